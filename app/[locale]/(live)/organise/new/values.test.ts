import { expect, it } from 'vitest';
import { besideFirstName } from './values.ts';

it('asks for a name missing in both languages in the language of the reader, before the rest', () => {
  const errors = { opensAt: 'une heure', 'name.fr': 'à remplir' };
  const none = { name: { fr: ' ', en: '' } };
  expect(Object.entries(besideFirstName(errors, none, 'en'))).toEqual([
    ['name.en', 'à remplir'],
    ['opensAt', 'une heure'],
  ]);
  expect(Object.keys(besideFirstName(errors, none, 'fr'))).toEqual(['name.fr', 'opensAt']);
  expect(besideFirstName({ 'name.fr': 'trop long' }, { name: { fr: 'Un nom' } }, 'en')).toEqual({
    'name.fr': 'trop long',
  });
});
