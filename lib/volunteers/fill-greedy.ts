import { byWorth, type Filling, measureOf, worthOf } from './filling.ts';
import { isFree } from './obstacles.ts';
import {
  missesSeance,
  type PlanAssignment,
  type Planning,
  type PlanShift,
  type PlanVolunteer,
  type PreparedPlanning,
  preparePlanning,
  shiftKey,
  shiftLengthOf,
  shiftMinutesOf,
  wishesAgainst,
  wishesFor,
} from './planning.ts';

/**
 * How many times the filling is tried; shifts for which nobody, or nobody willing, was found are
 * filled first in the next try.
 */
const MAX_TRIES = 6;
/** One met wish counts as much as so many minutes less load. */
const WISH_MINUTES = 45;
/**
 * More than anybody's load: people who would rather not do a task are asked only when nobody else
 * can.
 */
const AGAINST_MINUTES = 1_000_000;

/**
 * Whether somebody can be assigned to a shift: no obstacle, not on it yet, and they have not
 * refused it.
 */
export function canTake(prepared: PreparedPlanning, volunteer: PlanVolunteer, shift: PlanShift): boolean {
  return (
    !prepared.on.get(shift.id)?.includes(volunteer.id) &&
    isFree(
      prepared.planning,
      volunteer,
      shift,
      prepared.held.get(volunteer.id) ?? [],
      prepared.absentFrom.get(volunteer.id) ?? [],
    ) &&
    !prepared.declined.has(shiftKey(shift.id, volunteer.id))
  );
}

export function put(prepared: PreparedPlanning, { shiftId, volunteerId }: PlanAssignment): void {
  const shift = prepared.shifts.get(shiftId);
  if (!shift) return;
  prepared.held.get(volunteerId)?.push(shift);
  prepared.on.get(shiftId)?.push(volunteerId);
}

/**
 * A filling made by going through the holes once, the hardest to fill first, and giving each to the
 * person with the least work. If some stayed empty, or went to people who would rather not, it
 * tries again with those first; the best try counts. It always finds a result, in well under a
 * second for a thousand places.
 */
export function greedyFilling(planning: Planning): Filling {
  const measure = measureOf(planning);
  const start = preparePlanning(planning);
  const candidates = new Map(
    planning.shifts.map((shift) => [shift.id, planning.volunteers.filter((one) => canTake(start, one, shift))]),
  );
  const hardness = ({ id, people }: PlanShift) => (candidates.get(id)?.length ?? 0) / people;
  let order = planning.shifts
    .filter(({ id, people }) => (start.on.get(id)?.length ?? 0) < people)
    .sort(
      (a, b) => hardness(a) - hardness(b) || shiftLengthOf(b) - shiftLengthOf(a) || a.start - b.start || a.id - b.id,
    );
  let best: Filling | null = null;
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const { added, short, unwished, prepared } = onePass(planning, order, candidates);
    const worth = worthOf(prepared, measure);
    if (!best || byWorth(worth, best.worth) < 0) best = { added, worth };
    const again = [
      ...order.filter(({ id }) => short.has(id) && (candidates.get(id)?.length ?? 0) > 0),
      ...order.filter(
        (shift) => unwished.has(shift.id) && candidates.get(shift.id)?.some((one) => !wishesAgainst(one, shift)),
      ),
    ];
    if (again.length === 0) break;
    order = [...again, ...order.filter(({ id }) => !again.some((one) => one.id === id))];
  }
  return best ?? { added: [], worth: worthOf(start, measure) };
}

function onePass(
  planning: Planning,
  order: readonly PlanShift[],
  candidates: ReadonlyMap<number, readonly PlanVolunteer[]>,
): { added: PlanAssignment[]; short: Set<number>; unwished: Set<number>; prepared: PreparedPlanning } {
  const prepared = preparePlanning(planning);
  const loads = new Map(planning.volunteers.map(({ id }) => [id, shiftMinutesOf(prepared.held.get(id) ?? [])]));
  const added: PlanAssignment[] = [];
  const [short, unwished] = [new Set<number>(), new Set<number>()];
  for (const shift of order) {
    for (let missing = shift.people - (prepared.on.get(shift.id)?.length ?? 0); missing > 0; missing -= 1) {
      const best = cheapest(prepared, shift, candidates.get(shift.id) ?? [], loads);
      if (!best) {
        short.add(shift.id);
        break;
      }
      const pair = { shiftId: shift.id, volunteerId: best.id };
      if (wishesAgainst(best, shift)) unwished.add(shift.id);
      put(prepared, pair);
      added.push(pair);
      loads.set(best.id, (loads.get(best.id) ?? 0) + shiftLengthOf(shift));
    }
  }
  // A shift that also lacks people is listed only once.
  for (const id of short) unwished.delete(id);
  return { added, short, unwished, prepared };
}

function cheapest(
  prepared: PreparedPlanning,
  shift: PlanShift,
  candidates: readonly PlanVolunteer[],
  loads: ReadonlyMap<number, number>,
): PlanVolunteer | null {
  let best: { volunteer: PlanVolunteer; cost: number } | null = null;
  const on = prepared.on.get(shift.id) ?? [];
  for (const volunteer of candidates) {
    const load = loads.get(volunteer.id) ?? 0;
    // Wishes can lower the cost by at most two wishes, so most people need not be checked further.
    if (best && load - 2 * WISH_MINUTES >= best.cost) continue;
    if (!canTake(prepared, volunteer, shift)) continue;
    const isWith = volunteer.withIds.some((id) => on.includes(id));
    const met = Number(isWith) + Number(wishesFor(volunteer, shift));
    const against = wishesAgainst(volunteer, shift) ? AGAINST_MINUTES : 0;
    const cost = load + against + WISH_MINUTES * (missesSeance(prepared, volunteer, shift).length - met);
    if (!best || cost < best.cost) best = { volunteer, cost };
  }
  return best?.volunteer ?? null;
}
