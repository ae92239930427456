import { expect, it } from 'vitest';
import { rowsToDraw } from './cell-grid.tsx';

const ends = (rows: number[]) => [rows[0], rows.at(-1), rows.length];

it('draws the rows in sight and some beside them, never past the last', () => {
  expect(ends(rowsToDraw(0, 20, 3, 1999))).toEqual([0, 40, 41]);
  expect(ends(rowsToDraw(500, 20, 505, 1999))).toEqual([490, 540, 51]);
  expect(ends(rowsToDraw(0, 20, 0, 4))).toEqual([0, 4, 5]);
  expect(rowsToDraw(0, 20, 0, -1)).toEqual([]);
  // On paper all rows are drawn.
  expect(ends(rowsToDraw(0, Number.POSITIVE_INFINITY, 7, 1999))).toEqual([0, 1999, 2000]);
});

it('draws the focused row wherever it is', () => {
  expect(rowsToDraw(500, 20, 7, 1999).slice(0, 2)).toEqual([7, 490]);
  expect(rowsToDraw(0, 20, 900, 1999).slice(-2)).toEqual([40, 900]);
  // A search found few rows, and the table has not scrolled up yet.
  expect(rowsToDraw(500, 20, 0, 3)).toEqual([0]);
});
