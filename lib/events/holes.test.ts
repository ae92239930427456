import { expect, it } from 'vitest';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, itemOf } from '#lib/model/draft-testing.ts';
import { gridColumnsOf, heldIn, takingPlaceOn } from './columns.ts';
import { holesOf } from './holes.ts';

const event = (id: number, startsAt: string, roomId: number, minutes: number) =>
  eventOf(id, {
    startsAt,
    rooms: [{ roomId, use: 'main' }],
    items: [itemOf(id, { minutes })],
    doorsMinutes: 0,
    clearMinutes: 0,
  });

it('are what a room holds nothing in for more than two hours while the day is on elsewhere', () => {
  const draft = draftOf([
    event(1, '2026-11-28T10:00', 1, 60),
    event(2, '2026-11-28T13:00', 1, 60),
    event(3, '2026-11-28T20:00', 1, 60),
    event(4, '2026-11-28T14:00', 2, 60),
  ]);
  const index = indexDraft(draft);
  const columns = gridColumnsOf(index, ['2026-11-28', '2026-11-29'], draft.rooms);
  const found = holesOf(columns).map((holes, i) => ({ room: columns[i]?.room.id, date: columns[i]?.date, holes }));
  const hour = (from: number, to: number) => ({ start: from * 60, end: to * 60 });
  // Two hours between 11:00 and 13:00 are a break, not a hole.
  expect(found).toContainEqual({ room: 1, date: '2026-11-28', holes: [hour(14, 20)] });
  expect(found).toContainEqual({ room: 2, date: '2026-11-28', holes: [hour(10, 14), hour(15, 21)] });
  // Nothing is on that day.
  expect(found.filter(({ date }) => date === '2026-11-29').flatMap(({ holes }) => holes)).toEqual([]);
});

it('are not filled by a cancelled séance, which weighs nothing in its day either', () => {
  const draft = draftOf([
    event(1, '2026-11-28T10:00', 1, 60),
    { ...event(2, '2026-11-28T14:00', 1, 60), status: 'cancelled' },
    { ...event(3, '2026-11-28T22:00', 1, 60), status: 'cancelled' },
    event(4, '2026-11-28T18:00', 1, 60),
  ]);
  const columns = gridColumnsOf(indexDraft(draft), ['2026-11-28'], draft.rooms.slice(0, 1));
  expect(columns[0]?.placed.length).toBe(4);
  expect(holesOf(columns)).toEqual([[{ start: 11 * 60, end: 18 * 60 }]]);
  expect(heldIn(columns)).toEqual({ ids: new Set([1, 4]), minutes: 120 });
  // A drop-in séance does not occupy a room, but it takes place; what begins after midnight belongs
  // to the evening before.
  const more = [
    { ...event(5, '2026-11-28T10:00', 2, 480), admission: 'drop-in' as const },
    event(6, '2026-11-29T00:30', 2, 60),
    event(7, '2026-11-29T10:00', 2, 60),
  ];
  expect(takingPlaceOn(draftOf([...draft.events, ...more]), '2026-11-28')).toEqual([1, 4, 5, 6]);
});
