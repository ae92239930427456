import { gather, placesBy } from '#lib/grouped.ts';
import { brokenLines } from '#lib/proposals/linear-model.ts';
import { type Measure, sharesOf } from './filling.ts';
import { betweenTwo } from './obstacles.ts';
import {
  missesSeance,
  type PlanShift,
  type PlanVolunteer,
  type PreparedPlanning,
  shiftLengthOf,
  shiftMinutesOf,
  wishesAgainst,
  wishesFor,
} from './planning.ts';

/** A decision of the model: one person on one shift, or not. */
export type FillChoice = { shift: PlanShift; volunteer: PlanVolunteer };

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
export function fillModel(
  rest: PreparedPlanning,
  choices: readonly FillChoice[],
  total: number,
  measure: Measure,
): string {
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
