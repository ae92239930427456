import { expect, it } from 'vitest';
import { locales } from './locale.ts';
import { messages } from './messages.ts';

/*
 * A message that names a limit takes it from its constant (`{bytes, number, size}`, `{rows,
 * number}`); otherwise it becomes wrong in two languages when the limit is raised. Listed here are
 * the numbers that are not limits of ours.
 */
const ofOthers = {
  'what we ask of programs': ['openData.page.entries.live.hint'],
  'what other calendars take': ['subscribe.android.delay', 'subscribe.google.delay', 'subscribe.late.googleDelay'],
};

const SIZE = /\d\s?(?:[kMG]o|[kMG]B)\b/;
const LARGE = /\d[\s,]\d{3}(?!\d)/;
const BOUND =
  /\d[^.;]*\b(?:au plus|au moins|at most|at least)\b|\b(?:dépasse|plus de|moins de|jusqu’à|exceeds|over|more than|larger than|less than|up to|at least|at most|compte|counts|counted as|comptée)(?!\p{L}) (?:\p{L}+ )?\d/u;

type Tree = { [key: string]: string | Tree };
const sentencesOf = (tree: Tree, path = ''): [key: string, sentence: string][] =>
  Object.entries(tree).flatMap(([key, value]) => {
    const own = path ? `${path}.${key}` : key;
    return typeof value === 'string' ? [[own, value]] : sentencesOf(value, own);
  });

it.each(locales)('no sentence has a limit typed as a number, in %s', (locale) => {
  const typed = sentencesOf(messages[locale] as unknown as Tree)
    .map(([key, sentence]) => [key, sentence.replace(/=\d+ \{|\d+(?: h\b|h|:)\d*/g, '')] as const)
    .filter(([, sentence]) => SIZE.test(sentence) || LARGE.test(sentence) || BOUND.test(sentence))
    .map(([key]) => key);
  expect(typed.sort(), 'give the sentence its number as a value').toEqual(Object.values(ofOthers).flat().sort());
});
