import { and, desc, eq, gte, inArray, or, sql } from 'drizzle-orm';
import { hasRow, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { ofBatch } from '#lib/history/record.ts';
import { byId } from '#lib/model/keyed.ts';
import type { Authorized, AuthorizedVolunteer } from '#lib/policy.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { publishedPlanOf, type VolunteerPlan } from './plan.ts';
import { isActive, type PlanShift } from './planning.ts';
import type { Assignment, Exchange } from './roots.ts';

/*
 * Exchanges of shifts as they stand: which can still be done, what was exchanged for what, and the
 * news of them for the coordinators.
 */

type About = Pick<Exchange, 'assignmentId' | 'returnAssignmentId' | 'toVolunteerId' | 'acceptedByVolunteerId'>;

/**
 * The person who accepted a proposal. An open proposal keeps the person who withdrew
 * (`acceptedByVolunteerId`), but nobody has accepted it.
 */
export const acceptedBy = ({ state, acceptedByVolunteerId }: Pick<Exchange, 'state' | 'acceptedByVolunteerId'>) =>
  state === 'open' ? null : acceptedByVolunteerId;

/** A shift that takes place: whether it is over, how many people it needs and how many it has. */
type Standing = { isOver: boolean; people: number; present: number };

/** Whether somebody came in the place of a person who was noted as absent. */
export const hasStandIn = (
  { absentAt }: Pick<Assignment, 'absentAt'>,
  { people, present }: Pick<Standing, 'people' | 'present'>,
): boolean => absentAt !== null && present >= people;

/**
 * Whether a proposal can still be done: both people still have their shifts, which take place and
 * are not over, and nobody came in their place. `shiftOf` returns a shift that takes place, null
 * for any other.
 */
export function stands(
  { assignmentId, returnAssignmentId, toVolunteerId, acceptedByVolunteerId }: About,
  rows: ReadonlyMap<number, Assignment>,
  shiftOf: (shiftId: number) => Standing | null,
): boolean {
  const isHeld = (row: Assignment | undefined): row is Assignment => {
    const shift = row && isActive(row) ? shiftOf(row.shiftId) : null;
    return row !== undefined && shift !== null && !shift.isOver && !hasStandIn(row, shift);
  };
  if (!isHeld(rows.get(assignmentId))) return false;
  if (returnAssignmentId === null) return true;
  const returned = rows.get(returnAssignmentId);
  return isHeld(returned) && returned.volunteerId === (acceptedByVolunteerId ?? toVolunteerId);
}

/** The data of a plan that `stands` needs, at an instant. */
export function shiftsStanding(
  { assignments, prepared, isOver }: Pick<VolunteerPlan, 'assignments' | 'prepared' | 'isOver'>,
  now: string,
) {
  const shiftOf = (shiftId: number): Standing | null => {
    const shift = prepared.shifts.get(shiftId);
    if (!shift) return null;
    return { isOver: isOver(shiftId, now), people: shift.people, present: prepared.on.get(shiftId)?.length ?? 0 };
  };
  return { rows: byId(assignments), shiftOf };
}

/** A shift of somebody else that could be asked for in return. */
type Return = { assignmentId: number; shift: PlanShift };

/**
 * The published shifts to come of another volunteer, by start, without those the reader has too and
 * those in which somebody came in their place. Empty for somebody who is not of this festival.
 * `now` is in epoch minutes.
 */
export function returnsOf(who: AuthorizedVolunteer, volunteerId: number, now: number): Return[] {
  if (volunteerId === who.volunteer.id) return [];
  const { assignments, prepared } = publishedPlanOf(who.id, who.db);
  const heldBy = (one: number) => assignments.filter((row) => row.volunteerId === one && isActive(row));
  const own = new Set(heldBy(who.volunteer.id).map(({ shiftId }) => shiftId));
  return heldBy(volunteerId)
    .flatMap((row): Return[] => {
      const shift = own.has(row.shiftId) ? undefined : prepared.shifts.get(row.shiftId);
      if (!shift || shift.start <= now) return [];
      const present = prepared.on.get(shift.id)?.length ?? 0;
      return hasStandIn(row, { people: shift.people, present }) ? [] : [{ assignmentId: row.id, shift }];
    })
    .sort((a, b) => a.shift.start - b.shift.start);
}

/** The completed exchanges of a festival, in the order in which they were proposed. */
export const doneExchanges = ({ db, id }: Pick<Authorized<'volunteers'>, 'db' | 'id'>): Exchange[] =>
  rowsWhere(db, t.exchanges, id, eq(t.exchanges.state, 'done'));

/**
 * The last exchange of an assignment: which volunteer has its shift now, and what was given in
 * return. Null where it was not exchanged.
 */
export function exchangedFor(
  assignmentId: number,
  done: readonly Exchange[],
  rows: ReadonlyMap<number, Assignment>,
): { takenBy: number | null; inReturn: Assignment | null } | null {
  const last = done.findLast((one) => one.assignmentId === assignmentId || one.returnAssignmentId === assignmentId);
  if (!last) return null;
  const other = last.assignmentId === assignmentId ? last.returnAssignmentId : last.assignmentId;
  const inReturn = rows.get(other ?? 0) ?? null;
  const takenBy = last.assignmentId === assignmentId ? last.acceptedByVolunteerId : inReturn?.volunteerId;
  return { takenBy: takenBy ?? null, inReturn };
}

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
  const isOfExchange = (batch: string) =>
    hasRow(db, t.changes, and(ofBatch(id, batch), eq(t.changes.entity, 'exchange')));
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
