import { type Candidate, triedAt } from '#lib/events/candidates.ts';
import { copyRule, personRule, roomRule } from '#lib/events/clashes.ts';
import { fails, type Hold, type PairRule } from '#lib/events/occupations.ts';
import { contentOf, type Prepared, sharedKeys } from '#lib/events/prepared.ts';
import { gather, placesBy } from '#lib/grouped.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import type { Interval } from '#lib/time/interval.ts';
import { byTotal, openPlaces, type Places, proposalWorthOf, type Worth, waitingIn, withPlaces } from './proposal.ts';

/*
 * Proposals by a solver: the choice of places as a linear programme, and the improvement of a
 * proposal in rounds.
 */

/**
 * The cost of one séance without a place, one warning, one unmet wish, one other séance of the same
 * theme at the same time.
 */
const COST = { unplaced: 100_000, warning: 1000, unmet: 200, hint: 10 };
/**
 * The distance of the points in time at which parallel séances of one theme are counted, in
 * minutes.
 */
const THEME_POINTS = 60;

/**
 * The choice of one place for each séance as a linear programme in CPLEX LP format, for any solver.
 * Variable `x<i>` says whether `choices[i]` is taken. Constraints: at most one place for each
 * séance; at most one séance in a room at any moment (cliques of intervals); at most one of two
 * places that need the same person or the same only copy at the same time, or without time for the
 * walk between. Parallel séances of a theme only cost.
 */
export function linearModel(prepared: Prepared, choices: readonly RivalPlace[]): string {
  const byEvent = placesBy(choices, ({ event }) => event.id);
  const rows: string[] = [];
  const more = [...byEvent.keys()].map((id) => `u${id}`);
  const goal = [
    ...choices.flatMap(({ candidate: { warnings, unmet, hints, start } }, i) => {
      // The hour adds a little cost, so that equal solutions are not all the same to the solver.
      const cost = warnings * COST.warning + unmet * COST.unmet + hints * COST.hint + (start % 1440) / 10_000;
      return `${cost.toFixed(4)} x${i}`;
    }),
    ...more.map((name) => `${COST.unplaced} ${name}`),
  ];
  for (const [id, of] of byEvent) rows.push(`${of.map((i) => `x${i}`).join(' + ')} + u${id} = 1`);
  rows.push(...roomRows(choices), ...rivalRows(prepared, choices, byEvent));
  const themes = themeRows(choices);
  rows.push(...themes.rows);
  goal.push(...themes.counted.map((name) => `${COST.hint} ${name}`));
  const named = rows.map((row, i) => ` r${i}: ${brokenLines(row)}`);
  const binaries = [...choices.map((_, i) => `x${i}`), ...more];
  return [
    'Minimize',
    ` cost: ${brokenLines(goal.join(' + '))}`,
    'Subject To',
    ...named,
    'Binary',
    ` ${brokenLines(binaries.join(' '))}`,
    'End',
    '',
  ].join('\n');
}

/** LP readers take lines of some hundred characters. */
export const brokenLines = (text: string) => text.replace(/(.{400}\S*) /g, '$1\n  ');

/**
 * Intervals that overlap share a moment at which one of them begins, so one row for each of these
 * moments is enough.
 */
function roomRows(choices: readonly RivalPlace[]): string[] {
  const rows = new Set<string>();
  for (const [, of] of placesBy(choices, ({ candidate }) => `${candidate.date} ${candidate.room.id}`)) {
    const held = of.flatMap((i) => (choices[i]?.held ? [{ i, ...choices[i].held }] : []));
    for (const at of new Set(held.map(({ start }) => start))) {
      const there = held.filter(({ start, end }) => start <= at && at < end);
      if (there.length > 1) rows.add(`${there.map(({ i }) => `x${i}`).join(' + ')} <= 1`);
    }
  }
  return [...rows];
}

/**
 * For two séances that share a person or a copy: each place of the one against all places of the
 * other that it excludes.
 */
