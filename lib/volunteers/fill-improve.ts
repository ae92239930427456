import { gather, placesBy } from '#lib/grouped.ts';
import { brokenLines, type Solver } from '#lib/proposals/linear-model.ts';
import { settled } from './fill-settle.ts';
import {
  byWorth,
  canTake,
  type Filling,
  type FillWorth,
  type Measure,
  measureOf,
  put,
  sharesOf,
  violationsOf,
} from './filling.ts';
import { betweenTwo } from './obstacles.ts';
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

/** How many shifts are filled together, and how many people are tried for them. */
const TOGETHER = 14;
const MAX_PEOPLE = 14;
/** After so many rounds without an improvement it stops. */
const PATIENCE = 20;

type FillProgress = { round: number; filling: Filling };

type FillGiven = {
  solve: Solver;
  random: () => number;
  /** Milliseconds left; at 0 it stops with the best result so far. */
  left: () => number;
  onProgress?: (progress: FillProgress) => void;
};

/**
 * Improves a filling. First, single places change hands where that helps (`settled`). Then, round
 * after round, the proposed people of some shifts are removed and those shifts are filled anew
 * together, by a solver; the result is kept when it is better by `byWorth` and breaks no rule.
 * Rounds begin around holes, then around people with the most and the least work, then anywhere.
 */
export function improvedFilling(planning: Planning, from: Filling, given: FillGiven): Filling {
  const measure = measureOf(planning);
  const first = settled(noLongerThan(planning, from), from, measure, given.left);
  let best = byWorth(first.worth, from.worth) < 0 ? first : from;
  given.onProgress?.({ round: 0, filling: best });
  let fruitless = 0;
  for (let round = 1; given.left() > 0 && fruitless < PATIENCE && !isPerfect(best.worth); round += 1) {
    const bounded = noLongerThan(planning, best);
    const anew = filledAnew(bounded, best.added, round, given, measure);
    const next = anew && settled(bounded, { added: anew, worth: best.worth }, measure, given.left);
    if (next && byWorth(next.worth, best.worth) < 0 && violationsOf(bounded, next.added).length === 0) {
      best = next;
      fruitless = 0;
    } else fruitless += 1;
    given.onProgress?.({ round, filling: best });
  }
  return best;
}

/**
 * The same plan with a limit: nobody may get a longer day than the longest in this filling, because
 * one endless day is no fair price for evenness over the festival.
 */
const noLongerThan = (planning: Planning, { worth }: Filling): Planning => ({
  ...planning,
  volunteers: planning.volunteers.map((volunteer) => ({
    ...volunteer,
    minutesADay: Math.min(volunteer.minutesADay, worth.longestDayMinutes),
  })),
});

const isPerfect = ({ unfilled, unevenMinutes, wishes, wishesMet }: FillWorth) =>
  unfilled === 0 && unevenMinutes === 0 && wishesMet === wishes;

function filledAnew(
  planning: Planning,
  added: readonly PlanAssignment[],
  round: number,
  given: FillGiven,
  measure: Measure,
): PlanAssignment[] | null {
  const whole = preparePlanning(planning, [...planning.given, ...added]);
  const lifted = new Set(chosen(whole, planning, added, round, given.random, measure).map(({ id }) => id));
  const kept = added.filter(({ shiftId }) => !lifted.has(shiftId));
  const before = new Set(added.map(({ shiftId, volunteerId }) => shiftKey(shiftId, volunteerId)));
  const rest = preparePlanning(planning, [...planning.given, ...kept]);
  const choices = [...lifted].flatMap((id): FillChoice[] => {
    const shift = rest.shifts.get(id);
    return shift ? worthTrying(rest, shift, before, given.random) : [];
  });
  if (choices.length === 0) return null;
  const total = planning.volunteers.reduce((sum, { id }) => sum + shiftMinutesOf(whole.held.get(id) ?? []), 0);
  const seconds = Math.max(0.2, Math.min(0.6, given.left() / 1000));
  const taken = given.solve(fillModel(rest, choices, total, measure), seconds);
  if (!taken) return null;
  const anew = choices.flatMap(({ shift, volunteer }, i) =>
    taken.has(`x${i}`) ? [{ shiftId: shift.id, volunteerId: volunteer.id }] : [],
  );
  return completed(rest, planning, [...kept, ...anew], anew);
}

/**
 * Offers to everybody the places that the solver left open, because it considered only some people.
 */
