import { expect, it } from 'vitest';
import { acceptedLocale } from './accepted-locale.ts';

it.each([
  [null, 'fr'],
  ['', 'fr'],
  ['*', 'fr'],
  ['de', 'fr'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['EN-us', 'en'],
  ['fr-FR,fr;q=0.9,en;q=0.8', 'fr'],
  ['en;q=0.8,fr;q=0.9', 'fr'],
  ['en;q=0.5,fr;q=0.5', 'fr'],
  ['de,en;q=0.7', 'en'],
  ['en;q=0', 'fr'],
  ['fr;q=0.1;level=1,en;level=2;q=0.2', 'en'],
  ['english', 'fr'],
  [`${'de,'.repeat(10_000)}en`, 'fr'],
])('chooses for %j %s', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});
