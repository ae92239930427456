import { expect, it } from 'vitest';
import { BoundedCache, CountedCache } from './bounded-cache.ts';

it('drops the least recently used entry when it is full', () => {
  const cache = new BoundedCache<string>(10);
  cache.set('a', 'A', 4);
  cache.set('b', 'B', 4);
  expect(cache.get('a')).toBe('A');
  cache.set('c', 'C', 4);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['A', undefined, 'C']);
  expect(cache.weight).toBe(8);
});

it('weighs a replaced value anew, and keeps none that is too heavy', () => {
  const cache = new BoundedCache<string>(10);
  cache.set('a', 'A', 9);
  cache.set('a', 'AA', 2);
  expect([cache.get('a'), cache.weight]).toEqual(['AA', 2]);
  cache.set('b', 'B', 11);
  expect([cache.get('a'), cache.get('b'), cache.weight]).toEqual(['AA', undefined, 2]);
});

it('keeps a number of values, and computes the others again', () => {
  const cache = new CountedCache<string, number>(2);
  const made: number[] = [];
  const ask = (key: number) =>
    cache.keep(key, () => {
      made.push(key);
      return `made ${key}`;
    });
  expect([1, 2, 1, 3, 1, 2].map(ask)).toEqual([1, 2, 1, 3, 1, 2].map((key) => `made ${key}`));
  expect(made).toEqual([1, 2, 3, 2]);
  cache.delete(1);
  ask(1);
  expect(made).toEqual([1, 2, 3, 2, 1]);
});
