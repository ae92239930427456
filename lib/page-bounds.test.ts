import { expect, it } from 'vitest';
import { pageBounds } from './page-bounds.ts';

it.each([
  [100, 250, { from: 100, previous: 0, next: 200 }],
  [0, 250, { from: 0, previous: null, next: 100 }],
  // What stood on the page asked for is answered, or was never there: the last page.
  [9999, 250, { from: 200, previous: 100, next: null }],
  [200, 200, { from: 100, previous: 0, next: null }],
  [100, 100, { from: 0, previous: null, next: null }],
  [100, 0, { from: 0, previous: null, next: null }],
])('a list in pages of a hundred, from row %i of %i', (asked, total, bounds) =>
  expect(pageBounds(asked, 100, total)).toEqual(bounds),
);
