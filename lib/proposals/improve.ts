import type { Candidate } from '#lib/events/candidates.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { linearModel } from './linear-model.ts';
import { byTotal, openPlaces, type Places, proposalWorthOf, type Worth, waitingIn, withPlaces } from './proposal.ts';
import { choiceOf, type RivalPlace } from './rivals.ts';

/**
 * Solves a linear programme within so many seconds: the names of the variables that are 1; null
 * when it found nothing.
 */
export type Solver = (model: string, seconds: number) => ReadonlySet<string> | null;

/** `bettered`: the rounds so far after which it was better than before. */
type Progress = { round: number; bettered: number; worth: Worth; total: number };

/** Séances that are looked at together, and places that are tried for each. */
const TOGETHER = 22;
const MAX_PLACES = 60;
/** Rounds without anything better after which no more is expected. */
const PATIENCE = 8;

type ImproveOptions = {
  solve: Solver;
  random: () => number;
  /** Milliseconds that remain. */
  left: () => number;
  onProgress?: (progress: Progress & { places: Places }) => void;
};

/**
 * Betters a proposal: some séances after some others are lifted and placed anew, all of them at
 * once, by a solver; what comes of it is kept when the rules count less. Whoever has no place,
 * warns or is not where it was wished, is among them. Stops when nothing is left to better, nothing
 * gets better, or time is up.
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
 * Those without a place, those that warn, those with a wish that is not followed, then in turn
 * those of one room, those of one theme, and any.
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

/** Where it stands, then the least troublesome places, of equals any. */
function worthTrying(open: readonly Candidate[], now: Candidate | undefined, random: () => number): Candidate[] {
  const keyed = open.map((one) => {
    const isHere = one.startsAt === now?.startsAt && one.room.id === now.room.id;
    // Packed against a neighbour leaves the largest rest.
    const cost = one.warnings * 100 + one.unmet * 20 + one.hints * 2 + (one.slack === 0 ? 0 : 0.5) + random();
    return { one, cost: isHere ? -1 : cost };
  });
  return keyed
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MAX_PLACES)
    .map(({ one }) => one);
}
