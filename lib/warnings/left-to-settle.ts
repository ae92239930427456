import { inReadingOrder, type Warning, type WarningLevel, warningLevels } from '#lib/events/warning.ts';
import { type Kinds, kindsOf } from '#lib/events/warning-groups.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import { onFestivalDay } from '#lib/time/festival-day.ts';
import type { Standing } from './queries.ts';

/** More warnings of one level than this are only counted: they have a page of their own. */
const MAX_SHOWN = 12;

/**
 * The open warnings before a publication, by level, with the first of each, and with the data that
 * their sentences need. All of them would take as long to pass from a thread to the server as to
 * find, because a large draft has a hundred thousand.
 */
export type LeftToSettle = Readonly<{
  levels: readonly Readonly<{ level: WarningLevel; count: number; shown: readonly Warning[] }>[];
  /** How many warnings of each kind are open. */
  kinds: Kinds;
  accepted: Standing['accepted'];
  /** The part of the draft that the sentences of these warnings need. */
  index: DraftIndex;
  /** The numbers of the séances that an open blocking warning names. */
  blocked: readonly number[];
}>;

/**
 * The open warnings that name one of these séances (numbers), or all without `only`; they may come
 * in any order. `today` is the current festival day: warnings about past days are left out.
 */
export function leftToSettle(
  { open, accepted }: Pick<Standing, 'open' | 'accepted'>,
  index: DraftIndex,
  { only, today }: { only: ReadonlySet<number> | null; today: CivilDate },
): LeftToSettle {
  const numbersOf = ({ eventIds }: Warning) => eventIds.flatMap((id) => index.events.get(id)?.number ?? []);
  const isAsked = (warning: Warning) => only === null || numbersOf(warning).some((number) => only.has(number));
  const order = inReadingOrder(index);
  const left = stillToSettle(open, index, today);
  const asked = only === null ? left : left.filter(isAsked);
  const levels = warningLevels
    .map((level) => asked.filter((warning) => warning.level === level))
    .flatMap((found) => {
      const [first] = found;
      return first ? { level: first.level, count: found.length, shown: firstOf(found, order) } : [];
    });
  const itsAccepted = accepted.filter(({ warning }) => isAsked(warning)).sort((a, b) => order(a.warning, b.warning));
  const blocked = asked.filter(({ level }) => level === 'blocking').flatMap(numbersOf);
  const named = [...levels.flatMap(({ shown }) => shown), ...itsAccepted.map(({ warning }) => warning)];
  return {
    levels,
    kinds: kindsOf(asked),
    accepted: itsAccepted,
    index: indexFor(named, index),
    blocked: [...new Set(blocked)].sort((a, b) => a - b),
  };
}

/** The first ones in this order, without sorting the rest. */
function firstOf<T>(found: readonly T[], order: (a: T, b: T) => number): T[] {
  const first: T[] = [];
  for (const one of found) {
    const last = first[MAX_SHOWN - 1];
    if (last !== undefined && order(last, one) <= 0) continue;
    first.push(one);
    first.sort(order);
    first.length = Math.min(first.length, MAX_SHOWN);
  }
  return first;
}

/**
 * The part of a draft that the sentences of these warnings need: their séances with films and
 * people. Rooms, venues and themes are all kept, because they are few.
 */
function indexFor(warnings: readonly Warning[], index: DraftIndex): DraftIndex {
  const events = new Map<number, DraftEvent>();
  for (const id of warnings.flatMap(({ eventIds }) => eventIds)) {
    const event = index.events.get(id);
    if (event) events.set(id, event);
  }
  const all = [...events.values()];
  const filmIds = [...warnings.map(({ filmId }) => filmId), ...all.flatMap(({ items }) => items.map((i) => i.filmId))];
  const personIds = warnings.map(({ personId }) => personId);
  const films = among(index.films, filmIds);
  const people = among(index.people, personIds);
  const { draft, ...others } = index;
  return {
    ...others,
    events,
    films,
    people,
    draft: { ...draft, events: all, films: [...films.values()], people: [...people.values()], offers: [] },
  };
}

function among<T>(rows: ReadonlyMap<number, T>, ids: readonly (number | null | undefined)[]): Map<number, T> {
  const found = new Map<number, T>();
  for (const id of ids) {
    const row = rows.get(id ?? 0);
    if (row && id) found.set(id, row);
  }
  return found;
}

/**
 * The warnings about which something can still be done on this festival day. Leaves out those whose
 * séances are all on earlier days and, after the festival, those whose séances have no day.
 */
export function stillToSettle(open: readonly Warning[], { draft, events }: DraftIndex, today: CivilDate): Warning[] {
  const { dayStartsAt, endsOn } = draft.festival;
  const begins = onFestivalDay(today, dayStartsAt, dayStartsAt);
  const startOf = (id: number) => events.get(id)?.startsAt ?? '';
  return open.filter(
    ({ eventIds }) =>
      eventIds.some((id) => startOf(id) >= begins) || (today <= endsOn && !eventIds.some((id) => startOf(id) !== '')),
  );
}
