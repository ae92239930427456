import { expect, it } from 'vitest';
import { pastedCells, pastedOver } from './cell-clipboard.ts';

const rows = ['a', 'b', 'c'];
const columns = ['title', 'year'];
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const pasted = (texts: string[][], taken = at(0, 0)) => {
  const { cells, cut } = pastedCells(texts, pastedOver(texts, taken), rows, columns);
  return [...cells.map(({ key, column, text }) => `${key} ${column} ${text}`), cut];
};

it('puts each text in its own cell, from the first that is taken on', () => {
  const texts = [
    ['Lithium', '1999'],
    ['Cobalt', ''],
  ];
  expect(pasted(texts)).toEqual(['a title Lithium', 'a year 1999', 'b title Cobalt', 'b year ', 0]);
});

it('goes on with the same where more is taken, and counts what falls beside the table', () => {
  expect(pasted([['x']], at(0, 1, 2, 1))).toEqual(['a year x', 'b year x', 'c year x', 0]);
  expect(pasted([['1'], ['2']], at(0, 0, 2, 0))).toEqual(['a title 1', 'b title 2', 'c title 1', 0]);
  expect(pasted([['x', 'y', 'z'], ['w']], at(2, 1))).toEqual(['c year x', 5]);
});

it('leaves cells as they are beside a line that is shorter and goes on to none', () => {
  expect(pasted([['x', 'y'], []])).toEqual(['a title x', 'a year y', 0]);
});
