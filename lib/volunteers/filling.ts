import { overlapMinutes } from '#lib/time/interval.ts';
import { isFree, obstaclesOf } from './obstacles.ts';
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
 * How good a plan is. First count fewer unfilled places, then fewer places of people who would
 * rather not, then hours shared more evenly, then more met wishes. `unevenMinutes` is the average
 * distance from an equal share (or from the most somebody can do, where that is less).
 */
export type FillWorth = {
  unfilled: number;
  /** Places given to somebody who would rather not, or cannot, do that task. */
  unwished: number;
  unevenMinutes: number;
  leastMinutes: number;
  mostMinutes: number;
  /** The longest day of any person. */
  longestDayMinutes: number;
  wishesMet: number;
  wishes: number;
  /** Of the wishes, those to see a séance, and how many of them can be met. */
  seancesKept: number;
  seances: number;
};

/** What a filling adds to the existing assignments, which never change. */
export type Filling = { added: PlanAssignment[]; worth: FillWorth };

/** A filling as the coordinator reads it: before and after, and the added people of each shift. */
export type FillDifference = {
  before: FillWorth;
  after: FillWorth;
  /** By start of the shift. */
  added: PlanAssignment[];
  /** Places that nobody could take. */
  unfilled: { shiftId: number; missing: number }[];
};

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
export const AGAINST_MINUTES = 1_000_000;

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
    order = [...new Set([...again, ...order])];
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
    if (!canTake(prepared, volunteer, shift)) continue;
    const isWith = volunteer.withIds.some((id) => on.includes(id));
    const met = Number(isWith) + Number(wishesFor(volunteer, shift));
    const against = wishesAgainst(volunteer, shift) ? AGAINST_MINUTES : 0;
    const cost = load + against + WISH_MINUTES * (missesSeance(prepared, volunteer, shift).length - met);
    if (!best || cost < best.cost) best = { volunteer, cost };
  }
  return best?.volunteer ?? null;
}

/** In minutes: a smaller difference of evenness counts as equal, so that wishes decide. */
const SAME_EVENNESS = 5;

/** A negative result means that `a` is better. */
export const byWorth = (a: FillWorth, b: FillWorth): number =>
  a.unfilled - b.unfilled ||
  a.unwished - b.unwished ||
  Math.round(a.unevenMinutes / SAME_EVENNESS) - Math.round(b.unevenMinutes / SAME_EVENNESS) ||
  b.wishesMet - a.wishesMet ||
  a.unevenMinutes - b.unevenMinutes;

/**
 * The most minutes somebody could do: on each day up to their limit, as far as there are shifts
 * while they are available.
 */
function capacityOf({ shifts }: Pick<Planning, 'shifts'>, volunteer: PlanVolunteer): number {
  const days = new Map<string, { start: number; end: number }>();
  for (const { day, start, end } of shifts) {
    const span = days.get(day);
    days.set(day, { start: Math.min(start, span?.start ?? start), end: Math.max(end, span?.end ?? end) });
  }
  let minutes = 0;
  for (const span of days.values()) {
    const there =
      volunteer.available?.reduce((sum, hours) => sum + overlapMinutes(hours, span), 0) ?? span.end - span.start;
    minutes += Math.min(there, volunteer.minutesADay);
  }
  return minutes;
}

/**
 * An equal share of the work for each person, but nobody more than they can do. Minutes, by id of
 * volunteer.
 */
export function sharesOf(
  planning: Planning,
  total: number,
  capacities: ReadonlyMap<number, number>,
): Map<number, number> {
  const sorted = [...planning.volunteers].sort((a, b) => (capacities.get(a.id) ?? 0) - (capacities.get(b.id) ?? 0));
  const shares = new Map<number, number>();
  let rest = total;
  for (const [i, { id }] of sorted.entries()) {
    const share = Math.min(capacities.get(id) ?? 0, rest / (sorted.length - i));
    shares.set(id, share);
    rest -= share;
  }
  return shares;
}

/** What stays the same while a filling is made. */
export type Measure = { capacities: ReadonlyMap<number, number> };
export const measureOf = (planning: Planning): Measure => ({
  capacities: new Map(planning.volunteers.map((volunteer) => [volunteer.id, capacityOf(planning, volunteer)])),
});

