import { changedMap } from '#lib/changed-map.ts';
import { byStart } from '#lib/grouped.ts';
import { type Draft, type DraftEvent, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { dayOnAt, festivalDayOf } from '#lib/time/festival-day.ts';
import { type Interval, sweep } from '#lib/time/interval.ts';
import { minutesAt, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Walks, walksOf } from '#lib/venues/walk.ts';
import { type Layout, layOut } from './running-order.ts';

/**
 * The time in which the séance itself takes place, without doors and clearing: [start, public end).
 */
export type Content = Interval & {
  event: DraftEvent;
  /** The séance, its start and its length as text, for the facts of its warnings. */
  when: string;
};

type Laid = { event: DraftEvent; layout: Layout; content: Content | null };

type Group<K> = ReadonlyMap<K, readonly DraftEvent[]>;

/**
 * A draft prepared for finding its warnings: its planned séances in groups that share something.
 * Cancelled ones never clash and lack nothing. A grid keeps one during a drag and calls `withMoved`
 * at each step.
 */
export type Prepared = {
  readonly index: DraftIndex;
  /** By start, then number; those without a time last. All groups are in this order. */
  readonly planned: readonly DraftEvent[];
  readonly byRoom: Group<number>;
  readonly byPerson: Group<number>;
  readonly byFilm: Group<number>;
  readonly byTheme: Group<number>;
  readonly byDay: Group<string>;
  /** By the séance they continue. */
  readonly byContinued: Group<number>;
  readonly walks: Walks;
  /**
   * The layout of each séance, made once however many rules need it and however often another
   * séance moves.
   */
  readonly laid: Map<number, Laid>;
};

export function eventDayOf({ index }: Pick<Prepared, 'index'>, event: DraftEvent): string | null {
  return event.startsAt ? festivalDayOf(event.startsAt, index.draft.festival.dayStartsAt) : null;
}

type Visit = (key: number | string | null) => void;

/** The keys of a séance in each group. */
const visitKeys = {
  byRoom: (event: DraftEvent, visit: Visit) => {
    for (const { roomId } of event.rooms) visit(roomId);
  },
  byPerson: (event: DraftEvent, visit: Visit) => {
    for (const { personId } of event.people) visit(personId);
  },
  byFilm: (event: DraftEvent, visit: Visit) => {
    for (const { filmId } of event.items) visit(filmId);
  },
  byTheme: (event: DraftEvent, visit: Visit) => {
    for (const themeId of event.themeIds) visit(themeId);
  },
  byContinued: (event: DraftEvent, visit: Visit) => visit(event.continuesEventId),
  byDay: (event: DraftEvent, visit: Visit, dayStartsAt: string) =>
    visit(event.startsAt ? festivalDayOf(event.startsAt, dayStartsAt) : null),
} as const;
export type Shared = keyof typeof visitKeys;
type KeyOf<S extends Shared> = S extends 'byDay' ? string : number;
const shared = Object.keys(visitKeys) as Shared[];

/** The groups that a séance belongs to, each once. */
export function sharedKeys<S extends Shared>({ index }: Pick<Prepared, 'index'>, by: S, event: DraftEvent) {
  const keys = new Set<unknown>();
  visitKeys[by](event, (key) => key !== null && keys.add(key), index.draft.festival.dayStartsAt);
  return keys as Set<KeyOf<S>>;
}

const kept = new WeakMap<DraftIndex, Prepared>();

/** The same for an index that is asked repeatedly, for example by a page of warnings: made once. */
export function preparedOf(index: DraftIndex): Prepared {
  const known = kept.get(index) ?? prepare(index);
  kept.set(index, known);
  return known;
}

type Dates = Pick<Draft['festival'], 'startsOn' | 'endsOn' | 'timeZone' | 'dayStartsAt'>;

/** In minutes: for so long what was computed ahead is kept. */
const AHEAD_STEP = 15;

/**
 * The epoch minute from which places are proposed at `now` (an instant), while the festival is on:
 * the next quarter of an hour. Undefined before and after it, when all its hours are alike.
 */
export function proposedFrom(festival: Dates, now: string): number | undefined {
  const today = dayOnAt(festival, now);
  if (today < festival.startsOn || today > festival.endsOn) return undefined;
  return (Math.floor(minutesAt(now) / AHEAD_STEP) + 1) * AHEAD_STEP;
}

const ahead = new WeakMap<DraftIndex, DraftIndex>();

/** The index of whoever looks for a place at `now` (an instant): the past is not proposed. */
export function indexAhead(index: DraftIndex, now: string): DraftIndex {
  const from = proposedFrom(index.draft.festival, now);
  const known = from === undefined ? index : ahead.get(index);
  if (known && known.from === from) return known;
  const made = { ...index, from };
  ahead.set(index, made);
  kept.set(made, { ...preparedOf(index), index: made });
  return made;
}

/** The draft, or the index of one, ready for `conflictsOf`. */
export function prepare(of: Draft | DraftIndex): Prepared {
  const index = 'draft' in of ? of : indexDraft(of);
  const planned = index.draft.events.filter((event) => event.status === 'planned').sort(byStart);
  const groups = Object.fromEntries(shared.map((by) => [by, grouped(planned, by, index)])) as unknown as Pick<
    Prepared,
    Shared
  >;
  return { index, planned, ...groups, walks: walksOf(index.draft), laid: new Map() };
}

function grouped(planned: readonly DraftEvent[], by: Shared, index: DraftIndex): Map<number | string, DraftEvent[]> {
  const groups = new Map<number | string, DraftEvent[]>();
  const { dayStartsAt } = index.draft.festival;
  for (const event of planned)
    visitKeys[by](
      event,
      (key) => {
        if (key === null) return;
        const group = groups.get(key);
        if (!group) groups.set(key, [event]);
        // Somebody with two roles in one séance, or a film shown twice in it, puts it into the
        // group once.
        else if (group.at(-1) !== event) group.push(event);
      },
      dayStartsAt,
    );
  return groups;
}

/**
 * The same with one séance changed: at another hour, in another room, or new. Only the groups that
 * it leaves or joins are made again, and `prepared` itself does not change, so that each step of a
 * drag can start from where the drag began.
 */
export function withMoved(prepared: Prepared, event: DraftEvent): Prepared {
  const { index } = prepared;
  const before = index.events.get(event.id);
  const isPlanned = event.status === 'planned';
  const events = before
    ? index.draft.events.map((e) => (e.id === event.id ? event : e))
    : [...index.draft.events, event];
  const replaced = (list: readonly DraftEvent[], joins: boolean) => {
    const others = list.filter((e) => e.id !== event.id);
    if (!joins) return others;
    const at = others.findIndex((e) => byStart(e, event) > 0);
    others.splice(at < 0 ? others.length : at, 0, event);
    return others;
  };
  const groups = Object.fromEntries(
    shared.map((by) => {
      const groups: Group<number | string> = prepared[by] as Group<number | string>;
      const joined: ReadonlySet<number | string> = isPlanned ? sharedKeys(prepared, by, event) : new Set();
      const left: Iterable<number | string> = before ? sharedKeys(prepared, by, before) : [];
      const changes = [...new Set([...left, ...joined])].map((key) => {
        const list = replaced(groups.get(key) ?? [], joined.has(key));
        return [key, list.length > 0 ? list : undefined] as const;
      });
      return [by, changes.length > 0 ? changedMap(groups, changes) : groups];
    }),
  ) as unknown as Pick<Prepared, Shared>;
  return {
    ...prepared,
    ...groups,
    index: { ...index, draft: { ...index.draft, events }, events: changedMap(index.events, [[event.id, event]]) },
    planned: replaced(prepared.planned, isPlanned),
  };
}

export const layoutOf = (prepared: Prepared, event: DraftEvent): Layout => laidOf(prepared, event).layout;

/** Null for a séance that occupies no time: without a start, or a drop-in. */
export const contentOf = (prepared: Prepared, event: DraftEvent): Content | null => laidOf(prepared, event).content;

/**
 * Which of two begins first in elapsed time. The clocks would say otherwise in the night when they
 * change.
 */
export const beginsFirst = (a: Content, b: Content): boolean =>
  a.start < b.start || (a.start === b.start && a.event.number < b.event.number);

function laidOf({ laid, index }: Prepared, event: DraftEvent): Laid {
  const known = laid.get(event.id);
  // Only the last version of a séance is kept, because a drag asks for the moved one again and
  // again.
  if (known?.event === event) return known;
  const layout = layOut(event, index);
  const made = { event, layout, content: contentFrom(event, layout, index.draft.festival.timeZone) };
  laid.set(event.id, made);
  return made;
}

function contentFrom(event: DraftEvent, { totalMinutes }: Layout, timeZone: string): Content | null {
  if (event.startsAt === null || event.admission === 'drop-in') return null;
  const start = toEpochMinutes(event.startsAt, timeZone);
  return { event, start, end: start + totalMinutes, when: `${event.id}@${event.startsAt}/${totalMinutes}` };
}

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
