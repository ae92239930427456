import { expect, it } from 'vitest';
import { distinctIds } from './collector.ts';

it('gives each séance an id of its own, also those that took the place of another', () => {
  const idOf = distinctIds();
  expect([['a'], ['a'], ['a (3)'], ['a'], ['b', 'a'], ['b', 'c'], ['']].map((ids) => idOf(ids).id)).toEqual([
    ...['a', 'a (2)', 'a (3)', 'a (4)', 'b', 'c', ''],
  ]);
});

it('does not begin anew for each of many séances under one id', () => {
  const idOf = distinctIds();
  for (let count = 0; count < 200_000; count += 1) idOf(['0']);
  expect(idOf(['0']).id).toBe('0 (200001)');
});