export function worthOf(prepared: PreparedPlanning, { capacities }: Measure): FillWorth {
  const { planning, held, on } = prepared;
  const unfilled = planning.shifts.reduce(
    (sum, { id, people }) => sum + Math.max(0, people - (on.get(id)?.length ?? 0)),
    0,
  );
  const loads = planning.volunteers.map(({ id }) => shiftMinutesOf(held.get(id) ?? []));
  const shares = sharesOf(
    planning,
    loads.reduce((sum, load) => sum + load, 0),
    capacities,
  );
  const away = planning.volunteers.reduce(
    (sum, { id }, i) => sum + Math.abs((loads[i] ?? 0) - (shares.get(id) ?? 0)),
    0,
  );
  // People who can never come do not count for the least load.
  const able = loads.filter((load, i) => load > 0 || (capacities.get(planning.volunteers[i]?.id ?? 0) ?? 0) > 0);
  return {
    unfilled,
    unwished: unwishedOf(prepared),
    unevenMinutes: loads.length === 0 ? 0 : Math.round(away / loads.length),
    leastMinutes: able.length === 0 ? 0 : Math.min(...able),
    mostMinutes: able.length === 0 ? 0 : Math.max(...able),
    longestDayMinutes: longestDayOf(held),
    ...wishesOf(prepared),
  };
}

/** Places given to somebody who would rather not do that task. */
export function unwishedOf({ planning, held }: PreparedPlanning): number {
  return planning.volunteers.reduce(
    (sum, volunteer) => sum + (held.get(volunteer.id) ?? []).filter((shift) => wishesAgainst(volunteer, shift)).length,
    0,
  );
}

function longestDayOf(held: PreparedPlanning['held']): number {
  let longest = 0;
  for (const own of held.values()) {
    const days = new Map<string, number>();
    for (const shift of own) days.set(shift.day, (days.get(shift.day) ?? 0) + shiftLengthOf(shift));
    longest = Math.max(longest, ...days.values());
  }
  return longest;
}

/** The same plan where shifts that are over need nobody more; work done there still counts. */
export function aheadOf(planning: Planning, isOver: (shiftId: number) => boolean): Planning {
  const there = new Map<number, number>();
  for (const { shiftId } of planning.given) there.set(shiftId, (there.get(shiftId) ?? 0) + 1);
  const shifts = planning.shifts.map((shift) =>
    isOver(shift.id) ? { ...shift, people: there.get(shift.id) ?? 0 } : shift,
  );
  return { ...planning, shifts };
}

/** How many wishes a plan meets, and how many there are. */
export function wishesOf({
  planning,
  held,
  on,
  volunteers,
  seances,
}: PreparedPlanning): Pick<FillWorth, 'wishesMet' | 'wishes' | 'seancesKept' | 'seances'> {
  let [met, all] = [0, 0];
  let [kept, wished] = [0, 0];
  for (const { id, withIds, seeIds, forTaskIds, againstTaskIds } of planning.volunteers) {
    const own = held.get(id) ?? [];
    for (const other of withIds) {
      if (!volunteers.has(other)) continue;
      all += 1;
      if (own.some((shift) => on.get(shift.id)?.includes(other))) met += 1;
    }
    for (const event of seeIds) {
      const seance = seances.get(event);
      if (!seance) continue;
      wished += 1;
      if (own.every((shift) => overlapMinutes(shift, seance) === 0)) kept += 1;
    }
    const does = (taskId: number) => own.some((shift) => shift.taskId === taskId);
    all += forTaskIds.length + againstTaskIds.length;
    met += forTaskIds.filter(does).length + againstTaskIds.filter((taskId) => !does(taskId)).length;
  }
  return { wishesMet: met + kept, wishes: all + wished, seancesKept: kept, seances: wished };
}

/** What a filling would change. */
export function fillDifference(planning: Planning, { added, worth }: Filling): FillDifference {
  const after = preparePlanning(planning, [...planning.given, ...added]);
  const startOf = ({ shiftId }: PlanAssignment) => after.shifts.get(shiftId)?.start ?? 0;
  return {
    before: worthOf(preparePlanning(planning), measureOf(planning)),
    after: worth,
    added: [...added].sort((a, b) => startOf(a) - startOf(b) || a.shiftId - b.shiftId || a.volunteerId - b.volunteerId),
    unfilled: planning.shifts.flatMap(({ id, people }) => {
      const missing = people - (after.on.get(id)?.length ?? 0);
      return missing > 0 ? [{ shiftId: id, missing }] : [];
    }),
  };
}

/** The assignments of a filling that break a rule; a proposed filling has none. */
export function violationsOf(planning: Planning, added: readonly PlanAssignment[]): PlanAssignment[] {
  const { held, volunteers, shifts, on, declined, absentFrom } = preparePlanning(planning, [
    ...planning.given,
    ...added,
  ]);
  return added.filter(({ shiftId, volunteerId }) => {
    const [volunteer, shift] = [volunteers.get(volunteerId), shifts.get(shiftId)];
    if (!volunteer || !shift) return true;
    const there = on.get(shiftId) ?? [];
    const isTwice = there.filter((id) => id === volunteerId).length > 1;
    const isOver = there.length > shift.people;
    const saidNo = declined.has(shiftKey(shiftId, volunteerId));
    const [own, absent] = [held.get(volunteerId) ?? [], absentFrom.get(volunteerId) ?? []];
    return isTwice || isOver || saidNo || obstaclesOf(planning, volunteer, shift, own, absent).length > 0;
  });
}
