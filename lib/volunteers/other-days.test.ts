import { describe, expect, it } from 'vitest';
import { momentsOf } from './moments.ts';
import { dayOfRule, onOtherDay, otherDaysOf } from './other-days.ts';
import { eventShiftOf, shiftOf } from './testing.ts';

const PARIS = { timeZone: 'Europe/Paris', dayStartsAt: '05:00' };
const DAYS = ['2026-11-27', '2026-11-28', '2026-11-29'];
const night = shiftOf(1, { startsAt: '2026-11-28T23:30', endsAt: '2026-11-29T02:00' });

/** A séance on the 29th only, in room 7, from 18:00 to 20:00. */
const moments = momentsOf(
  PARIS,
  [
    {
      id: 1,
      day: '2026-11-29',
      roomIds: [7],
      isCancelled: false,
      doors: Date.parse('2026-11-29T16:45Z') / 60_000,
      start: Date.parse('2026-11-29T17:00Z') / 60_000,
      end: Date.parse('2026-11-29T19:00Z') / 60_000,
      free: Date.parse('2026-11-29T19:15Z') / 60_000,
    },
  ],
  [],
);

describe('the same shift on another day', () => {
  it('keeps its hours, those of the night too', () => {
    expect(dayOfRule(night, PARIS)).toBe('2026-11-28');
    expect(onOtherDay(night, '2026-11-27', PARIS)).toMatchObject({
      startsAt: '2026-11-27T23:30',
      endsAt: '2026-11-28T02:00',
    });
    const early = shiftOf(2, { startsAt: '2026-11-29T01:00', endsAt: '2026-11-29T03:00' });
    expect(dayOfRule(early, PARIS)).toBe('2026-11-28');
    expect(onOtherDay(early, '2026-11-27', PARIS)).toMatchObject({ startsAt: '2026-11-28T01:00' });
  });

  it('names days on which the clocks skip an hour, and leaves out shifts that belong to no day', () => {
    const early = shiftOf(1, { startsAt: '2026-03-28T02:30', endsAt: '2026-03-28T04:00' });
    expect(onOtherDay(early, '2026-03-28', PARIS)).toBe('skipped');
    expect(onOtherDay(eventShiftOf(2, 1), '2026-11-27', PARIS)).toBeNull();
    expect(otherDaysOf(eventShiftOf(2, 1), DAYS, [], moments)).toEqual([]);
  });

  it('says when it would be, where it exists already, and where nothing is on in its room', () => {
    const there = shiftOf(2, { startsAt: '2026-11-27T23:30', endsAt: '2026-11-28T02:00' });
    const gone = shiftOf(3, { startsAt: '2026-11-29T23:30', endsAt: '2026-11-30T02:00', status: 'cancelled' });
    expect(otherDaysOf(night, DAYS, [night, there, gone], moments)).toMatchObject([
      { day: '2026-11-27', would: { isTimed: false, why: 'there' } },
      { day: '2026-11-29', would: { isTimed: true, startsAt: '2026-11-29T23:30', endsAt: '2026-11-30T02:00' } },
    ]);
    const room = eventShiftOf(4, 0, { rule: 'room-day', eventId: null, roomId: 7, date: '2026-11-28' });
    expect(otherDaysOf(room, DAYS, [room], moments)).toMatchObject([
      { day: '2026-11-27', would: { isTimed: false, why: 'empty-room' } },
      { day: '2026-11-29', would: { isTimed: true, startsAt: '2026-11-29T17:35', endsAt: '2026-11-29T20:15' } },
    ]);
    // For a whole day in a room the anchors determine the hours, so another length means other
    // work.
    for (const [other, isTimed] of [
      [{ fromMinutes: -60 }, true],
      [{ toAnchor: 'end' }, true],
      [{}, false],
    ] as const)
      expect(
        otherDaysOf(room, DAYS, [room, { ...room, id: 5, date: '2026-11-29', ...other }], moments)[1],
      ).toMatchObject({ would: { isTimed } });
  });
});
