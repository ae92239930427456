import { and, eq, not } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { among } from './rows.ts';
import { events } from './schema/index.ts';
import { makeFestival, openTestDb } from './testing.ts';

it('finds rows among more ids than a statement takes', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 5, rooms: 1, days: 1, seed: 1 });
  const own = eq(events.festivalId, festivalId);
  const all = db.select({ id: events.id }).from(events).where(own).all();
  const [first, ...others] = all.map(({ id }) => id);
  const ids = [first ?? 0, ...Array.from({ length: 40_000 }, (_, at) => 1_000_000 + at)];
  const found = (condition: ReturnType<typeof among>) =>
    db
      .select({ id: events.id })
      .from(events)
      .where(and(own, condition))
      .all()
      .map(({ id }) => id);
  expect(found(among(events.id, ids))).toEqual([first]);
  expect(found(not(among(events.id, ids)))).toEqual(others);
  expect(found(among(events.id, []))).toEqual([]);
});
