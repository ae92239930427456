import { and, asc, eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { byId } from '#lib/model/keyed.ts';
import type { Authorized, AuthorizedVolunteer } from '#lib/policy.ts';
import { publishedPlanOf, type VolunteerPlan } from './plan.ts';
import { isActive, type PlanShift } from './planning.ts';
import type { Assignment, Exchange } from './roots.ts';

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
  db
    .select()
    .from(t.exchanges)
    .where(and(eq(t.exchanges.festivalId, id), eq(t.exchanges.state, 'done')))
    .orderBy(asc(t.exchanges.id))
    .all();

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
