import type { Bilingual } from '#db/columns.ts';
import { filmTitle } from '#lib/films/title.ts';
import { byStart, byText } from '#lib/grouped.ts';
import type { Documents, PublicDocument } from '#lib/model/documents.ts';
import { isEqual } from '#lib/plain-values.ts';
import { referencesOf } from './carry.ts';
import { indexDocument } from './document-index.ts';
import { shownPictures } from './draw.ts';
import { comparing, filmFacts, personFacts, roomFacts, venueFacts } from './visible.ts';

/** A room, venue, film or person that is new to the public with a release. */
export type Companion = { kind: 'venue' | 'room' | 'film' | 'person'; name: Bilingual };

/** What becomes public together with the séances of a release. */
export function companionsOf(previous: PublicDocument | null, next: PublicDocument): Companion[] {
  const added = <T extends { number: number }>(list: (document: PublicDocument) => readonly T[]): T[] => {
    const known = new Set(previous ? list(previous).map(({ number }) => number) : []);
    return list(next).filter(({ number }) => !known.has(number));
  };
  return [
    ...added(({ venues }) => venues).map(({ name }) => ({ kind: 'venue', name }) as const),
    ...added(({ rooms }) => rooms).map(({ name }) => ({ kind: 'room', name }) as const),
    ...added(({ films }) => films).map(({ originalTitle, title }) => ({
      kind: 'film' as const,
      name: filmTitle({ title, originalTitle }),
    })),
    ...added(({ people }) => people).map(({ name }) => ({ kind: 'person' as const, name: { fr: name, en: name } })),
  ];
}

/**
 * The numbers of the chosen séances that stay partly as they were, because their film, room or
 * person appears in other séances too.
 */
function heldBack(partial: PublicDocument, whole: PublicDocument, only: ReadonlySet<number>): number[] {
  const index = indexDocument(whole);
  const isSame = comparing(indexDocument(partial), index);
  return partial.events
    .filter((event) => {
      const full = only.has(event.number) && index.events.get(event.number);
      return full && !isSame(event, full);
    })
    .map(({ number }) => number);
}

/**
 * For a publication of chosen séances: what became public with them, and which of them stay partly
 * as they were.
 */
export type Followed = { came: readonly Companion[]; held: readonly { number: number; title: Bilingual }[] };

/**
 * What publishing only these séances also makes public and holds back, compared with publishing the
 * whole draft.
 */
export function followers(
  previous: Documents | null,
  next: Documents,
  whole: Documents,
  only: ReadonlySet<number>,
): Followed {
  const held = new Set(heldBack(next.public, whole.public, only));
  return {
    came: companionsOf(previous?.public ?? null, next.public),
    held: next.public.events.filter(({ number }) => held.has(number)).map(({ number, title }) => ({ number, title })),
  };
}

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
