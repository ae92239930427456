import { expect, it } from 'vitest';
import { followed, type Held, rowOf } from './held-place.ts';

const same = (key: string) => key;
const held = (key: string | null): Held => ({ key, column: 2 });
const after = (key: string | null, before: string, present: string, keyNow = same) => {
  const now = followed(held(key), [...before], [...present], keyNow);
  return [now.key, rowOf(now, [...present]), now.column];
};

it('stays in its row, wherever that comes to stand', () => {
  expect(after('b', 'abc', 'xabc')).toEqual(['b', 2, 2]);
  expect(after('b', 'abc', 'bc')).toEqual(['b', 0, 2]);
  expect(after('b', 'abc', 'cba')).toEqual(['b', 1, 2]);
  const b = held('b');
  expect(followed(b, ['a', 'b'], ['b'], same), 'nothing is drawn anew for it').toBe(b);
});

it('goes to the nearest row where its own is gone, below it first', () => {
  expect(after('b', 'abcd', 'acd')).toEqual(['c', 1, 2]);
  expect(after('b', 'abcd', 'ad')).toEqual(['d', 1, 2]);
  expect(after('d', 'abcd', 'ab')).toEqual(['b', 1, 2]);
  expect(after('b', 'ab', '')).toEqual([null, 0, 2]);
  // One that was made with it.
  expect(after('n', 'ab', 'abn')).toEqual(['n', 2, 2]);
});

it('goes on under the key that its row has now, and without one is in the first row', () => {
  expect(after('9', '19', '1n', (key) => (key === '9' ? 'n' : key))).toEqual(['n', 1, 2]);
  expect(after(null, 'abc', 'cab')).toEqual([null, 0, 2]);
});
