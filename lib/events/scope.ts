import type { DraftEvent } from '#lib/model/draft.ts';
import { type Interval, sweep } from '#lib/time/interval.ts';
import { type Content, type Prepared, type Shared, sharedKeys } from './prepared.ts';

/** What every rule gets: the prepared draft and, when one séance is asked about, its id. */
export type Scope = Prepared & { readonly of: number | undefined };

/**
 * Copied field by field, so that every scope has the same hidden class, which JavaScript engines
 * read fast.
 */
export const scopeOf = (prepared: Prepared, of: number | undefined): Scope => ({
  index: prepared.index,
  planned: prepared.planned,
  byRoom: prepared.byRoom,
  byPerson: prepared.byPerson,
  byFilm: prepared.byFilm,
  byTheme: prepared.byTheme,
  byDay: prepared.byDay,
  byContinued: prepared.byContinued,
  walks: prepared.walks,
  laid: prepared.laid,
  of,
});

/** The séance asked about; undefined when all are, or when it is cancelled or gone. */
const asked = ({ of, index }: Scope): DraftEvent | undefined => {
  const event = of === undefined ? undefined : index.events.get(of);
  return event?.status === 'planned' ? event : undefined;
};

/** The séances whose own state is asked about: all of them, or the one. */
export function eventsAsked(scope: Scope): readonly DraftEvent[] {
  if (scope.of === undefined) return scope.planned;
  const event = asked(scope);
  return event ? [event] : [];
}

/**
 * The groups of séances that share a room, a person, a film, a theme or a day: all, or only those
 * of the séance asked about.
 */
export function* groupsOf<S extends Exclude<Shared, 'byContinued'>>(
  scope: Scope,
  by: S,
): Generator<[key: S extends 'byDay' ? string : number, events: readonly DraftEvent[]]> {
  type Key = S extends 'byDay' ? string : number;
  const groups = scope[by] as ReadonlyMap<Key, readonly DraftEvent[]>;
  if (scope.of === undefined) {
    yield* groups;
    return;
  }
  const event = asked(scope);
  if (!event) return;
  for (const key of sharedKeys(scope, by, event) as Set<Key>) yield [key, groups.get(key) ?? []];
}

/**
 * Visits every pair of holds of two different séances that overlap, or that are less than `most`
 * minutes apart, once each. It sweeps the sorted holds; for one séance it compares its own holds
 * with the others. The order within a pair is not defined.
 */
export function visitNear<H extends Interval & { content: Content }>(
  { of }: Scope,
  holds: readonly H[],
  most: number,
  visit: (a: H, b: H) => void,
): void {
  const idOf = ({ content }: H) => content.event.id;
  if (of === undefined) {
    sweep(holds, (a, b) => idOf(a) !== idOf(b) && visit(a, b), most);
    return;
  }
  for (const mine of holds.filter((hold) => idOf(hold) === of))
    for (const other of holds)
      if (idOf(other) !== of && mine.start < other.end + most && other.start < mine.end + most) visit(mine, other);
}

/** A key for a pair of séances; the first one first. */
export const pairKey = (first: DraftEvent, second: DraftEvent) => first.id * 2 ** 26 + second.id;

/**
 * The worst of them. The comparison must decide every tie, so that the result does not depend on
 * the order of visits.
 */
export function worstOf<T>(found: readonly T[], isWorse: (a: T, b: T) => boolean): T {
  return found.reduce((worst, one) => (isWorse(one, worst) ? one : worst));
}
