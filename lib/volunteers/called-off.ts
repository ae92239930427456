import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { byId } from '#lib/model/keyed.ts';
import { fromEpochMinutes, minutesAt } from '#lib/time/wall-clock.ts';
import type { Moments } from './moments.ts';
import { isActive } from './planning.ts';
import type { Assignment, Shift } from './roots.ts';
import { type ShiftTimes, wouldBeTimes } from './shift-times.ts';

/**
 * The hours that people gave to shifts called off while they were there, by id of assignment: from
 * when they checked in until it was called off, at most until its end. What was called off before
 * they came, or when the history does not say, is not in it.
 */
export function calledOffHours(
  festivalId: number,
  { shifts, assignments }: { shifts: readonly Shift[]; assignments: readonly Assignment[] },
  moments: Moments,
  db: Db | Tx,
): Map<number, ShiftTimes> {
  const known = byId(shifts);
  const given = new Map<number, ShiftTimes>();
  for (const row of assignments) {
    const shift = known.get(row.shiftId);
    if (!shift || row.checkedInAt === null) continue;
    const what = whatWasCalledOff(shift, row, moments);
    const planned = what && wouldBeTimes(shift, moments);
    const at = what && calledOffAt(festivalId, what, db);
    if (!planned?.isTimed || at === null) continue;
    const start = minutesAt(row.checkedInAt);
    const end = Math.min(planned.end, minutesAt(at));
    if (end <= start) continue;
    const [startsAt, endsAt] = [fromEpochMinutes(start, moments.zone), fromEpochMinutes(end, moments.zone)];
    given.set(row.id, { ...planned, start, end, startsAt, endsAt });
  }
  return given;
}

type CalledOff = { entity: ChangeEntity; ids: number[]; state: '$.status' | '$.state' };

/**
 * The séance of a shift, all those of its room and day, or that somebody was on a shift that ended;
 * null where none was.
 */
function whatWasCalledOff(shift: Shift, row: Assignment, moments: Moments): CalledOff | null {
  if (shift.status === 'cancelled')
    return row.state === 'cancelled' ? { entity: 'assignment', ids: [row.id], state: '$.state' } : null;
  const ids = isActive(row) ? cancelledOf(shift, moments) : [];
  return ids.length > 0 ? { entity: 'event', ids, state: '$.status' } : null;
}

/** The séances of a shift, where all of them are cancelled. */
function cancelledOf({ rule, eventId, roomId, date }: Shift, moments: Moments): number[] {
  if (rule === 'event') return eventId !== null && moments.seance(eventId)?.isCancelled ? [eventId] : [];
  if (rule !== 'room-day' || moments.roomDay(roomId ?? 0, date ?? '')) return [];
  return moments.asIfHeld().roomDay(roomId ?? 0, date ?? '')?.eventIds ?? [];
}

/** The instant of the last of it; null where the history does not say. */
function calledOffAt(festivalId: number, { entity, ids, state }: CalledOff, db: Db | Tx): string | null {
  const { before, after, at } = t.changes;
  const isOf = and(
    eq(t.changes.festivalId, festivalId),
    eq(t.changes.entity, entity),
    inArray(t.changes.entityId, ids),
  );
  const isIt = sql`${after} ->> ${state} = 'cancelled' and ${before} ->> ${state} <> 'cancelled'`;
  const last = db.select({ at }).from(t.changes).where(and(isOf, isIt)).orderBy(desc(t.changes.id)).limit(1).get();
  return last?.at ?? null;
}