function rivalRows(
  prepared: Prepared,
  choices: readonly RivalPlace[],
  byEvent: ReadonlyMap<number, number[]>,
): string[] {
  const rows: string[] = [];
  const all = [...byEvent.values()];
  for (const [k, ofA] of all.entries())
    for (const ofB of all.slice(k + 1)) {
      const [a, b] = [choices[ofA[0] ?? 0], choices[ofB[0] ?? 0]];
      if (!a || !b || !areRivals(a.event, b.event)) continue;
      for (const i of ofA) {
        const against = ofB.filter((j) => exclude(prepared, choices[i] as RivalPlace, choices[j] as RivalPlace));
        if (against.length > 0) rows.push(`x${i} + ${against.map((j) => `x${j}`).join(' + ')} <= 1`);
      }
    }
  return rows;
}

/** The number of parallel séances of a theme beyond the first, at each point in time. */
function themeRows(choices: readonly RivalPlace[]): { rows: string[]; counted: string[] } {
  const points = new Map<string, number[]>();
  for (const [i, { event, own }] of choices.entries()) {
    if (event.visibility !== 'public') continue;
    for (let at = Math.ceil(own.start / THEME_POINTS) * THEME_POINTS; at < own.end; at += THEME_POINTS)
      for (const themeId of event.themeIds) {
        const key = `${themeId}_${at}`;
        gather(points, key, i);
      }
  }
  const [rows, counted]: [string[], string[]] = [[], []];
  for (const [key, of] of points) {
    if (new Set(of.map((i) => choices[i]?.event.id)).size < 2) continue;
    counted.push(`z${key}`);
    rows.push(`${of.map((i) => `x${i}`).join(' + ')} - z${key} <= 1`);
  }
  return { rows, counted };
}

type HeldBy<R> = R extends PairRule<infer H> ? readonly H[] : never;

/** A séance at one possible place. */
type RivalPlace = {
  candidate: Candidate;
  event: DraftEvent;
  /**
   * The time for which it occupies its main room, from doors to the end of clearing, in epoch
   * minutes; undefined in rooms that take any number.
   */
  held: Interval | undefined;
  own: Interval;
  expected: HeldBy<typeof personRule>;
  /** The copies it projects of which there is only one. */
  copies: HeldBy<typeof copyRule>;
};

export function choiceOf(prepared: Prepared, event: DraftEvent, candidate: Candidate): RivalPlace {
  const there = triedAt(prepared, event, candidate.startsAt, candidate.room.id);
  const holdsBy = <H extends Hold>(rule: PairRule<H>) =>
    [...sharedKeys(prepared, rule.by, there)].flatMap((id) => rule.holds(prepared, there, id));
  return {
    candidate,
    event: there,
    held: roomRule.holds(prepared, there, candidate.room.id)[0],
    own: contentOf(prepared, there) ?? { start: 0, end: 0 },
    expected: holdsBy(personRule),
    copies: holdsBy(copyRule).filter(({ version }) => version.isOnlyCopy),
  };
}

/** Whether two séances share a person, or a copy of which there is only one. */
function areRivals(a: DraftEvent, b: DraftEvent): boolean {
  const people = new Set(a.people.map(({ personId }) => personId));
  const films = new Set(a.items.flatMap(({ filmId }) => filmId ?? []));
  return b.people.some(({ personId }) => people.has(personId)) || b.items.some(({ filmId }) => films.has(filmId ?? 0));
}

/**
 * Whether the two places exclude each other: somebody, or a copy, would be needed at both at the
 * same time, or on the way between them.
 */
function exclude(prepared: Prepared, a: RivalPlace, b: RivalPlace): boolean {
  if (b.own.start - a.own.end > FAR || a.own.start - b.own.end > FAR) return false;
  const fail = <H extends Hold>(rule: PairRule<H>, ones: readonly H[], others: readonly H[]) =>
    ones.some((one) =>
      others.some((other) => rule.about(one) === rule.about(other) && fails(prepared, rule, one, other) !== null),
    );
  return fail(copyRule, a.copies, b.copies) || fail(personRule, a.expected, b.expected);
}

/** Longer than any walk within a festival, in minutes. */
const FAR = 360;

/**
 * Solves a linear programme within this many seconds. Answers the names of the variables that are
 * 1; null when it found nothing.
 */
export type Solver = (model: string, seconds: number) => ReadonlySet<string> | null;

/** `bettered`: how many rounds so far improved the proposal. */
type Progress = { round: number; bettered: number; worth: Worth; total: number };

