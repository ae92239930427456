import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { publishedPlanOf } from './plan.ts';
import { isActive, type PlanShift } from './planning.ts';
import { hasStandIn } from './stands.ts';

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
