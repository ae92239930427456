import { expect, it } from 'vitest';
import { ChangedMap } from './changed-map.ts';

it('answers as a copy would in which these keys were set and deleted', () => {
  const base = new Map([
    ['a', 1],
    ['b', 2],
  ]);
  const once = new ChangedMap(base, [
    ['b', 3],
    ['c', 4],
    ['a', undefined],
  ]);
  const twice = new ChangedMap(once, [
    ['c', undefined],
    ['b', 5],
  ]);
  const asked = (map: ReadonlyMap<string, number>) => ({
    got: ['a', 'b', 'c', 'd'].map((key) => map.get(key)),
    has: ['a', 'b', 'c', 'd'].map((key) => map.has(key)),
    all: [[...map], [...map.entries()], [...map.keys()], [...map.values()], map.size],
  });
  const copy = new Map([
    ['b', 3],
    ['c', 4],
  ]);
  expect(asked(once)).toEqual(asked(copy));
  expect(asked(twice)).toEqual(asked(new Map([['b', 5]])));
  const visited: unknown[] = [];
  twice.forEach((value, key) => {
    visited.push([key, value]);
  });
  expect(visited).toEqual([['b', 5]]);
  expect([...base]).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
});
