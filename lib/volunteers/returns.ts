import { and, eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import type { AuthorizedVolunteer } from '#lib/authorized.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { momentsOfRelease } from './plan.ts';
import { isActive } from './planning.ts';
import { type ShiftTimes, shiftTimesOf } from './shift-times.ts';

/** A shift of somebody else that could be asked for in return. */
type Return = { assignmentId: number; taskId: number; times: ShiftTimes };

/**
 * The shifts to come of another volunteer that the reader is not on too, as they are published, by
 * start; none for whoever is not of this festival. `now` is in epoch minutes.
 */
export function returnsOf(who: AuthorizedVolunteer, volunteerId: number, now: number): Return[] {
  const { id, db } = who;
  if (volunteerId === who.volunteer.id) return [];
  const moments = momentsOfRelease(who, teamDocumentOf(id, db), db);
  const heldBy = (one: number) =>
    db
      .select({ assignment: t.assignments, shift: t.shifts })
      .from(t.assignments)
      .innerJoin(t.shifts, eq(t.shifts.id, t.assignments.shiftId))
      .where(and(eq(t.assignments.festivalId, id), eq(t.assignments.volunteerId, one)))
      .all()
      .filter(({ assignment }) => isActive(assignment));
  const own = new Set(heldBy(who.volunteer.id).map(({ shift }) => shift.id));
  return heldBy(volunteerId)
    .flatMap(({ assignment, shift }): Return[] => {
      if (own.has(shift.id) || shift.status !== 'planned') return [];
      const times = shiftTimesOf(shift, moments);
      return times.isTimed && times.start > now ? [{ assignmentId: assignment.id, taskId: shift.taskId, times }] : [];
    })
    .sort((a, b) => a.times.start - b.times.start);
}
