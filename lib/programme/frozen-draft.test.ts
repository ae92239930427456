import { expect, it } from 'vitest';
import { eventOf } from '#lib/model/draft-testing.ts';
import { dropOldest } from './frozen-draft.ts';

/** What remains cached of drafts with this many séances, the oldest first. */
function staying(...sizes: number[]): number[] {
  const kept = new Map(
    sizes.map((size, at) => [at, { frozen: { draft: { events: Array.from({ length: size }, () => eventOf(1)) } } }]),
  );
  dropOldest(kept);
  return [...kept.values()].map(({ frozen }) => frozen.draft.events.length);
}

it('keeps the drafts of some festivals, and of large ones the last alone', () => {
  expect(staying(1, 2, 3, 4, 5, 6)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(staying(1, 2, 3, 4, 5, 6, 7)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(staying(14_000, 200)).toEqual([200]);
  expect(staying(200, 14_000)).toEqual([14_000]);
  expect(staying(4000, 3000, 3000)).toEqual([4000, 3000, 3000]);
});
