import { expect, it } from 'vitest';
import { editEvent, unscheduleEvent } from '#lib/events/mutations.ts';
import { readEvent } from '#lib/events/root.ts';
import { eventInput } from '#lib/events/schema.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { eventOf } from '#lib/model/draft-testing.ts';
import { dropOldest, figuresOf, releaseStateOf } from './frozen-draft.ts';
import { publishRelease } from './publish-testing.ts';

/** What remains cached of drafts with this many séances, the oldest first. */
function staying(...sizes: number[]): number[] {
  const kept = new Map(
    sizes.map((size, at) => [at, { frozen: { draft: { events: Array.from({ length: size }, () => eventOf(1)) } } }]),
  );
  dropOldest(kept);
  return [...kept.values()].map(({ frozen }) => frozen.draft.events.length);
}

it('keeps the drafts of some festivals, and of large ones only the last', () => {
  expect(staying(1, 2, 3, 4, 5, 6)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(staying(1, 2, 3, 4, 5, 6, 7)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(staying(14_000, 200)).toEqual([200]);
  expect(staying(200, 14_000)).toEqual([14_000]);
  expect(staying(4000, 3000, 3000)).toEqual([4000, 3000, 3000]);
});

const AT = '2026-05-02T10:00:00.000Z';
const NOW = '2026-05-03T10:00:00.000Z';

it('names the séances that differ from the public ones, and follows every change', () => {
  const { db, made, festival, actor } = workingFestival('schedule');
  expect(releaseStateOf(festival, NOW, db)).toMatchObject({ release: null, unpublished: [], count: 0 });

  const publisher = authorizeFestival(actor, made.slug, 'publish', db);
  const publication = { clientKey: '', expected: 0, only: null, suggestedTimes: 'confirm', note: {} } as const;
  publishRelease(publisher, publication, AT);
  expect(releaseStateOf(festival, NOW, db)).toMatchObject({
    release: { number: 1, at: AT },
    unpublished: [],
    count: 0,
  });

  const [first, second] = made.eventIds.map((id) => readEvent(db, festival.id, id)).filter((e) => e?.startsAt);
  if (!first || !second) throw new Error('Two scheduled séances are needed.');
  unscheduleEvent(festival, first.id, { version: 1, clientKey: null }, NOW);
  const numbers = () => releaseStateOf(festival, NOW, db).unpublished.map((difference) => difference.number);
  expect(numbers()).toEqual([first.number]);

  // Only the team sees this one.
  const clock = { timeZone: festival.timeZone, dayStartsAt: festival.dayStartsAt };
  const team = eventInput(clock).parse({ version: String(second.version), teamNotes: 'Prévoir un second micro' });
  editEvent(festival, second.id, team, NOW);
  expect(numbers().sort()).toEqual([first.number, second.number].sort());

  // What leaves a thread says the same, and names only the first of many.
  const state = releaseStateOf(festival, NOW, db);
  const [one] = state.unpublished;
  if (!one) throw new Error('A difference is needed.');
  const { named, more, leftOut } = figuresOf({ ...state, unpublished: Array.from({ length: 7 }, () => one) });
  expect({ named, more }).toEqual({ named: Array.from({ length: 5 }, () => one), more: 2 });
  expect(figuresOf(state)).toMatchObject({ named: state.unpublished, more: 0 });
  expect(leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(state.leftOut.length);
});
