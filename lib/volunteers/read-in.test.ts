import { expect, it } from 'vitest';
import { readIn } from './read-in.ts';

it.each([
  [[], 'fr'],
  [['fr', 'en'], 'fr'],
  [['en', 'pt'], 'en'],
  [['pt'], 'fr'],
  [['fsl', 'fr'], 'fr'],
])('somebody who speaks %j is written to by a French festival in %s', (languages, locale) => {
  expect(readIn({ locale: 'fr' }, languages)).toBe(locale);
});
