import { expect, it } from 'vitest';
import { joinedRanges, without } from './meanings.ts';

it('joins hours that overlap or touch, and no others', () => {
  expect(
    joinedRanges([
      [720, 840],
      [600, 720],
      [900, 960],
    ]),
  ).toEqual([
    [600, 840],
    [900, 960],
  ]);
});

it('subtracts hours from hours', () => {
  expect(without([[600, 840]], [[660, 720]])).toEqual([
    [600, 660],
    [720, 840],
  ]);
});
