import { overlapMinutes } from '#lib/time/interval.ts';
import {
  type Planning,
  type PlanShift,
  type PlanVolunteer,
  shiftLengthOf,
  shiftMinutesOf,
  walkBetween,
} from './planning.ts';

/**
 * Why somebody should not do a shift. The one home of these rules: warnings, who could, filling, taking a shift oneself and exchanges all ask
 * here. `otherId` is the shift it clashes with. All minutes are elapsed ones.
 */
export type Obstacle =
  | { code: 'overlap'; otherId: number; minutes: number }
  | { code: 'travel-short'; otherId: number; gapMinutes: number; walkMinutes: number }
  | { code: 'outside-availability' }
  | { code: 'not-cleared'; taskId: number }
  | { code: 'too-long-day'; day: string; minutes: number; mostMinutes: number }
  | { code: 'short-rest'; otherId: number; minutes: number; leastMinutes: number };

/** Everything that stands between a volunteer who holds `held` and one more shift. Whatever of `held` is this shift itself is left out. */
export function obstaclesOf(
  planning: Pick<Planning, 'walks'>,
  volunteer: PlanVolunteer,
  shift: PlanShift,
  held: readonly PlanShift[],
): Obstacle[] {
  const others = held.filter(({ id }) => id !== shift.id);
  const found: Obstacle[] = others.flatMap((other) => betweenTwo(planning, volunteer, shift, other) ?? []);
  if (!isAvailable(volunteer, shift)) found.push({ code: 'outside-availability' });
  if (shift.needsClearance && !volunteer.clearedTaskIds.includes(shift.taskId))
    found.push({ code: 'not-cleared', taskId: shift.taskId });
  const minutes = shiftMinutesOf(others, shift.day) + shiftLengthOf(shift);
  if (minutes > volunteer.minutesADay)
    found.push({ code: 'too-long-day', day: shift.day, minutes, mostMinutes: volunteer.minutesADay });
  return found;
}

/** Whether nothing stands in the way: the same, without saying what. */
export function isFree(
  planning: Pick<Planning, 'walks'>,
  volunteer: PlanVolunteer,
  shift: PlanShift,
  held: readonly PlanShift[],
): boolean {
  if (shift.needsClearance && !volunteer.clearedTaskIds.includes(shift.taskId)) return false;
  if (!isAvailable(volunteer, shift)) return false;
  let minutes = shiftLengthOf(shift);
  for (const other of held) {
    if (other.id === shift.id) continue;
    if (betweenTwo(planning, volunteer, shift, other)) return false;
    if (other.day === shift.day) minutes += shiftLengthOf(other);
  }
  return minutes <= volunteer.minutesADay;
}

/** Whether nobody can do both of these: the pairs of the rules above. */
export function betweenTwo(
  planning: Pick<Planning, 'walks'>,
  { restMinutes }: Pick<PlanVolunteer, 'restMinutes'>,
  shift: PlanShift,
  other: PlanShift,
): Obstacle | null {
  const minutes = overlapMinutes(shift, other);
  if (minutes > 0) return { code: 'overlap', otherId: other.id, minutes };
  const gapMinutes = Math.max(shift.start - other.end, other.start - shift.end);
  if (shift.day !== other.day && gapMinutes < restMinutes)
    return { code: 'short-rest', otherId: other.id, minutes: gapMinutes, leastMinutes: restMinutes };
  const walkMinutes = walkBetween(planning, shift, other);
  return gapMinutes < walkMinutes ? { code: 'travel-short', otherId: other.id, gapMinutes, walkMinutes } : null;
}

/** Who has not said when they can come is held to nothing. */
export const isAvailable = ({ available }: Pick<PlanVolunteer, 'available'>, shift: PlanShift): boolean =>
  available === null || available.some(({ start, end }) => start <= shift.start && shift.end <= end);
