import { expect, it } from 'vitest';
import { pastedCells, pastedOver } from './cell-clipboard.ts';

const rows = ['a', 'b', 'c'];
const columns = ['title', 'year'];
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const pasted = (texts: string[][], taken = at(0, 0)) => {
  const { cells, cut } = pastedCells(texts, pastedOver(texts, taken), rows, columns);
  return [...cells.map(({ key, column, text }) => `${key} ${column} ${text}`), cut];
};

it('pastes each text into a cell of its own, beginning with the first selected one', () => {
  const texts = [
    ['Lithium', '1999'],
    ['Cobalt', ''],
  ];
  expect(pasted(texts)).toEqual(['a title Lithium', 'a year 1999', 'b title Cobalt', 'b year ', 0]);
});

it('repeats the text over a larger selection, and counts what falls outside of the table', () => {
  expect(pasted([['x']], at(0, 1, 2, 1))).toEqual(['a year x', 'b year x', 'c year x', 0]);
  expect(pasted([['1'], ['2']], at(0, 0, 2, 0))).toEqual(['a title 1', 'b title 2', 'c title 1', 0]);
  expect(pasted([['x', 'y', 'z'], ['w']], at(2, 1))).toEqual(['c year x', 5]);
});

it('leaves cells unchanged beside a shorter line', () => {
  expect(pasted([['x', 'y'], []])).toEqual(['a title x', 'a year y', 0]);
});
