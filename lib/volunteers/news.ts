import { and, desc, eq, gte, inArray, or, sql } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { byId } from '#lib/model/keyed.ts';
import type { Authorized } from '#lib/policy.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { isActive } from './planning.ts';
import type { Assignment, Exchange } from './roots.ts';
import { doneExchanges, exchangedFor } from './standing-exchanges.ts';

/** News of so many days is shown, and at most so many lines. */
const DAYS = 3;
const MAX_TOLD = 40;
const VERBS = ['taken', 'declined', 'given', 'cancelled'];
/** An assignment that was removed by undoing while the volunteer knew of it. */
const lostByUndo = and(
  eq(t.changes.verb, 'undone'),
  sql`${t.changes.before} ->> 'state' in ('offered', 'confirmed')`,
  sql`${t.changes.after} ->> 'state' = 'cancelled'`,
);

/**
 * A change of an assignment: somebody took a shift, gave it to another, cannot do it any more, or
 * was taken off it. `at` is an instant. `isRead`: whether the person who lost the shift has
 * confirmed that they read so; null where there is nothing to read.
 */
export type VolunteerNews = {
  assignmentId: number;
  kind: 'taken' | 'declined' | 'exchanged' | 'takenOff';
  shiftId: number;
  volunteerId: number;
  /** For an exchange: who has the shift now. */
  toVolunteerId: number | null;
  at: string;
  isRead: boolean | null;
};

/**
 * The news of the last days, the newest first. Changes that were undone or changed again since are
 * left out. `now` is an instant.
 */
export function volunteerNews(
  { db, id }: Pick<Authorized<'volunteers'>, 'db' | 'id'>,
  assignments: readonly Assignment[],
  now: string,
): VolunteerNews[] {
  const since = daysFrom(now, -DAYS);
  const told = db
    .select({
      batch: t.changes.batch,
      verb: t.changes.verb,
      entityId: t.changes.entityId,
      actorId: t.changes.actorId,
      at: t.changes.at,
    })
    .from(t.changes)
    .where(
      and(
        eq(t.changes.festivalId, id),
        eq(t.changes.entity, 'assignment'),
        or(inArray(t.changes.verb, VERBS), lostByUndo),
        gte(t.changes.at, since),
      ),
    )
    .orderBy(desc(t.changes.id))
    .limit(MAX_TOLD * 4)
    .all();
  const isOfExchange = (batch: string) => {
    const of = and(eq(t.changes.festivalId, id), eq(t.changes.batch, batch), eq(t.changes.entity, 'exchange'));
    return db.select({ id: t.changes.id }).from(t.changes).where(of).get() !== undefined;
  };
  const rows = byId(assignments);
  const seen = new Set<number>();
  let done: Exchange[] | null = null;
  const news: VolunteerNews[] = [];
  for (const { batch, verb, entityId, actorId, at } of told) {
    const row = rows.get(entityId);
    // Only the last change of each assignment.
    if (!row || seen.has(entityId)) continue;
    seen.add(entityId);
    const { shiftId, volunteerId } = row;
    const common = { assignmentId: entityId, shiftId, volunteerId, toVolunteerId: null, at, isRead: null };
    const isRead = row.seenRelease !== null;
    const inBatch = told.filter((one) => one.batch === batch);
    if ((verb === 'given' || verb === 'undone') && row.state === 'cancelled') {
      done ??= doneExchanges({ db, id });
      const exchange = exchangedFor(entityId, done, rows);
      // After undoing an exchange there is no completed one; after redoing it there is.
      const isExchanged = verb === 'given' || (exchange !== null && isOfExchange(batch));
      const kind = isExchanged ? 'exchanged' : 'takenOff';
      news.push({ ...common, kind, toVolunteerId: (isExchanged && exchange?.takenBy) || null, isRead });
    } else if (verb === 'cancelled' && row.state === 'cancelled') news.push({ ...common, kind: 'takenOff', isRead });
    else if (verb === 'declined' && row.state === 'declined') news.push({ ...common, kind: 'declined' });
    else if (verb === 'taken' && isActive(row) && actorId === null && !inBatch.some((one) => one.verb === 'given'))
      news.push({ ...common, kind: 'taken' });
  }
  return news.slice(0, MAX_TOLD);
}
