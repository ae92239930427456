import { expect, it } from 'vitest';
import { blockBetween, followed, type Held, isSeveral, placeOfHeld, placesIn } from './placed-cells.ts';

const same = (key: string) => key;
const held = (key: string | null): Held => ({ key, column: 2 });
const after = (key: string | null, before: string, present: string, keyNow = same) => {
  const now = followed(held(key), [...before], [...present], keyNow);
  return [now.key, placeOfHeld(now, [...present]).row, now.column];
};

it('stays on its row wherever that moves', () => {
  expect(after('b', 'abc', 'xabc')).toEqual(['b', 2, 2]);
  expect(after('b', 'abc', 'bc')).toEqual(['b', 0, 2]);
  expect(after('b', 'abc', 'cba')).toEqual(['b', 1, 2]);
  const b = held('b');
  expect(followed(b, ['a', 'b'], ['b'], same), 'nothing is drawn anew for it').toBe(b);
});

it('goes to the nearest row when its own is deleted, preferably below', () => {
  expect(after('b', 'abcd', 'acd')).toEqual(['c', 1, 2]);
  expect(after('b', 'abcd', 'ad')).toEqual(['d', 1, 2]);
  expect(after('d', 'abcd', 'ab')).toEqual(['b', 1, 2]);
  expect(after('b', 'ab', '')).toEqual([null, 0, 2]);
  // A row that was made in the same act.
  expect(after('n', 'ab', 'abn')).toEqual(['n', 2, 2]);
});

it('follows the new key of its row; without a key it is in the first row', () => {
  expect(after('9', '19', '1n', (key) => (key === '9' ? 'n' : key))).toEqual(['n', 1, 2]);
  expect(after(null, 'abc', 'cab')).toEqual([null, 0, 2]);
});

it('selects the cells between two, in either order, without row numbers', () => {
  const block = { top: 1, bottom: 2, left: 0, right: 1 };
  expect(blockBetween({ row: 2, column: 0 }, { row: 1, column: 1 })).toEqual(block);
  expect(blockBetween({ row: 1, column: 1 }, { row: 2, column: -1 })).toEqual(block);
  expect(placesIn(block)).toEqual([
    [
      { row: 1, column: 0 },
      { row: 1, column: 1 },
    ],
    [
      { row: 2, column: 0 },
      { row: 2, column: 1 },
    ],
  ]);
  const number = { row: 3, column: -1 };
  expect(placesIn(blockBetween(number, number))).toEqual([[]]);
  expect([block, blockBetween(number, number)].map(isSeveral)).toEqual([true, false]);
});