function completed(
  rest: PreparedPlanning,
  planning: Planning,
  added: PlanAssignment[],
  anew: readonly PlanAssignment[],
): PlanAssignment[] {
  for (const pair of anew) put(rest, pair);
  for (const shift of planning.shifts) {
    while ((rest.on.get(shift.id)?.length ?? 0) < shift.people) {
      const [free] = planning.volunteers
        .filter((volunteer) => canTake(rest, volunteer, shift))
        .sort(
          (a, b) =>
            Number(wishesAgainst(a, shift)) - Number(wishesAgainst(b, shift)) ||
            shiftMinutesOf(rest.held.get(a.id) ?? []) - shiftMinutesOf(rest.held.get(b.id) ?? []),
        );
      if (!free) break;
      const pair = { shiftId: shift.id, volunteerId: free.id };
      put(rest, pair);
      added.push(pair);
    }
  }
  return added;
}

function chosen(
  whole: PreparedPlanning,
  planning: Planning,
  added: readonly PlanAssignment[],
  round: number,
  random: () => number,
  measure: Measure,
): PlanShift[] {
  const open = new Set(added.map(({ shiftId }) => shiftId));
  const isShort = (shift: PlanShift) => (whole.on.get(shift.id)?.length ?? 0) < shift.people;
  const all = planning.shifts
    .filter((shift) => open.has(shift.id) || isShort(shift))
    .map((shift) => ({ shift, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ shift }) => shift);
  const [hole] = all.filter(isShort);
  if (hole && round % 2 === 1) {
    const nearness = ({ start, end, day }: PlanShift) =>
      Math.max(0, start - hole.end, hole.start - end) + (day === hole.day ? 0 : 600);
    return [...all].sort((a, b) => nearness(a) - nearness(b)).slice(0, TOGETHER);
  }
  if (round % 4 === 0) {
    const lead = all[0];
    return all.filter(({ day }) => day === lead?.day).slice(0, TOGETHER);
  }
  const far = farFromShare(whole, planning, measure);
  const own = new Set(far.flatMap((id) => (whole.held.get(id) ?? []).map((shift) => shift.id)));
  return [...all.filter(({ id }) => own.has(id)), ...all.filter(({ id }) => !own.has(id))].slice(0, TOGETHER);
}

/** The people who do much more or much less than an equal share. */
function farFromShare({ held }: PreparedPlanning, planning: Planning, { capacities }: Measure): number[] {
  const loads = new Map(planning.volunteers.map(({ id }) => [id, shiftMinutesOf(held.get(id) ?? [])]));
  const shares = sharesOf(
    planning,
    [...loads.values()].reduce((sum, load) => sum + load, 0),
    capacities,
  );
  const over = (id: number) => (loads.get(id) ?? 0) - (shares.get(id) ?? 0);
  return planning.volunteers
    .map(({ id }) => id)
    .sort((a, b) => over(b) - over(a))
    .slice(0, 5);
}

/**
 * The people to try: those who had the places, then those with the least work and a few at random;
 * those who would rather not come last.
 */
function worthTrying(
  rest: PreparedPlanning,
  shift: PlanShift,
  before: ReadonlySet<string>,
  random: () => number,
): FillChoice[] {
  return rest.planning.volunteers
    .filter((volunteer) => canTake(rest, volunteer, shift))
    .map((volunteer) => {
      const isThere = before.has(shiftKey(shift.id, volunteer.id));
      const load = shiftMinutesOf(rest.held.get(volunteer.id) ?? []);
      const cost = isThere ? -1 : load + random() * 2 * shiftLengthOf(shift);
      return { volunteer, cost, isAgainst: Number(wishesAgainst(volunteer, shift)) };
    })
    .sort((a, b) => a.isAgainst - b.isAgainst || a.cost - b.cost)
    .slice(0, MAX_PEOPLE)
    .map(({ volunteer }) => ({ shift, volunteer }));
}

/** A decision of the model: one person on one shift, or not. */
type FillChoice = { shift: PlanShift; volunteer: PlanVolunteer };

/**
 * The costs of an unfilled place, of a place given to somebody who would rather not, of one minute
 * away from an equal share, and of an unmet wish.
 */
const COST = { unfilled: 100_000, against: 2000, minute: 1, wish: 8 };

/**
 * The assignment of people to some shifts, as a linear programme in CPLEX LP text. `rest` is the
 * plan without the open places of those shifts, and stays as it is. Variable `x<i>` is
 * `choices[i]`; `u<shift>` counts the unfilled places of a shift; `o<volunteer>` and `l<volunteer>`
 * are minutes over and under an equal share. Constraints: of two shifts that exclude each other a
 * person gets at most one, and nobody exceeds their hours of a day.
 */
