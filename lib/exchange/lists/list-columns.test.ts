import { expect, it } from 'vitest';
import { filmColumns } from './film-columns.ts';
import { readMapping, saidColumns, saidTwice, shownFact } from './list-columns.ts';

const columns = ['title', 'minutes', 'year'] as const;

it('keeps what was chosen for each column, also if it was chosen twice', () => {
  expect(saidColumns(columns, ['title', 'minutes', 'minutes', 'nothing'], 5)).toEqual([
    'title',
    'minutes',
    'minutes',
    '',
    '',
  ]);
});

it('names columns with the same meaning, and reads the first of them', () => {
  const said = ['minutes', '', 'title', 'minutes', ''];
  expect(saidTwice(said)).toEqual([0, 3]);
  expect(readMapping(columns, said, 5)).toEqual(['minutes', null, 'title', null, null]);
  expect(saidTwice(['title', '', ''])).toEqual([]);
});

it('a plan says each fact in words, in the one form of its column', () => {
  const shown = (fact: string, value: unknown) => shownFact(filmColumns, fact, value, 'fr');
  expect(shown('rightsKind', 'on-site-consultation')).toBe('consultation sur place');
  expect(shown('rightsKind', null)).toBe('');
  expect(shown('minutes', 95)).toBe('95\u00a0min');
  expect(shown('title', { fr: 'Le Son', en: 'Sound' })).toBe('Le Son / Sound');
});
