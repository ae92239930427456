import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import { type Obstacle, obstaclesOf } from './obstacles.ts';
import { missesSeance, type PreparedPlanning, shiftKey, shiftMinutesOf, wishesAgainst, wishesFor } from './planning.ts';

/** Why somebody has their position in the list, in the order in which it is said. */
export type Reason =
  /** They said that they can come then, or have said nothing. */
  | { code: 'available' | 'unsaid' }
  /** They were briefed for a task that needs it. */
  | { code: 'cleared' }
  /** They speak a language that the task needs. */
  | { code: 'spoken' }
  /** Somebody they would like to be with is on this shift. */
  | { code: 'with'; volunteerIds: number[] }
  /** They would miss a séance they would like to see. */
  | { code: 'misses'; eventIds: number[] }
  /** They would like this task, or would rather not do it. */
  | { code: 'for' | 'against' }
  /** They are in the same place just before or after. */
  | { code: 'near' }
  | { code: 'load'; dayMinutes: number; minutes: number };

export type Could = { volunteerId: number; reasons: Reason[] };
export type CouldNot = { volunteerId: number; obstacles: Obstacle[]; hasDeclined: boolean };

/**
 * How much each reason counts, in minutes of work. People who have not said when they can come are
 * behind all who have, and people who would rather not are behind all others.
 */
const WEIGHT = { with: -90, misses: 180, for: -90, unsaid: 100_000, against: 1_000_000, near: -20 };
/**
 * In minutes: somebody whose other shift in the venue is at most this long before or after is there
 * anyway.
 */
const NEAR_MINUTES = 45;

/**
 * Who could do a shift, the person with the least work first, with the reasons; and who could not,
 * with the obstacles, fewest first. People who are on it already, or were noted as absent from it,
 * are in neither list.
 */
export function whoCould(prepared: PreparedPlanning, shiftId: number): { could: Could[]; couldNot: CouldNot[] } {
  const shift = prepared.shifts.get(shiftId);
  if (!shift) return { could: [], couldNot: [] };
  const on = prepared.on.get(shiftId) ?? [];
  const could: (Could & { weight: number; name: string })[] = [];
  const couldNot: (CouldNot & { name: string })[] = [];
  for (const volunteer of prepared.planning.volunteers) {
    const { id: volunteerId, name } = volunteer;
    const absentFrom = prepared.absentFrom.get(volunteerId) ?? [];
    if (on.includes(volunteerId) || absentFrom.includes(shift)) continue;
    const held = prepared.held.get(volunteerId) ?? [];
    const obstacles = obstaclesOf(prepared.planning, volunteer, shift, held, absentFrom);
    const hasDeclined = prepared.declined.has(shiftKey(shiftId, volunteerId));
    if (obstacles.length > 0 || hasDeclined) {
      couldNot.push({ volunteerId, obstacles, hasDeclined, name });
      continue;
    }
    const withIds = on.filter((id) => volunteer.withIds.includes(id));
    const misses = missesSeance(prepared, volunteer, shift);
    const [isFor, isAgainst] = [wishesFor(volunteer, shift), wishesAgainst(volunteer, shift)];
    const isNear = held.some(
      (other) =>
        other.roomId === shift.roomId && Math.max(shift.start - other.end, other.start - shift.end) <= NEAR_MINUTES,
    );
    const [dayMinutes, minutes] = [shiftMinutesOf(held, shift.day), shiftMinutesOf(held)];
    const reasons: Reason[] = [{ code: volunteer.available === null ? 'unsaid' : 'available' }];
    if (shift.needsClearance) reasons.push({ code: 'cleared' });
    if (shift.languages.length > 0) reasons.push({ code: 'spoken' });
    if (withIds.length > 0) reasons.push({ code: 'with', volunteerIds: withIds });
    if (misses.length > 0) reasons.push({ code: 'misses', eventIds: misses });
    if (isFor) reasons.push({ code: 'for' });
    if (isAgainst) reasons.push({ code: 'against' });
    if (isNear) reasons.push({ code: 'near' });
    reasons.push({ code: 'load', dayMinutes, minutes });
    const weight =
      minutes +
      (withIds.length > 0 ? WEIGHT.with : 0) +
      (misses.length > 0 ? WEIGHT.misses : 0) +
      (isFor ? WEIGHT.for : 0) +
      (isAgainst ? WEIGHT.against : 0) +
      (volunteer.available === null ? WEIGHT.unsaid : 0) +
      (isNear ? WEIGHT.near : 0);
    could.push({ volunteerId, reasons, weight, name });
  }
  const byName = <T extends { name: string; volunteerId: number }>(all: readonly T[]) =>
    inDictionaryOrder(
      all.toSorted((a, b) => a.volunteerId - b.volunteerId),
      ({ name }) => name,
      'fr',
    );
  return {
    could: byName(could)
      .sort((a, b) => a.weight - b.weight)
      .map(({ volunteerId, reasons }) => ({ volunteerId, reasons })),
    couldNot: byName(couldNot)
      .sort((a, b) => a.obstacles.length - b.obstacles.length)
      .map(({ volunteerId, obstacles, hasDeclined }) => ({ volunteerId, obstacles, hasDeclined })),
  };
}
