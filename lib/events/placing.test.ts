import { describe, expect, it } from 'vitest';
import type { ItemKind } from '#db/enums.ts';
import {
  isSkipped,
  moved,
  type PlacementFacts,
  resized,
  roomChange,
  shifted,
  swapped,
  unscheduled,
  withMainRoom,
  withRoomInstead,
} from './placing.ts';
import type { LaidOutEvent, RunningOrderIndex } from './running-order.ts';

const ZONE = 'Europe/Paris';
const place = (over: Partial<PlacementFacts> = {}): PlacementFacts => ({
  startsAt: '2026-06-06T14:00',
  publicEndFixed: '2026-06-06T16:00',
  rooms: [
    { roomId: 1, use: 'main' },
    { roomId: 2, use: 'overflow' },
  ],
  timeIsSuggested: true,
  timeIsToConfirm: true,
  ...over,
});
const settled = { timeIsSuggested: false, timeIsToConfirm: false };

describe('where a séance stands', () => {
  it('is moved with its fixed end, keeps its retransmission, and is no longer suggested', () => {
    expect(moved(place(), { startsAt: '2026-06-06T23:30', roomId: 3 }, ZONE)).toEqual({
      startsAt: '2026-06-06T23:30',
      publicEndFixed: '2026-06-07T01:30',
      rooms: [
        { roomId: 3, use: 'main' },
        { roomId: 2, use: 'overflow' },
      ],
      ...settled,
    });
  });

  it('in another room keeps its time as it was, and never has a room twice', () => {
    expect(moved(place(), { roomId: 2 }, ZONE)).toEqual(place({ rooms: [{ roomId: 2, use: 'main' }] }));
    expect(moved(place(), { roomId: null }, ZONE).rooms).toEqual([{ roomId: 2, use: 'overflow' }]);
  });

  it('gives up one room for another and keeps the others; between two of its own the uses are exchanged', () => {
    const rooms = (fromRoomId: number, roomId: number) => moved(place(), { roomId, fromRoomId }, ZONE).rooms;
    expect(rooms(2, 3)).toEqual([
      { roomId: 1, use: 'main' },
      { roomId: 3, use: 'overflow' },
    ]);
    expect(rooms(1, 3)).toEqual([
      { roomId: 3, use: 'main' },
      { roomId: 2, use: 'overflow' },
    ]);
    const exchanged = [
      { roomId: 2, use: 'main' },
      { roomId: 1, use: 'overflow' },
    ];
    expect([rooms(1, 2), rooms(2, 1)]).toEqual([exchanged, exchanged]);
    expect([rooms(2, 2), rooms(4, 3)]).toEqual([place().rooms, place().rooms]);
  });

  it('has an act for each change of rooms that dragging can make', () => {
    const { rooms } = place();
    for (const [from, to] of [
      [1, 3],
      [2, 3],
      [1, 2],
      [2, 1],
      [1, 1],
    ] as const) {
      const after = withRoomInstead(rooms, from, to);
      expect(moved(place(), roomChange(rooms, after), ZONE).rooms).toEqual(after);
    }
    expect(roomChange(rooms, withMainRoom(rooms, 3))).toEqual({ roomId: 3 });
  });

  it('loses time and fixed end together, and keeps its rooms as a wish', () => {
    expect(unscheduled(place())).toEqual({ ...place(), startsAt: null, publicEndFixed: null, ...settled });
    expect(moved(place(), { startsAt: null }, ZONE)).toEqual(unscheduled(place()));
  });

  it('is shifted by elapsed minutes, also over a clock change', () => {
    const night = place({ startsAt: '2026-10-25T01:30', publicEndFixed: '2026-10-25T02:30' });
    expect(shifted(night, 180, ZONE)).toMatchObject({
      startsAt: '2026-10-25T03:30',
      publicEndFixed: '2026-10-25T04:30',
    });
    const never = place({ startsAt: null, publicEndFixed: null });
    expect(shifted(never, 120, ZONE)).toEqual(never);
  });

  it('exchanges start and main room with another, each with its own length', () => {
    const other = place({ startsAt: '2026-06-07T10:00', publicEndFixed: null, rooms: [] });
    const [a, b] = swapped(place(), other, ZONE);
    expect(a).toMatchObject({ startsAt: '2026-06-07T10:00', publicEndFixed: '2026-06-07T12:00' });
    expect(a.rooms).toEqual([{ roomId: 2, use: 'overflow' }]);
    expect(b).toMatchObject({
      startsAt: '2026-06-06T14:00',
      publicEndFixed: null,
      rooms: [{ roomId: 1, use: 'main' }],
    });
  });

  it('refuses a start that the clocks skip', () => {
    expect([isSkipped('2026-03-29T02:30', ZONE), isSkipped('2026-10-25T02:30', ZONE)]).toEqual([true, false]);
  });
});

