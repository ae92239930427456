import { byStart, byText } from '#lib/grouped.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { isEqual } from '#lib/plain-values.ts';
import { referencesOf } from './carry.ts';
import { indexDocument } from './document-index.ts';
import { shownPictures } from './draw-pictures.ts';
import { filmFacts, personFacts, roomFacts, venueFacts } from './visible.ts';

type PartialChoice = {
  /** Numbers of the séances taken from the draft. */
  only: ReadonlySet<number>;
  /**
   * Whether what belongs to no séance is taken too: the festival, its days and prices, details of
   * pages.
   */
  withGeneral: boolean;
  /**
   * Whether the drawn document is an older release. Then its films and rooms do not overwrite what
   * was published since.
   */
  isOlder: boolean;
};

/**
 * The previous document with only the chosen séances taken from the drawn one. A room, film or
 * person that is new comes along. One that other séances show too stays as it was published,
 * because those séances were not chosen and must not change.
 */
export function choose<D extends PublicDocument>(
  drawn: D,
  previous: D | null,
  { only, withGeneral, isOlder }: PartialChoice,
): D {
  const chosen = drawn.events.filter(({ number }) => only.has(number));
  if (!previous) return { ...drawn, events: chosen };
  const kept = previous.events.filter(({ number }) => !only.has(number));
  const events = [...kept, ...chosen].sort(byStart);
  const [has, had] = [indexDocument(drawn), indexDocument(previous)];
  const needed = referencesOf(events, has, had);
  const fixed = referencesOf(isOlder ? previous.events : kept, had);
  const merge = <K extends string | number, T>(
    keyOf: (row: T) => K,
    now: readonly T[],
    before: readonly T[],
    uses: { needed: ReadonlySet<K>; fixed: ReadonlySet<K> },
    facts: (row: T) => unknown,
  ): T[] => {
    const old = new Map(before.map((row) => [keyOf(row), row]));
    const rows: T[] = [];
    for (const row of now) {
      const was = old.get(keyOf(row));
      old.delete(keyOf(row));
      const isFree = uses.needed.has(keyOf(row)) && !uses.fixed.has(keyOf(row));
      const changesNoEvent = withGeneral && (was === undefined || isEqual(facts(was), facts(row)));
      if (isFree || changesNoEvent) rows.push(row);
      else if (was !== undefined) rows.push(was);
    }
    return [...rows, ...old.values()];
  };
  const uses = <K extends keyof typeof needed>(key: K) => ({ needed: needed[key], fixed: fixed[key] });
  const numberOf = ({ number }: { number: number }) => number;
  return {
    ...(withGeneral ? drawn : previous),
    events,
    days: withGeneral ? drawn.days : withDaysOf(chosen, drawn.days, previous.days),
    themes: merge(
      ({ slug }) => slug,
      drawn.themes,
      previous.themes,
      uses('themes'),
      ({ name }) => name,
    ),
    venues: merge(numberOf, drawn.venues, previous.venues, uses('venues'), venueFacts),
    rooms: merge(numberOf, drawn.rooms, previous.rooms, uses('rooms'), (room) => [roomFacts(room), room.access]),
    films: merge(numberOf, drawn.films, previous.films, uses('films'), filmFacts),
    people: merge(numberOf, drawn.people, previous.people, uses('people'), personFacts),
    series: merge(numberOf, drawn.series, previous.series, uses('series'), ({ title }) => title),
    ...(withGeneral ? {} : picturesOf(drawn, previous)),
  };
}

/**
 * The pictures of the previous release, and those of films, people and places that it did not show
 * yet.
 */
function picturesOf(drawn: PublicDocument, previous: PublicDocument): Pick<PublicDocument, 'pictures'> {
  const was = shownPictures({ ...previous, ...(drawn.pictures && { pictures: drawn.pictures }) }).pictures ?? [];
  const [before, known] = [previous.pictures ?? [], new Set(was.map(({ of }) => of))];
  const pictures = [...before, ...(drawn.pictures ?? []).filter(({ of }) => !known.has(of))];
  return pictures.length > 0 ? { pictures } : {};
}

/** The days of the previous release, and those of chosen séances that it did not have. */
function withDaysOf(
  chosen: readonly { day: string | null }[],
  drawn: PublicDocument['days'],
  previous: PublicDocument['days'],
): PublicDocument['days'] {
  const dates = new Set(previous.map(({ date }) => date));
  const added = drawn.filter(({ date }) => !dates.has(date) && chosen.some(({ day }) => day === date));
  return [...previous, ...added].sort((a, b) => byText(a.date, b.date));
}
