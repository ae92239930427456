import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { daysOf } from './queries.ts';

it('counts the séances that take place on a day, like the home of the desk', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 6, rooms: 2, days: 1, seed: 4 });
  makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 5 });
  const counted = () => daysOf({ id: festivalId, dayStartsAt: '05:00' }, db).map(({ events }) => events);
  const [before = 0] = counted();
  const standing = db
    .select({ id: t.events.id })
    .from(t.events)
    .innerJoin(t.eventRooms, eq(t.eventRooms.eventId, t.events.id))
    .where(eq(t.events.festivalId, festivalId))
    .all();
  const [cancelled, roomless] = [...new Set(standing.map(({ id }) => id))];
  db.update(t.events)
    .set({ status: 'cancelled' })
    .where(eq(t.events.id, cancelled ?? 0))
    .run();
  db.delete(t.eventRooms)
    .where(eq(t.eventRooms.eventId, roomless ?? 0))
    .run();
  expect(counted()).toEqual([before - 2]);
});
