import { expect, it } from 'vitest';
import { readMapping, saidColumns, saidTwice } from './list-columns.ts';

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
