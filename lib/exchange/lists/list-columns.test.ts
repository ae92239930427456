import { expect, it } from 'vitest';
import { filmColumns } from './film-columns.ts';
import { readMapping, saidColumns, saidTwice, shownFact } from './list-columns.ts';

const columns = ['title', 'minutes', 'year'] as const;

it('keeps what was chosen for each column, also what was chosen twice', () => {
  expect(saidColumns(columns, ['title', 'minutes', 'minutes', 'nothing'], 5)).toEqual([
    'title',
    'minutes',
    'minutes',
    '',
    '',
  ]);
});

it('names the columns that hold what another holds, and reads the first of them', () => {
  const said = ['minutes', '', 'title', 'minutes', ''];
  expect(saidTwice(said)).toEqual([0, 3]);
  expect(readMapping(columns, said, 5)).toEqual(['minutes', null, 'title', null, null]);
  expect(saidTwice(['title', '', ''])).toEqual([]);
});

it('a plan says a fact in words, each with the one way its column has', () => {
  const shown = (fact: string, value: unknown) => shownFact(filmColumns, fact, value, 'fr');
  expect(shown('rightsKind', 'on-site-consultation')).toBe('consultation sur place');
  expect(shown('rightsKind', null)).toBe('');
  expect(shown('minutes', 95)).toBe('95\u00a0min');
  expect(shown('title', { fr: 'Le Son', en: 'Sound' })).toBe('Le Son / Sound');
});