function fillModel(rest: PreparedPlanning, choices: readonly FillChoice[], total: number, measure: Measure): string {
  const byShift = placesBy(choices, ({ shift }) => shift.id);
  const byVolunteer = placesBy(choices, ({ volunteer }) => volunteer.id);
  const rows: string[] = [];
  const goal: string[] = choices.flatMap(({ shift, volunteer }, i) => {
    const wishes = wishCost(rest, shift, volunteer);
    // A small different cost for each, so that the solver is not slowed down by equal solutions.
    const cost = wishes + ((shift.id * 31 + volunteer.id * 17) % 97) / 10_000;
    return cost < 0 ? `- ${(-cost).toFixed(4)} x${i}` : `+ ${cost.toFixed(4)} x${i}`;
  });
  const bounds: string[] = [];
  for (const [shiftId, of] of byShift) {
    const missing = (rest.shifts.get(shiftId)?.people ?? 0) - (rest.on.get(shiftId)?.length ?? 0);
    rows.push(`${sum(of)} + u${shiftId} = ${missing}`);
    goal.push(`+ ${COST.unfilled} u${shiftId}`);
    bounds.push(`0 <= u${shiftId} <= ${missing}`);
  }
  const shares = sharesOf(rest.planning, total, measure.capacities);
  for (const [volunteerId, of] of byVolunteer) {
    rows.push(...ofVolunteer(rest, choices, of));
    const load = shiftMinutesOf(rest.held.get(volunteerId) ?? []);
    const away = Math.round((shares.get(volunteerId) ?? 0) - load);
    rows.push(`${weighted(choices, of)} - o${volunteerId} + l${volunteerId} = ${away}`);
    goal.push(`+ ${COST.minute} o${volunteerId} + ${COST.minute} l${volunteerId}`);
  }
  const together = togetherRows(choices);
  rows.push(...together.rows);
  goal.push(...together.names.map((name) => `- ${COST.wish} ${name}`));
  bounds.push(...together.names.map((name) => `0 <= ${name} <= 1`));
  return [
    'Minimize',
    ` cost: ${brokenLines(goal.join(' ').replace(/^\+ /, ''))}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${brokenLines(row)}`),
    'Bounds',
    ...bounds.map((bound) => ` ${bound}`),
    'Binary',
    ` ${brokenLines(choices.map((_, i) => `x${i}`).join(' '))}`,
    'End',
    '',
  ].join('\n');
}

const sum = (of: readonly number[]) => of.map((i) => `x${i}`).join(' + ');
const weighted = (choices: readonly FillChoice[], of: readonly number[]) =>
  of.map((i) => `${shiftLengthOf(choices[i]?.shift ?? { start: 0, end: 0 })} x${i}`).join(' + ');

function wishCost(rest: PreparedPlanning, shift: PlanShift, volunteer: PlanVolunteer): number {
  const on = rest.on.get(shift.id) ?? [];
  const met = on.filter(
    (id) => volunteer.withIds.includes(id) || rest.volunteers.get(id)?.withIds.includes(volunteer.id),
  );
  const isFor = wishesFor(volunteer, shift) ? 1 : 0;
  const against = wishesAgainst(volunteer, shift) ? COST.against : 0;
  return against + COST.wish * (missesSeance(rest, volunteer, shift).length - met.length - isFor);
}

/**
 * The constraints of one person: of shifts that exclude each other at most one, and no day longer
 * than they want.
 */
function ofVolunteer(rest: PreparedPlanning, choices: readonly FillChoice[], of: readonly number[]): string[] {
  const rows: string[] = [];
  const days = new Map<string, number[]>();
  for (const [k, i] of of.entries()) {
    const choice = choices[i];
    if (!choice) continue;
    const { shift, volunteer } = choice;
    const against = of.slice(k + 1).filter((j) => {
      const other = choices[j];
      return other !== undefined && betweenTwo(rest.planning, volunteer, shift, other.shift) !== null;
    });
    for (const j of against) rows.push(`x${i} + x${j} <= 1`);
    gather(days, shift.day, i);
  }
  const volunteer = choices[of[0] ?? 0]?.volunteer;
  for (const [day, there] of days) {
    if (!volunteer || there.length < 2) continue;
    const left = volunteer.minutesADay - shiftMinutesOf(rest.held.get(volunteer.id) ?? [], day);
    rows.push(`${weighted(choices, there)} <= ${left}`);
  }
  return rows;
}

/** `y<n>` is 1 where two people who would like to be together are on one shift. */
function togetherRows(choices: readonly FillChoice[]): { rows: string[]; names: string[] } {
  const places = new Map(choices.map(({ shift, volunteer }, i) => [`${shift.id} ${volunteer.id}`, i]));
  const [rows, names]: [string[], string[]] = [[], []];
  for (const [i, { shift, volunteer }] of choices.entries())
    for (const id of volunteer.withIds) {
      const j = places.get(`${shift.id} ${id}`);
      if (j === undefined) continue;
      const name = `y${names.length}`;
      names.push(name);
      rows.push(`${name} - x${i} <= 0`, `${name} - x${j} <= 0`);
    }
  return { rows, names };
}
