import type { Bilingual } from '#db/columns.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Documents, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from './document-index.ts';
import { comparing } from './visible.ts';

/** A room, venue, film or person that is new to the public with a release. */
export type Companion = { kind: 'venue' | 'room' | 'film' | 'person'; name: Bilingual };

/** What the séances of a release bring along that was not public before. */
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
 * Numbers of the chosen séances that stay partly as they were, because what they show stands in
 * other séances too.
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
 * Of a publication of chosen séances: what they brought along, and which of them stay partly as
 * they were.
 */
export type Followed = { came: readonly Companion[]; held: readonly { number: number; title: Bilingual }[] };

/**
 * What publishing only these séances brings along and holds back, against publishing the whole
 * draft.
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
