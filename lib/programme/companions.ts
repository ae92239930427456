import type { Bilingual } from '#db/columns.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Documents, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from './document-index.ts';
import { comparing } from './visible.ts';

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
