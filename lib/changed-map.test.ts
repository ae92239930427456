import { expect, it } from 'vitest';
import { changedMap } from './changed-map.ts';

it.each([0, 1000])('answers as a copy would in which these keys were set and deleted, beside %i others', (size) => {
  const others = Array.from({ length: size }, (_, at) => [`${at}`, at] as const);
  const base = new Map([['a', 1], ['b', 2], ...others]);
  const once = changedMap(base, [
    ['b', 3],
    ['c', 4],
    ['a', undefined],
  ]);
  const twice = changedMap(once, [
    ['c', undefined],
    ['b', 5],
  ]);
  const asked = (map: ReadonlyMap<string, number>) => {
    const visited: unknown[] = [];
    map.forEach((value, key) => {
      visited.push([key, value]);
    });
    return {
      got: ['a', 'b', 'c', 'd', '7'].map((key) => map.get(key)),
      has: ['a', 'b', 'c', 'd', '7'].map((key) => map.has(key)),
      all: [[...map], [...map.entries()], [...map.keys()], [...map.values()], visited, map.size],
    };
  };
  expect(asked(once)).toEqual(asked(new Map([['b', 3], ...others, ['c', 4]])));
  expect(asked(twice)).toEqual(asked(new Map([['b', 5], ...others])));
  expect(asked(base)).toEqual(asked(new Map([['a', 1], ['b', 2], ...others])));
});
