import { expect, it } from 'vitest';
import { withoutArticle } from './title-order.ts';

it.each([
  ['Le Sang et la Boue', 'fr', 'Sang et la Boue'],
  ['L’Âge d’or', 'fr', 'Âge d’or'],
  ['« Les Sentinelles »', 'fr', 'Sentinelles »'],
  ['Des hommes', 'fr', 'hommes'],
  ['Du côté de Marie', 'fr', 'Du côté de Marie'],
  ['Lettre à la mer', 'fr', 'Lettre à la mer'],
  ['A bout de souffle', 'fr', 'A bout de souffle'],
  ['A Quiet Shore', 'en', 'Quiet Shore'],
  ['Die Hard', 'en', 'Die Hard'],
  ['Die Welle', 'de', 'Welle'],
  ['De dijk en de dans', 'nl', 'dijk en de dans'],
  ['The Shore', null, 'Shore'],
  ['A bout de souffle', null, 'A bout de souffle'],
  ['Le', 'fr', 'Le'],
  ['Shio no michi', 'ja', 'Shio no michi'],
])('looks for %s (%s) under %s', (title, language, sorted) => {
  expect(withoutArticle(title, language)).toBe(sorted);
});
