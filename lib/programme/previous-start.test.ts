import { expect, it } from 'vitest';
import type { Documents } from '#lib/model/documents.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { draftOf, eventOf, releaseAt } from '#lib/model/draft-testing.ts';
import { diff } from './diff.ts';
import { isBackAtFirstStart } from './previous-start.ts';
import { freeze, isSameProgramme } from './release.ts';

const draft = (own: Partial<DraftEvent> = {}) => draftOf([eventOf(10, own)]);
const only = ({ public: { events } }: Documents) => events[0];

const TWO = { day: '2026-11-28', startsAt: '2026-11-28T14:00', startInstant: '2026-11-28T13:00:00.000Z' };
const SIX = { day: '2026-11-28', startsAt: '2026-11-28T18:00', startInstant: '2026-11-28T17:00:00.000Z' };

it('is kept from the release that moved a séance, through those that do not', () => {
  const first = freeze(draft(), null, releaseAt(1));
  expect(only(first)).not.toHaveProperty('previousStart');
  const moved = freeze(draft({ startsAt: SIX.startsAt }), first, releaseAt(2));
  expect(only(moved)).toMatchObject({ previousStart: TWO, sequence: 2 });
  const renamed = freeze(draft({ startsAt: SIX.startsAt, title: { fr: 'Autre' } }), moved, releaseAt(3));
  expect(only(renamed)).toMatchObject({ previousStart: TWO, sequence: 3 });
  const again = freeze(draft({ startsAt: '2026-11-29T10:00' }), renamed, releaseAt(4));
  expect(only(again)?.previousStart).toEqual({ ...SIX, first: TWO.startsAt });
});

it('says of a séance that is back where it was first announced that it is, and of one back anywhere else that it moved', () => {
  const told = (...starts: string[]) => {
    const last = starts.reduce<Documents | null>(
      (previous, startsAt, index) => freeze(draft({ startsAt }), previous, releaseAt(index + 1)),
      null,
    );
    const event = last && only(last);
    return event && [event.previousStart?.startsAt, isBackAtFirstStart(event)];
  };
  const [two, six, nine] = [TWO.startsAt, SIX.startsAt, '2026-11-28T21:00'];
  expect(told(two)).toEqual([undefined, false]);
  expect(told(two, six)).toEqual([two, false]);
  expect(told(two, six, two)).toEqual([six, true]);
  expect(told(two, six, two, two)).toEqual([six, true]);
  expect(told(two, six, two, six)).toEqual([two, false]);
  expect(told(two, six, nine, six)).toEqual([nine, false]);
  expect(told(two, six, nine, two)).toEqual([nine, true]);
});

it('is that of the slot a postponed séance lost, once it has another', () => {
  const first = freeze(draft(), null, releaseAt(1));
  const postponed = freeze(draft({ startsAt: null }), first, releaseAt(2));
  expect(only(postponed)).not.toHaveProperty('previousStart');
  const back = freeze(draft({ startsAt: SIX.startsAt }), postponed, releaseAt(3));
  expect(only(back)?.previousStart).toEqual(TWO);
  expect(only(freeze(draft(), postponed, releaseAt(3)))).not.toHaveProperty('previousStart');
});

it('is that of the current release, not of an older one that is published again', () => {
  const first = freeze(draft(), null, releaseAt(1));
  const moved = freeze(draft({ startsAt: SIX.startsAt }), first, releaseAt(2));
  const later = freeze(draft({ startsAt: '2026-11-29T10:00' }), moved, releaseAt(3));
  expect(only(freeze(draft(), later, { ...releaseAt(4), older: moved }))?.previousStart).toMatchObject({
    startsAt: '2026-11-29T10:00',
  });
  expect(only(freeze(draft(), moved, { ...releaseAt(3), older: first }))?.previousStart).toEqual({
    ...SIX,
    first: TWO.startsAt,
  });
});

it('makes no difference between two releases with the same hour', () => {
  const first = freeze(draft(), null, releaseAt(1));
  const moved = freeze(draft({ startsAt: SIX.startsAt }), first, releaseAt(2));
  const back = freeze(draft(), moved, releaseAt(3));
  expect(only(back)?.previousStart).toEqual({ ...SIX, first: TWO.startsAt });
  expect(diff(first.public, back.public)).toEqual([]);
});

it('leaves releases that were frozen before it was stored as they are', () => {
  const first = freeze(draft(), null, releaseAt(1));
  const moved = freeze(draft({ startsAt: SIX.startsAt }), first, releaseAt(2));
  const old: Documents = JSON.parse(
    JSON.stringify(moved, (key, value) => (key === 'previousStart' ? undefined : value)),
  );
  const next = freeze(draft({ startsAt: SIX.startsAt }), old, releaseAt(3));
  expect(isSameProgramme(old, next)).toBe(true);
  expect(only(next)).toEqual(only(old));
  // A release that only knows more does not change the séance either.
  expect(only(freeze(draft({ startsAt: SIX.startsAt }), moved, releaseAt(3)))?.sequence).toBe(2);
});
