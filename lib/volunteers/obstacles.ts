import { orNotFound } from '#lib/errors.ts';
import { minutesApart, overlapMinutes } from '#lib/time/interval.ts';
import { MINOR_LIMITS, type MinorRules, minorHoursOf } from './minors.ts';
import {
  type Planning,
  type PlanShift,
  type PlanVolunteer,
  type PreparedPlanning,
  shiftLengthOf,
  shiftMinutesOf,
  walkBetween,
} from './planning.ts';

/**
 * Why somebody should not do a shift. All uses share these rules: warnings, who could, filling,
 * taking a shift oneself and exchanges. `otherId` is the shift with which it clashes. All minutes
 * are elapsed ones.
 */
export type Obstacle =
  | { code: 'overlap'; otherId: number; minutes: number }
  | { code: 'absent'; otherId: number }
  | { code: 'travel-short'; otherId: number; gapMinutes: number; walkMinutes: number }
  | { code: 'outside-availability' }
  | { code: 'not-cleared'; taskId: number }
  | { code: 'not-spoken'; languages: string[] }
  | { code: 'too-long-day'; day: string; minutes: number; mostMinutes: number }
  | { code: 'short-rest'; otherId: number; minutes: number; leastMinutes: number }
  | Forbidden;

/**
 * The rules about minors that nobody may break: they bind a coordinator as well as the volunteer.
 * The other obstacles are only advice to a coordinator.
 */
export type Forbidden =
  | { code: 'no-consent' }
  | { code: 'adults-only'; taskId: number }
  | { code: 'minor-hours'; until: string }
  | { code: 'minor-day'; minutes: number; mostMinutes: number }
  | { code: 'minor-at-once'; minutes: number; mostMinutes: number }
  | { code: 'minor-break'; otherId: number; minutes: number; leastMinutes: number };

const beside = (shift: PlanShift, held: readonly PlanShift[]) => held.filter(({ id }) => id !== shift.id);

/**
 * All obstacles between a volunteer with the shifts `held` and one more shift, which is ignored if
 * it is in `held`. Somebody noted as absent from a shift (`absentFrom`) is not available during its
 * hours.
 */
export function obstaclesOf(
  planning: Pick<Planning, 'walks'>,
  volunteer: PlanVolunteer,
  shift: PlanShift,
  held: readonly PlanShift[],
  absentFrom: readonly PlanShift[],
): Obstacle[] {
  const others = beside(shift, held);
  const found: Obstacle[] = forbiddenOf(volunteer, shift, others);
  for (const other of absentFrom)
    if (overlapMinutes(shift, other) > 0) found.push({ code: 'absent', otherId: other.id });
  for (const other of others) {
    const between = betweenTwo(planning, volunteer, shift, other);
    if (between && between.code !== 'minor-break') found.push(between);
  }
  if (!isAvailable(volunteer, shift)) found.push({ code: 'outside-availability' });
  if (shift.needsClearance && !volunteer.clearedTaskIds.includes(shift.taskId))
    found.push({ code: 'not-cleared', taskId: shift.taskId });
  const languages = unspoken(volunteer, shift);
  if (languages.length > 0) found.push({ code: 'not-spoken', languages });
  const minutes = shiftMinutesOf(others, shift.day) + shiftLengthOf(shift);
  if (minutes > volunteer.minutesADay && !found.some(({ code }) => code === 'minor-day'))
    found.push({ code: 'too-long-day', day: shift.day, minutes, mostMinutes: volunteer.minutesADay });
  return found;
}

/**
 * The first obstacle for a volunteer who would take this shift and give up those of `without`; null
 * where there is none, and for a shift without hours. `prepared` is the planning with the hours
 * that hold now (`runningAt`).
 */
export function obstacleIn(
  prepared: PreparedPlanning,
  volunteerId: number,
  shiftId: number,
  without: readonly number[] = [],
): Obstacle | null {
  const volunteer = orNotFound(prepared.volunteers.get(volunteerId));
  const shift = prepared.shifts.get(shiftId);
  if (!shift) return null;
  const held = (prepared.held.get(volunteerId) ?? []).filter(({ id }) => !without.includes(id));
  return obstaclesOf(prepared.planning, volunteer, shift, held, prepared.absentFrom.get(volunteerId) ?? [])[0] ?? null;
}

/**
 * The rules about minors that one more shift would break for a volunteer with the shifts `held`;
 * empty for an adult.
 */
export function forbiddenOf(volunteer: PlanVolunteer, shift: PlanShift, held: readonly PlanShift[]): Forbidden[] {
  const { minor } = volunteer;
  if (!minor) return [];
  const others = beside(shift, held);
  const found: Forbidden[] = forbiddenAlone(minor, shift);
  const minutes = shiftMinutesOf(others, shift.day) + shiftLengthOf(shift);
  if (minutes > minor.minutesADay) found.push({ code: 'minor-day', minutes, mostMinutes: minor.minutesADay });
  for (const other of others) {
    const tooClose = minorBreak(shift, other);
    if (tooClose) found.push(tooClose);
  }
  const [atOnce, { minutesAtOnce: mostMinutes }] = [minutesAtOnce(shift, others), MINOR_LIMITS];
  if (atOnce > mostMinutes && !found.some(({ code }) => code === 'minor-at-once'))
    found.push({ code: 'minor-at-once', minutes: atOnce, mostMinutes });
  return found;
}

