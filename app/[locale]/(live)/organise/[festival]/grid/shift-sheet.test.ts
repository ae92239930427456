import { expect, it } from 'vitest';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { onDay } from './shift-sheet.tsx';

it('finds the séances of a day that a person can move, and counts those that are locked or not theirs', () => {
  const at = (id: number, startsAt: string | null, roomId: number, own = {}) =>
    eventOf(id, { startsAt, rooms: [{ roomId, use: 'main' }], ...own });
  const draft = draftOf([
    at(1, '2026-11-28T20:00', 1),
    at(2, '2026-11-28T10:00', 1),
    at(3, '2026-11-29T01:00', 2),
    at(4, '2026-11-28T12:00', 1, { isLocked: true }),
    at(5, '2026-11-28T14:00', 3),
    at(6, '2026-11-28T15:00', 3, { isLocked: true }),
    at(7, '2026-11-29T15:00', 1),
    at(8, null, 1),
    at(9, '2026-11-28T16:00', 1, { status: 'cancelled' }),
    // It has its hour, and waits for a room.
    at(10, '2026-11-28T18:00', 1, { rooms: [] }),
  ]);
  const told = (room: number | null, isMine: Parameters<typeof onDay>[3]) => {
    const { moves, locked, theirs } = onDay(draft, '2026-11-28', room, isMine);
    return [moves.map(({ id }) => id), locked, theirs];
  };
  expect(told(null, () => true)).toEqual([[2, 5, 10, 1, 3], 2, 0]);
  expect(told(null, ({ rooms }) => rooms[0]?.roomId !== 3)).toEqual([[2, 10, 1, 3], 1, 2]);
  expect(told(2, () => true)).toEqual([[3], 0, 0]);
});
