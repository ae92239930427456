import { describe, expect, it } from 'vitest';
import type { RoomUse } from '#db/enums.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { gridBoardOf, moveAct, movedTogether, nextStep, snapped, spotOf, stretched, wallOf } from './grid-place.ts';
import { gridSceneOf } from './grid-scene.ts';
import { runningOrderOf } from './running-order.ts';

const db = openTestDb();
const { festivalId } = makeFestival(db, { events: 24, rooms: 3, days: 2, seed: 5, slug: 'grid' });
const scene = gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 });
const board = gridBoardOf(scene);
const rooms = scene.rooms.map(({ id }) => id);
const planned = scene.events.filter(({ startsAt, isLocked, rooms }) => startsAt && !isLocked && rooms.length > 0);

const use = (roomId: number, as: RoomUse) => ({ roomId, use: as });

describe('a spot', () => {
  it('is converted from a wall clock and back, also in the night that belongs to the day before', () => {
    expect(wallOf({ date: '2026-11-28', minutes: 570 })).toBe('2026-11-28T09:30');
    expect(wallOf({ date: '2026-11-28', minutes: 1470 })).toBe('2026-11-29T00:30');
    for (const event of planned) {
      const found = board.events.get(event.id);
      const spot = found && spotOf(found, board);
      expect(spot && wallOf(spot)).toBe(event.startsAt);
    }
  });

  it('snaps to the step, and stays in its festival day', () => {
    expect(snapped(577, 15, '05:00')).toBe(570);
    expect(snapped(578, 15, '05:00')).toBe(585);
    expect(snapped(577, 5, '05:00')).toBe(575);
    expect(snapped(20, 15, '05:00')).toBe(300);
    expect(snapped(9000, 30, '05:00')).toBe(300 + 1440 - 30);
  });

  it('moves to the next step, and skips none', () => {
    expect([880, 885, 890].map((minutes) => nextStep(minutes, 15, 1))).toEqual([885, 900, 900]);
    expect([880, 885, 890].map((minutes) => nextStep(minutes, 15, -1))).toEqual([870, 870, 885]);
  });
});

describe('several séances moved together', () => {
  const [a, b] = planned;
  if (!a || !b) throw new Error('two séances');
  const [lead, other] = [board.events.get(a.id), board.events.get(b.id)];
  const from = lead && spotOf(lead, board);
  const beside = other && spotOf(other, board);
  if (!from || !beside) throw new Error('two places');

  it('keep their distances in time', () => {
    const to = { ...from, minutes: from.minutes + 45 };
    const moved = movedTogether(board, [a.id, b.id], a.id, to, rooms);
    expect(moved.map(({ event }) => minutesOfDay(from.date, event.startsAt ?? ''))).toEqual([
      from.minutes + 45,
      minutesOfDay(from.date, wallOf(beside)) + 45,
    ]);
  });

  it('stop together at the last room', () => {
    const last = rooms.at(-1) ?? 0;
    const moved = movedTogether(board, [a.id, b.id], a.id, { ...from, roomId: last }, rooms);
    const columns = moved.map(({ to }) => rooms.indexOf(to.roomId));
    expect(Math.max(...columns)).toBe(rooms.length - 1);
    expect((columns[0] ?? 0) - (columns[1] ?? 0)).toBe(rooms.indexOf(from.roomId) - rooms.indexOf(beside.roomId));
  });

  it('are posted with the version they were seen in', () => {
    const moved = movedTogether(board, [a.id], a.id, { ...from, minutes: 600 }, rooms);
    expect(
      lead &&
        moveAct(
          [lead],
          moved.map(({ event }) => event),
        ),
    ).toEqual({
      act: 'move',
      events: [
        { id: a.id, version: a.version, startsAt: wallOf({ date: from.date, minutes: 600 }), roomId: from.roomId },
      ],
    });
  });

  it('do not move a locked one, but copy it', () => {
    const locked = { ...board, events: new Map(board.events) };
    if (lead) locked.events.set(a.id, { ...lead, isLocked: true });
    expect(movedTogether(locked, [a.id], a.id, from, rooms)).toEqual([]);
    const to = { ...from, minutes: from.minutes + 30 };
    const copied = (ids: number[]) => movedTogether(locked, ids, a.id, to, rooms, { isCopy: true });
    expect(copied([a.id]).map((one) => one.to)).toEqual([to]);
    expect(copied([a.id, b.id]).map(({ event }) => event.id)).toEqual([a.id, b.id]);
  });

  it('move without the locked one among them, which does not stop them', () => {
    const locked = { ...board, events: new Map(board.events) };
    if (other) locked.events.set(b.id, { ...other, isLocked: true });
    const last = rooms.at(-1) ?? 0;
    const moved = movedTogether(locked, [a.id, b.id], a.id, { ...from, roomId: last, minutes: 600 }, rooms);
    expect(moved.map(({ event, to }) => [event.id, to])).toEqual([[a.id, { ...from, roomId: last, minutes: 600 }]]);
    expect(
      lead &&
        moveAct(
          [lead],
          moved.map(({ event }) => event),
        ),
    ).toMatchObject({ events: [{ id: a.id, roomId: last }] });
  });
});