/** How long they would work without a pause, in minutes: a shift that overlaps goes on from it. */
function minutesAtOnce(shift: PlanShift, others: readonly PlanShift[]): number {
  let { start, end } = shift;
  for (let grown = true; grown; ) {
    const run = { start, end };
    const during = others.filter((other) => overlapMinutes(run, other) > 0);
    [start, end] = [Math.min(start, ...during.map((one) => one.start)), Math.max(end, ...during.map((one) => one.end))];
    grown = start < run.start || end > run.end;
  }
  return end - start;
}

/** The same for one shift by itself, without others. */
export function forbiddenAlone(minor: MinorRules, shift: PlanShift): Exclude<Forbidden, { code: 'minor-break' }>[] {
  const found: Exclude<Forbidden, { code: 'minor-break' }>[] = [];
  if (!minor.isConsented) found.push({ code: 'no-consent' });
  if (shift.adultsOnly) found.push({ code: 'adults-only', taskId: shift.taskId });
  const { day, startsAt, endsAt } = shift;
  const allowed = minorHoursOf(day, minor);
  if (endsAt > allowed.endsAt || startsAt < allowed.startsAt) found.push({ code: 'minor-hours', until: minor.until });
  const minutes = shiftLengthOf(shift);
  const { minutesAtOnce: mostMinutes } = MINOR_LIMITS;
  if (minutes > mostMinutes) found.push({ code: 'minor-at-once', minutes, mostMinutes });
  return found;
}

/** Between two shifts of a day a minor needs a break, not only the time to walk. */
function minorBreak(shift: PlanShift, other: PlanShift): Extract<Forbidden, { code: 'minor-break' }> | null {
  const minutes = minutesApart(shift, other);
  const { breakMinutes: leastMinutes } = MINOR_LIMITS;
  if (shift.day !== other.day || minutes < 0 || minutes >= leastMinutes) return null;
  return { code: 'minor-break', otherId: other.id, minutes, leastMinutes };
}

/** Whether there is no obstacle; faster, because it does not list them. */
export function isFree(
  planning: Pick<Planning, 'walks'>,
  volunteer: PlanVolunteer,
  shift: PlanShift,
  held: readonly PlanShift[],
  absentFrom: readonly PlanShift[],
): boolean {
  if (shift.needsClearance && !volunteer.clearedTaskIds.includes(shift.taskId)) return false;
  if (unspoken(volunteer, shift).length > 0) return false;
  if (!isAvailable(volunteer, shift)) return false;
  if (absentFrom.some((other) => overlapMinutes(shift, other) > 0)) return false;
  if (volunteer.minor && forbiddenAlone(volunteer.minor, shift).length > 0) return false;
  let minutes = shiftLengthOf(shift);
  for (const other of held) {
    if (other.id === shift.id) continue;
    if (betweenTwo(planning, volunteer, shift, other)) return false;
    if (other.day === shift.day) minutes += shiftLengthOf(other);
  }
  return minutes <= volunteer.minutesADay;
}

/** An obstacle between two shifts of one person. */
export type BetweenTwo = Exclude<Extract<Obstacle, { otherId: number }>, { code: 'absent' }>;

/** Why nobody can do both of these shifts; the same rules as above, for a pair. */
export function betweenTwo(
  planning: Pick<Planning, 'walks'>,
  { restMinutes, minor }: Pick<PlanVolunteer, 'restMinutes' | 'minor'>,
  shift: PlanShift,
  other: PlanShift,
): BetweenTwo | null {
  const minutes = overlapMinutes(shift, other);
  if (minutes > 0) return { code: 'overlap', otherId: other.id, minutes };
  const gapMinutes = minutesApart(shift, other);
  if (shift.day !== other.day && gapMinutes < restMinutes)
    return { code: 'short-rest', otherId: other.id, minutes: gapMinutes, leastMinutes: restMinutes };
  const tooClose = minor && minorBreak(shift, other);
  if (tooClose) return tooClose;
  const walkMinutes = walkBetween(planning, shift, other);
  return gapMinutes < walkMinutes ? { code: 'travel-short', otherId: other.id, gapMinutes, walkMinutes } : null;
}

/**
 * The languages that a task needs and somebody does not speak. Somebody who gave no languages
 * counts as speaking none, just as somebody without a noted briefing was not briefed.
 */
export const unspoken = (
  { languages }: Pick<PlanVolunteer, 'languages'>,
  asked: Pick<PlanShift, 'languages'>,
): string[] => asked.languages.filter((language) => !languages.includes(language));

/** Somebody who has not said when they can come counts as always available. */
export const isAvailable = ({ available }: Pick<PlanVolunteer, 'available'>, shift: PlanShift): boolean =>
  available === null || available.some(({ start, end }) => start <= shift.start && shift.end <= end);