const index: RunningOrderIndex = {
  draft: { festival: { timeZone: 'Europe/Paris', doorsMinutes: 10, clearMinutes: 10, betweenFilmsMinutes: 0 } },
  films: new Map([[1, { minutes: 90, versions: [] }]]),
  rooms: new Map(),
};
const part = (id: number, kind: ItemKind, minutes: number | null, elastic = false) => ({
  id,
  kind,
  minutes,
  elastic,
  filmId: kind === 'film' ? 1 : null,
  filmVersionId: null,
});
/** A séance from 14:00. */
const event = (items: LaidOutEvent['items'], over: Partial<LaidOutEvent> = {}): LaidOutEvent => ({
  kind: 'screening',
  startsAt: '2026-06-06T14:00',
  publicEndFixed: null,
  admission: 'start',
  capacity: null,
  doorsMinutes: null,
  clearMinutes: null,
  rooms: [],
  items,
  ...over,
});
const at = (hour: string) => `2026-06-06T${hour}`;
const film = part(1, 'film', null);

describe('resized', () => {
  it('adds to or takes from the elastic part, whatever its position', () => {
    const show = event([part(2, 'introduction', 5, true), film]);
    expect(resized(show, at('15:50'), index)).toEqual({ ok: true, publicEndFixed: null, item: { id: 2, minutes: 20 } });
    expect(resized(show, at('15:40'), index)).toEqual({ ok: false, reason: 'tooShort', earliest: at('15:45') });
  });

  it('else changes the last part that is no film', () => {
    const show = event([film, part(2, 'debate', 30)]);
    expect(resized(show, at('15:45'), index)).toEqual({ ok: true, publicEndFixed: null, item: { id: 2, minutes: 15 } });
    expect(resized(show, at('15:34'), index)).toEqual({ ok: false, reason: 'tooShort', earliest: at('15:35') });
  });

  it('else fixes the end; a film keeps its length', () => {
    expect(resized(event([film]), at('16:00'), index)).toEqual({ ok: true, publicEndFixed: at('16:00'), item: null });
    expect(resized(event([film]), at('15:29'), index)).toEqual({
      ok: false,
      reason: 'tooShort',
      earliest: at('15:30'),
    });
    expect(resized(event([]), at('14:45'), index)).toEqual({ ok: true, publicEndFixed: at('14:45'), item: null });
  });

  it('moves a fixed end, leaving the elastic part at least fifteen minutes, and removes it', () => {
    const fixed = event([film, part(2, 'debate', 30, true)], { publicEndFixed: at('16:00') });
    expect(resized(fixed, at('17:00'), index)).toEqual({ ok: true, publicEndFixed: at('17:00'), item: null });
    expect(resized(fixed, at('15:44'), index)).toEqual({ ok: false, reason: 'tooShort', earliest: at('15:45') });
    expect(resized(fixed, null, index)).toEqual({ ok: true, publicEndFixed: null, item: null });
    const stiff = event([film, part(2, 'debate', 30)], { publicEndFixed: at('16:30') });
    expect(resized(stiff, at('15:59'), index)).toEqual({ ok: false, reason: 'tooShort', earliest: at('16:00') });
  });

  it('refuses a séance without a start, and more than a day', () => {
    expect(resized(event([film], { startsAt: null }), at('16:00'), index)).toEqual({
      ok: false,
      reason: 'notScheduled',
    });
    expect(resized(event([film]), '2026-06-08T14:00', index)).toMatchObject({ ok: false, reason: 'tooLong' });
  });
});