describe('a séance in two rooms, held by the card of the second', () => {
  const [first, second, third] = rooms;
  const [seen] = planned;
  const found = seen && board.events.get(seen.id);
  if (!first || !second || !third || !found) throw new Error('three rooms and a séance');
  const both = { ...found, rooms: [use(first, 'main'), use(second, 'overflow')] };
  const wide = { ...board, events: new Map(board.events).set(both.id, both) };
  const from = spotOf(both, wide);
  if (!from) throw new Error('a place');
  const held = (to: number, minutes = from.minutes, ids = [both.id], order = rooms) =>
    movedTogether(wide, ids, both.id, { ...from, roomId: to, minutes }, order, { room: second });

  it('keeps its rooms while it stays in that column', () => {
    const [moved] = held(second, from.minutes + 30);
    expect(moved?.event).toMatchObject({
      rooms: both.rooms,
      startsAt: wallOf({ ...from, minutes: from.minutes + 30 }),
    });
  });

  it('leaves only that room, and the act says so', () => {
    const [moved] = held(third);
    expect(moved?.event.rooms).toEqual([use(first, 'main'), use(third, 'overflow')]);
    expect(moved && moveAct([both], [moved.event])).toMatchObject({
      events: [{ id: both.id, roomId: third, fromRoomId: second }],
    });
  });

  it('dropped on its other room exchanges the uses of both', () => {
    expect(held(first)[0]?.event.rooms).toEqual([use(second, 'main'), use(first, 'overflow')]);
  });

  it('with others, moves as many columns as they do; one whose room is hidden stays in it', () => {
    const other = planned.map(({ id }) => board.events.get(id)).find((one) => one && one.id !== both.id);
    if (!other) throw new Error('another séance');
    const beside = { ...other, rooms: [use(first, 'main')] };
    wide.events.set(beside.id, beside);
    const order = [second, third];
    const moved = held(third, from.minutes, [both.id, beside.id], order);
    expect(moved.map(({ to }) => to.roomId)).toEqual([third, first]);
    expect(held(second, from.minutes, [both.id, beside.id], order).map(({ to }) => to.roomId)).toEqual([second, first]);
  });
});

it('a séance is never shorter than its films', () => {
  for (const { id } of planned) {
    const event = board.events.get(id);
    const spot = event && spotOf(event, board);
    if (!event || !spot) continue;
    const longer = stretched(event, spot.minutes + 300, board);
    expect(longer && runningOrderOf(longer.event, board).publicEnd).toBe(longer?.end ?? null);
    const films = runningOrderOf(event, board).items.filter(({ kind }) => kind === 'film');
    const shortest = films.reduce((sum, { minutes }) => sum + minutes, 0);
    if (shortest > 5) expect(stretched(event, spot.minutes + shortest - 5, board)).toBeNull();
  }
});
