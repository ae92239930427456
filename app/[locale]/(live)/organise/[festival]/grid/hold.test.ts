import { expect, it, vi } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridBoardOf, spotOf, takenOff, wallOf, withAll } from '#lib/events/grid-place.ts';
import { gridSceneOf } from '#lib/events/grid-scene.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { isScheduled } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { mayChangeEvent } from '#lib/model/remit.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import type { Grid } from './grid-context.ts';
import { drop, firstSpot, heldAt, onLaterDays, together } from './hold.ts';
import { firstView } from './view.ts';

it('does not drop a séance in a room outside of the programmer’s remit, and says why', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 6, rooms: 2, days: 1, seed: 2, slug: 'f' });
  const scene = gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 });
  const board = gridBoardOf(scene);
  const event = board.draft.events.find((one) => isScheduled(one) && one.rooms.length === 1 && !one.isLocked);
  const own = event && spotOf(event, board);
  if (!event || !own) throw new Error('no séance');
  const remit = { themeIds: [], roomIds: [own.roomId] };
  const act = vi.fn();
  const grid = {
    board: () => board,
    scene,
    view: { get: () => firstView(scene, undefined) },
    isMine: (one: Parameters<Grid['isMine']>[0]) => mayChangeEvent(remit, { rooms: one.rooms }),
    mayAdd: (roomId: number) => remit.roomIds.includes(roomId),
    sync: { act },
  } as unknown as Grid;
  const other = scene.rooms.find(({ id }) => id !== own.roomId)?.id ?? 0;
  const at = (roomId: number) =>
    heldAt(
      grid,
      { via: 'keys', act: 'move', lead: event.id, ids: [event.id], room: own.roomId },
      { ...own, roomId, minutes: own.minutes + 60 },
    );
  expect(at(other).stops).toBe('notYourRoom');
  expect([drop(grid, at(other)), act.mock.calls]).toEqual([false, []]);
  expect(at(own.roomId).stops).toBeNull();
  expect([drop(grid, at(own.roomId)), act.mock.calls.length]).toEqual([true, 1]);
  // What has no room yet begins in one of the programmer’s.
  expect(firstSpot({ ...grid, mayAdd: (roomId) => roomId === other })?.roomId).toBe(other);
  expect(firstSpot(grid)?.roomId).toBe(own.roomId);
});

it('drops the chosen séances that wait one after the other, and leaves those that have a place', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 9, rooms: 2, days: 1, seed: 2, slug: 'f' });
  const scene = gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 });
  const whole = gridBoardOf(scene);
  const [a, b, c, ...others] = whole.draft.events.filter(
    (one) => isScheduled(one) && one.admission !== 'drop-in' && !one.isLocked,
  );
  const own = a && spotOf(a, whole);
  if (!a || !b || !c || !own) throw new Error('no séances');
  const waiting = [a, b, c].map((one) => takenOff(one));
  const board = withAll(whole, byId([...waiting, ...others]));
  const grid = {
    board: () => board,
    scene,
    view: { get: () => firstView(scene, undefined) },
    isMine: () => true,
    look: { get: () => ({ selected: new Set([...others, ...waiting].map(({ id }) => id)) }) },
  } as unknown as Grid;
  const ids = together(grid, b.id);
  expect(ids).toEqual([b.id, a.id, c.id]);
  const hand = { via: 'pointer', act: 'move', lead: b.id, ids, room: null } as const;
  const { events } = heldAt(grid, hand, own);
  expect(events.map(({ id, rooms }) => [id, rooms[0]?.roomId])).toEqual(ids.map((id) => [id, own.roomId]));
  const orders = events.map((event) => runningOrderOf(event, board));
  expect(events[0]?.startsAt).toBe(wallOf(own));
  expect(orders.slice(1).map(({ doorsAt }) => doorsAt)).toEqual(orders.slice(0, -1).map(({ freeAt }) => freeAt));
  expect(together(grid, others[0]?.id ?? 0)).toEqual(others.map(({ id }) => id));
  // An hour before the next festival day begins, those after the first are on that one, as is said.
  const late = { ...own, minutes: minutesOfHour(scene.festival.dayStartsAt) + 23 * 60 };
  expect([own, late].map((spot) => onLaterDays(grid, heldAt(grid, hand, spot)))).toEqual([0, 2]);
});
