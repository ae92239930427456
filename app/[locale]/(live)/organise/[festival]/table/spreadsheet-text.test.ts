import { expect, it } from 'vitest';
import { beginsText, cellsOfText, textOfCells } from './spreadsheet-text.ts';

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
