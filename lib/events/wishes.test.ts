import { describe, expect, it } from 'vitest';
import type { DraftEvent } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf, roomOf } from '#lib/model/draft-testing.ts';
import { conflictsOf } from './conflicts.ts';
import { eventWishes } from './event-wishes.ts';
import { prepare } from './prepared.ts';
import { slotsFor } from './slots.ts';
import { actsOf } from './warning-fixes.ts';
import { inWishedOrder } from './wishes.ts';

// A Thursday.
const DAY = '2026-11-26';
const at = (id: number, hour: string | null, own: Partial<DraftEvent> = {}) =>
  eventOf(id, {
    startsAt: hour && (hour.length > 5 ? hour : `${DAY}T${hour}`),
    rooms: [{ roomId: 1, use: 'main' }],
    items: [itemOf(id * 100, { kind: 'other', minutes: 60 })],
    ...own,
  });
const rooms = [roomOf(1), roomOf(2)];
const unmet = (events: DraftEvent[]) =>
  conflictsOf(draftOf(events, { rooms })).flatMap((one) =>
    one.code === 'wish-unmet' ? [[one.wish, ...one.eventIds]] : [],
  );

describe('a séance goes against its wish', () => {
  it.each<[string, DraftEvent[], unknown[]]>([
    ['in the part of its day', [at(1, '12:00', { wishes: { part: 'morning' } })], ['part', 1]],
    ['late is after ten and in the night', [at(1, '20:00', { wishes: { part: 'late' } })], ['part', 1]],
    ['in the hours of schools', [at(1, '16:00', { wishes: { school: true } })], ['school', 1]],
    ['on a Wednesday afternoon', [at(1, '2026-11-25T14:00', { wishes: { school: true } })], ['school', 1]],
    ['before what it should follow', [at(1, '10:00', { wishes: { after: 2 } }), at(2, '14:00')], ['after', 1, 2]],
    ['after what it should precede', [at(1, '15:00', { wishes: { before: 2 } }), at(2, '14:00')], ['before', 1, 2]],
    ['first', [at(1, '15:00', { wishes: { edge: 'first' } }), at(2, '14:00'), at(3, '12:00')], ['edge', 1, 3]],
    ['last', [at(1, '15:00', { wishes: { edge: 'last' } }), at(2, '16:00'), at(3, '18:00')], ['edge', 1, 3]],
    ['next to it in its room', [at(1, '10:00', { wishes: { apart: 2 } }), at(2, '14:00')], ['apart', 1, 2]],
    [
      'at the same time elsewhere',
      [at(1, '10:00', { wishes: { apart: 2 } }), at(2, '10:30', { rooms: [{ roomId: 2, use: 'main' }] })],
      ['apart', 1, 2],
    ],
  ])('%s', (_, events, found) => {
    expect(unmet(events)).toEqual([found]);
  });

  it.each<[string, DraftEvent[]]>([
    ['late in the night', [at(1, `2026-11-27T00:30`, { wishes: { part: 'late' } })]],
    ['in the hours of schools', [at(1, '15:30', { wishes: { school: true } })]],
    [
      'before a school screening, which no public sees',
      [at(1, '11:00', { wishes: { edge: 'first' } }), at(2, '09:00', { visibility: 'team' })],
    ],
    ['with one between', [at(1, '10:00', { wishes: { apart: 2 } }), at(3, '12:00'), at(2, '14:00')]],
    ['on a day that the festival has no more', [at(1, '10:00', { wishes: { day: '2031-01-01' } })]],
    [
      'about a séance that waits, is cancelled or gone',
      [
        at(1, '10:00', { wishes: { after: 2, before: 3, apart: 9 } }),
        at(2, null),
        at(3, '09:00', { status: 'cancelled' }),
      ],
    ],
  ])('not %s', (_, events) => {
    expect(unmet(events)).toEqual([]);
  });
});

it('a ceremony called an opening or a closing wishes to be first or last, unless it has another wish', () => {
  const called = (fr: string, own = {}) => eventWishes(at(1, null, { kind: 'ceremony', title: { fr }, ...own })).edge;
  expect(called('Soirée d’ouverture')).toBe('opening');
  expect(called('Cérémonie de clôture')).toBe('closing');
  expect(called('Ouverture', { wishes: { edge: 'last' } })).toBe('last');
  expect(called('Remise du prix')).toBeUndefined();
  expect(eventWishes(at(1, null, { title: { fr: 'Ouverture' } })).edge).toBeUndefined();
});

it('counts when a time is proposed, and the warning offers a time that settles it', () => {
  const draft = draftOf([at(1, '10:00', { wishes: { part: 'evening' } }), at(2, '12:00')], { rooms });
  const prepared = prepare({ ...draft, festival: { ...draft.festival, startsOn: DAY, endsOn: DAY } });
  expect(slotsFor(prepared, 1)[0]?.startsAt).toBe(`${DAY}T18:00`);
  const warning = conflictsOf(prepared).find(({ code }) => code === 'wish-unmet');
  const [act] = actsOf(warning as NonNullable<typeof warning>, prepared.index);
  expect(act).toMatchObject({ kind: 'move-event', eventId: 1, startsAt: `${DAY}T18:00` });
});

it('is settled by moving the other séance if the one that wishes is locked', () => {
  const draft = draftOf([at(1, '12:00', { wishes: { after: 2 }, isLocked: true }), at(2, '14:00')], { rooms });
  const prepared = prepare({ ...draft, festival: { ...draft.festival, startsOn: DAY, endsOn: DAY } });
  const warning = conflictsOf(prepared).find(({ code }) => code === 'wish-unmet');
  const [act] = actsOf(warning as NonNullable<typeof warning>, prepared.index);
  expect(act).toMatchObject({ kind: 'move-event', eventId: 2 });
});

it('séances that wish to come later are placed later, an opening first and a closing last', () => {
  const events = [
    at(1, null, { wishes: { after: 2 } }),
    at(2, null, { wishes: { after: 3, before: 1 } }),
    at(3, null),
    at(4, null, { wishes: { edge: 'closing' } }),
    at(5, null, { wishes: { edge: 'opening' } }),
    // Each wishes to be before the other; an order is found nevertheless.
    at(6, null, { wishes: { before: 7 } }),
    at(7, null, { wishes: { before: 6 } }),
    at(8, null),
    at(9, null, { wishes: { before: 8 } }),
  ];
  const rank = inWishedOrder(events);
  const order = [...events].sort((a, b) => rank(a) - rank(b)).map(({ id }) => id);
  expect(order[0]).toBe(5);
  expect(order.at(-1)).toBe(4);
  expect(order.filter((id) => id <= 3)).toEqual([3, 2, 1]);
  expect(order.indexOf(9)).toBeLessThan(order.indexOf(8));
});
