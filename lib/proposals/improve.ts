import type { Candidate } from '#lib/events/candidates.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { choiceOf, linearModel, type RivalPlace } from './linear-model.ts';
import { byTotal, openPlaces, type Places, proposalWorthOf, type Worth, waitingIn, withPlaces } from './proposal.ts';

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
