import { expect, it } from 'vitest';
import { stepOf, turnCells } from './cell-keys.ts';
import type { CellState } from './cell-state.ts';
import type { PlacedCells } from './placed-cells.ts';

const step = (key: string, row: number, column: number, ctrlKey = false) => {
  const to = stepOf({ key, ctrlKey, metaKey: false }, { row, column }, 40, 5);
  return to && [to.row, to.column];
};

it('moves from cell to cell, and with Ctrl to the ends', () => {
  expect(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => step(key, 7, 2))).toEqual([
    [8, 2],
    [6, 2],
    [7, 1],
    [7, 3],
    [7, 0],
    [7, 5],
  ]);
  expect(['ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => step(key, 7, 2, true))).toEqual([
    [0, 2],
    [7, 0],
    [7, 5],
    [0, 0],
    [40, 5],
  ]);
  expect(step('a', 7, 2)).toBeUndefined();
});

it('moves with Ctrl to the last saved row, and from there to the new one', () => {
  expect(step('ArrowDown', 7, 2, true)).toEqual([39, 2]);
  expect(step('ArrowDown', 39, 2, true)).toEqual([40, 2]);
});

it('moves a page up to the first row, but not into the search above, which an arrow reaches', () => {
  expect(step('PageUp', 20, 2)).toEqual([5, 2]);
  expect(step('PageUp', 7, 2)).toEqual([0, 2]);
  expect(step('PageDown', 7, 2)).toEqual([22, 2]);
  expect(step('ArrowUp', 0, 2)).toEqual([-1, 2]);
});

it('says that there is nothing to undo, unless something waits for an answer', async () => {
  const said: string[] = [];
  const turned = (isStuck: boolean) => {
    const store = { turn: async () => null, getState: () => ({ isStuck }) as CellState };
    const say = (text: string) => said.push(text);
    const cells = { store, say, t: (key: string) => key } as unknown as PlacedCells;
    return turnCells('undo', cells, 'f');
  };
  await turned(true);
  expect(said).toEqual([]);
  await turned(false);
  expect(said).toEqual(['nothing']);
});
