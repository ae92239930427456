import { expect, it } from 'vitest';
import {
  beginsText,
  cellsOfText,
  clipboardOfCells,
  pastedCells,
  pastedOver,
  stepOf,
  textOfCells,
  turnCells,
} from './cell-keys.ts';
import type { CellState } from './cell-state.ts';
import { type PlacedCells, placedCells, type TakenCells } from './placed-cells.ts';

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

it.each<[string, string[][]]>([
  ['a', [['a']]],
  [
    'a\tb\r\nc\td\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a\t\n\tb',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['a\t', [['a', '']]],
  ['"x\ny"\t"il dit ""non"""\nz', [['x\ny', 'il dit "non"'], ['z']]],
  ['le 12" rare\tb', [['le 12" rare', 'b']]],
  ['"a" et "b"\tx', [['"a" et "b"', 'x']]],
  ['"pas fermé\tb\nc', [['"pas fermé', 'b'], ['c']]],
])('reads what a spreadsheet copied: %j', (text, cells) => {
  expect(cellsOfText(text)).toEqual(cells);
});

it.each<[string[][]]>([
  [
    [
      ['a', 'x\ny', ''],
      ['"q"', '\t', 'é'],
    ],
  ],
  [[['a'], ['']]],
  [[['']]],
])('writes what it reads: %j', (cells) => expect(cellsOfText(textOfCells(cells))).toEqual(cells));

it('a letter begins to edit a cell, but not the key for the list of keys, nor space where there are few values', () => {
  expect(['a', '/', ' ', '?', 'F2', 'Shift'].filter((key) => beginsText(key, null))).toEqual(['a', '/', ' ']);
  expect(['a', ' ', '?'].filter((key) => beginsText(key, ['oui']))).toEqual(['a']);
});

it('pastes a block over rows of others and past the edge: writes what it may, and says both of the rest', () => {
  const state = {
    rows: new Map([
      ['a', { isTheirs: true }],
      ['b', {}],
    ]),
  } as unknown as CellState;
  const [written, said]: [unknown[], (string | null)[]] = [[], []];
  const store = { write: (cells: unknown) => written.push(cells) };
  const cells = placedCells({
    store,
    state,
    columns: [{ key: 'title' }],
    present: ['a', 'b'],
    mayEdit: true,
    t: (key: string, { count }: { count: number }) => `${key} ${count}.`,
    say: (notice: string | null) => said.push(notice),
  } as unknown as Parameters<typeof placedCells>[0]);
  const taken = { active: { row: 0, column: 0 }, block: at(0, 0), take: () => {} } as unknown as TakenCells;
  const { onPaste } = clipboardOfCells(cells, taken);
  const text = '"Terre\nrare"\t1971\r\n"Un ""autre"" film"\t\r\n';
  onPaste({ clipboardData: { getData: () => text }, preventDefault: () => {} } as never);
  expect(written).toEqual([[{ key: 'b', column: 'title', text: 'Un "autre" film' }]]);
  expect(said).toEqual(['readOnlyLeft 1. cut 2.']);
});
