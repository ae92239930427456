import { expect, it } from 'vitest';
import { readIn, volunteersApart } from './say-shift.ts';
import { volunteerOf } from './testing.ts';

it.each([
  [[], 'fr'],
  [['fr', 'en'], 'fr'],
  [['en', 'pt'], 'en'],
  [['pt'], 'fr'],
  [['fsl', 'fr'], 'fr'],
])('a French festival writes to somebody who speaks %j in %s', (languages, locale) => {
  expect(readIn({ locale: 'fr' }, languages)).toBe(locale);
});

it('tells namesakes among volunteers apart by their contact, else by the number of their record', () => {
  const apart = volunteersApart([
    volunteerOf(1, { name: 'Léa Roy', contact: '06 39 98 00 01' }),
    volunteerOf(2, { name: 'lea  roy', contact: 'lea@example.org' }),
    volunteerOf(3, { name: 'Tom', contact: '06 39 98 00 02' }),
    volunteerOf(4, { name: 'Tom', contact: '06 39 98 00 02' }),
    volunteerOf(5, { name: 'Tom' }),
    volunteerOf(6, { name: 'Ana', contact: '06 39 98 00 03' }),
  ]);
  expect([...apart.values()].map(({ name }) => name)).toEqual([
    'Léa Roy (06 39 98 00 01)',
    'lea  roy (lea@example.org)',
    'Tom (3)',
    'Tom (4)',
    'Tom (5)',
    'Ana',
  ]);
});
