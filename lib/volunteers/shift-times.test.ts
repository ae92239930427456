import { describe, expect, it } from 'vitest';
import { randomProgramme } from '#lib/events/random-programme-testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, personOf, roomOf } from '#lib/model/draft-testing.ts';
import { freeze } from '#lib/programme/release.ts';
import { delayed, momentsOf, seancesOfDocument, seancesOfDraft } from './moments.ts';
import { idsOfDraft } from './plan.ts';
import type { Shift } from './roots.ts';
import { shiftTimesOf } from './shift-times.ts';
import { eventShiftOf, momentsOfDraft, shiftOf } from './testing.ts';

/** 14:00 to 15:00 in room 1; doors 10 minutes before, free 10 minutes after. */
const seance = eventOf(1);
const evening = eventOf(2, { startsAt: '2026-11-28T23:30', items: [itemOf(201, { minutes: 90 })] });
const cancelled = eventOf(3, { startsAt: '2026-11-28T09:00', status: 'cancelled' });
const unscheduled = eventOf(4, { startsAt: null });
const moments = momentsOfDraft([seance, evening, cancelled, unscheduled], {
  rooms: [roomOf(1), roomOf(2)],
  people: [personOf(1, { arrivesAt: '2026-11-28T11:20' })],
});

const said = (shift: Shift, of = moments) => {
  const times = shiftTimesOf(shift, of);
  if (!times.isTimed) return times.why;
  return `${times.day} ${times.startsAt.slice(5)}–${times.endsAt.slice(5)} room ${times.roomId}`;
};
const roomDay = { rule: 'room-day' as const, eventId: null, roomId: 1, date: '2026-11-28' };
const guest = {
  rule: 'guest' as const,
  eventId: null,
  personId: 1,
  moment: 'arrival' as const,
  fromAnchor: null,
  toAnchor: null,
  fromMinutes: -30,
  toMinutes: 45,
};

describe('when a shift is', () => {
  it.each<[string, Shift, string]>([
    ['fixed hours', shiftOf(1), '2026-11-28 11-28T10:00–11-28T12:00 room null'],
    [
      'fixed hours of the night belong to the evening before',
      shiftOf(1, { startsAt: '2026-11-29T00:30', endsAt: '2026-11-29T02:00', roomId: 2 }),
      '2026-11-28 11-29T00:30–11-29T02:00 room 2',
    ],
    [
      'ten minutes before the doors until the room is free',
      eventShiftOf(1, 1),
      '2026-11-28 11-28T13:40–11-28T15:10 room 1',
    ],
    [
      'of a séance, in another place',
      eventShiftOf(1, 1, { roomId: 2, fromAnchor: 'start', fromMinutes: 0, toAnchor: 'end', toMinutes: 5 }),
      '2026-11-28 11-28T14:00–11-28T15:05 room 2',
    ],
    [
      'a room for a day, its cancelled séance left out, into the night',
      eventShiftOf(1, 0, roomDay),
      '2026-11-28 11-28T13:40–11-29T01:10 room 1',
    ],
    ['around an arrival', eventShiftOf(1, 0, guest), '2026-11-28 11-28T10:50–11-28T12:05 room null'],
    ['around a departure nobody knows', eventShiftOf(1, 0, { ...guest, moment: 'departure' }), 'guest-unknown'],
    ['of a cancelled séance', eventShiftOf(1, 3), 'cancelled'],
    ['of a séance without a time', eventShiftOf(1, 4), 'unscheduled'],
    ['of a séance that is not there', eventShiftOf(1, 99), 'unscheduled'],
    ['of a room where nothing is', eventShiftOf(1, 0, { ...roomDay, date: '2026-11-29' }), 'empty-room'],
    ['from after it ends', eventShiftOf(1, 1, { fromAnchor: 'free', fromMinutes: 30 }), 'backwards'],
  ])('%s', (_, shift, expected) => {
    expect(said(shift)).toBe(expected);
  });

  it('counts elapsed minutes where the clocks change', () => {
    const night = eventOf(1, { startsAt: '2026-10-24T23:00', items: [itemOf(101, { minutes: 240 })] });
    const [of] = [momentsOfDraft([night])];
    // 240 minutes after 23:00 it is 02:00 for the second time.
    expect(said(eventShiftOf(1, 1, { fromMinutes: 0 }), of)).toBe('2026-10-24 10-24T22:50–10-25T02:10 room 1');
    const times = shiftTimesOf(eventShiftOf(1, 1, { fromMinutes: 0 }), of);
    expect(times.isTimed && times.end - times.start).toBe(260);
    expect(times).toMatchObject({ endsAt: '2026-10-25T02:10', isEndAgain: true });
    const first = shiftTimesOf(eventShiftOf(1, 1, { toAnchor: 'end', toMinutes: -45 }), of);
    expect([first.isTimed && first.endsAt, 'isEndAgain' in first]).toEqual(['2026-10-25T02:15', false]);
  });
});

describe('a release', () => {
  const ids = { events: new Map([1, 2, 3].map((n) => [n, n])), rooms: new Map([[101, 1]]) };
  const draft = draftOf([seance, evening, cancelled]);
  const { team } = freeze(draft, null, { number: 1, at: '2026-05-01T10:00:00.000Z' });

  it('gives the same times as its draft', () => {
    const sorted = (list: ReturnType<typeof seancesOfDraft>) => [...list].sort((a, b) => a.id - b.id);
    expect(sorted(seancesOfDocument(team, ids))).toEqual(sorted(seancesOfDraft(indexDraft(draft))));
    // It ends in the second of the two hours.
    const autumn = draftOf([eventOf(1, { startsAt: '2026-10-25T01:30', items: [itemOf(101, { minutes: 145 })] })]);
    const released = freeze(autumn, null, { number: 1, at: '2026-05-01T10:00:00.000Z' }).team;
    expect(seancesOfDocument(released, ids)).toEqual(seancesOfDraft(indexDraft(autumn)));
    // Its doors open in the second of the two hours.
    const later = draftOf([eventOf(1, { startsAt: '2026-10-25T03:05', items: [itemOf(101, { minutes: 60 })] })]);
    const frozen = freeze(later, null, { number: 1, at: '2026-05-01T10:00:00.000Z' }).team;
    expect(seancesOfDocument(frozen, ids)).toEqual(seancesOfDraft(indexDraft(later)));
    for (let seed = 1; seed <= 60; seed += 1) {
      const random = randomProgramme(seed);
      const said = freeze(random, null, { number: 1, at: '2026-05-01T10:00:00.000Z' }).team;
      const seances = sorted(seancesOfDocument(said, idsOfDraft(random)));
      expect(seances, `seed ${seed}`).toEqual(sorted(seancesOfDraft(indexDraft(random))));
    }
  });

  it('has no times for a séance added later, and moves shifts with the delay of their séance', () => {
    const seances = seancesOfDocument(team, ids);
    const late = delayed(seances, new Map([[1, { startMinutes: 20, endMinutes: 5 }]]));
    const of = momentsOf({ timeZone: 'Europe/Paris', dayStartsAt: '05:00' }, late, []);
    expect(said(eventShiftOf(1, 1), of)).toBe('2026-11-28 11-28T14:00–11-28T15:15 room 1');
    expect(said(eventShiftOf(1, 4), of)).toBe('unscheduled');
  });
});