/** How many séances are placed anew together, and how many places are tried for each. */
const TOGETHER = 22;
const MAX_PLACES = 60;
/** After this many rounds without improvement, no more is expected. */
const PATIENCE = 8;

type ImproveOptions = {
  solve: Solver;
  random: () => number;
  /** The remaining milliseconds. */
  left: () => number;
  onProgress?: (progress: Progress & { places: Places }) => void;
};

/**
 * Improves a proposal: in each round some séances are taken out and placed anew together by a
 * solver, and the result is kept if it is better by the rules. Séances without a place, with
 * warnings or with unmet wishes are chosen first. Stops when nothing is left to improve, when
 * rounds no longer improve anything, or when time is up.
 */
export function improved(index: DraftIndex, from: { places: Places; worth: Worth }, given: ImproveOptions) {
  const waiting = waitingIn(index);
  let best = from;
  let fruitless = 0;
  let bettered = 0;
  for (let round = 1; given.left() > 0 && fruitless < PATIENCE && !isPerfect(best.worth); round += 1) {
    const lifted = chosen(waiting, best.places, round, given.random);
    const places = placedAnew(index, best.places, lifted, given);
    const worth = places && proposalWorthOf(index, waiting, places);
    if (places && worth && byTotal(worth, best.worth) < 0) {
      best = { places, worth };
      fruitless = 0;
      bettered += 1;
    } else fruitless += 1;
    given.onProgress?.({ round, bettered, total: waiting.length, ...best });
  }
  return best;
}

const isPerfect = ({ unplaced, blocking, warnings, hints }: Worth) => unplaced + blocking + warnings + hints === 0;

/**
 * The séances for one round: those without a place, those with warnings, those with an unmet wish,
 * then in turn those of one room, those of one theme, or any.
 */
function chosen(waiting: readonly DraftEvent[], places: Places, round: number, random: () => number): DraftEvent[] {
  const shuffled = [...waiting].map((event) => ({ event, key: random() })).sort((a, b) => a.key - b.key);
  const all = shuffled.map(({ event }) => event);
  const [lead] = all.filter(({ id }) => places.has(id));
  const isNear = (event: DraftEvent) => {
    if (round % 3 === 0) return places.get(event.id)?.room.id === places.get(lead?.id ?? 0)?.room.id;
    return round % 3 === 1 && event.themeIds.some((id) => lead?.themeIds.includes(id));
  };
  const open = all.filter(({ id }) => !places.has(id)).slice(0, TOGETHER / 2);
  const having = (what: 'warnings' | 'unmet') => all.filter(({ id }) => (places.get(id)?.[what] ?? 0) > 0);
  return [...new Set([...open, ...having('warnings'), ...having('unmet'), ...all.filter(isNear), ...all])].slice(
    0,
    TOGETHER,
  );
}

function placedAnew(
  index: DraftIndex,
  places: Places,
  lifted: readonly DraftEvent[],
  given: ImproveOptions,
): Places | null {
  const ids = new Set(lifted.map(({ id }) => id));
  const rest = withPlaces(index, places, ids);
  const choices = lifted.flatMap((event): RivalPlace[] =>
    worthTrying(openPlaces(rest, event), places.get(event.id), given.random).map((one) => choiceOf(rest, event, one)),
  );
  if (choices.length === 0) return null;
  const taken = given.solve(linearModel(rest, choices), Math.max(0.5, Math.min(2, given.left() / 1000)));
  if (!taken) return null;
  const after = new Map([...places].filter(([id]) => !ids.has(id)));
  for (const [i, { event, candidate }] of choices.entries()) if (taken.has(`x${i}`)) after.set(event.id, candidate);
  return after;
}

/** The present place, then the least troublesome ones; equal ones in random order. */
function worthTrying(open: readonly Candidate[], now: Candidate | undefined, random: () => number): Candidate[] {
  const keyed = open.map((one) => {
    const isHere = one.startsAt === now?.startsAt && one.room.id === now.room.id;
    // A place directly beside another séance leaves the largest free stretch.
    const cost = one.warnings * 100 + one.unmet * 20 + one.hints * 2 + (one.slack === 0 ? 0 : 0.5) + random();
    return { one, cost: isHere ? -1 : cost };
  });
  return keyed
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MAX_PLACES)
    .map(({ one }) => one);
}
