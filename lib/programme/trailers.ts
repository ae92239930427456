import { type Trailer, trailerOf } from '#lib/films/trailer.ts';
import type { DocumentFilm, PublicDocument } from '#lib/model/documents.ts';
import { filmsOfEvent } from './around.ts';
import { indexDocument } from './document-index.ts';

/**
 * The trailers on the page with this tail (`/films/4`, `/events/10`): the page's content policy
 * allows frames and videos of these sites only.
 */
export function trailersOn(document: PublicDocument, tail: string): Trailer[] {
  return filmsOn(document, tail).flatMap(({ trailer }) => (trailer && trailerOf(trailer)) || []);
}

function filmsOn(document: PublicDocument, tail: string): readonly DocumentFilm[] {
  const [, section, number] = /^\/(films|events)\/(\d+)$/.exec(tail) ?? [];
  const index = indexDocument(document);
  if (section === 'films') return [index.films.get(Number(number)) ?? []].flat();
  const event = section === 'events' ? index.events.get(Number(number)) : undefined;
  return event ? filmsOfEvent(document, event) : [];
}
