import { expect, it } from 'vitest';
import { cellsOfText, textOfCells } from './spreadsheet-text.ts';

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
  ['"pas fermé\tb\nc', [['"pas fermé', 'b'], ['c']]],
])('reads what a spreadsheet copied: %j', (text, cells) => {
  expect(cellsOfText(text)).toEqual(cells);
});

it('writes what it reads', () => {
  const cells = [
    ['a', 'x\ny', ''],
    ['"q"', '\t', 'é'],
  ];
  expect(cellsOfText(textOfCells(cells))).toEqual(cells);
});
