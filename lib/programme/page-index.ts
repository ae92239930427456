import type { Bilingual } from '#db/columns.ts';
import { type Trailer, trailerOf } from '#lib/films/trailer.ts';
import type { DocumentFilm, PublicDocument } from '#lib/model/documents.ts';
import { filmsOfEvent } from './around.ts';
import { indexDocument } from './document-index.ts';
import type { Token } from './facets.ts';
import type { IndexName } from './indexes.ts';

const numberedPages = ['events', 'films', 'people', 'venues', 'rooms', 'series'] as const;
type NumberedPage = (typeof numberedPages)[number];
export const isNumberedPage = (page: string | undefined): page is NumberedPage =>
  numberedPages.some((name) => name === page);

/**
 * The page of a calendar to subscribe to: its key within its section, and the end of its public
 * address (`rooms/3-auditorium`).
 */
export type CalendarPage = Readonly<{ key: string | number; stem: string }>;

/**
 * Everything in a release that has a page of its own, with the title from which its address is
 * made.
 */
export type PageIndex = Readonly<{
  dates: ReadonlySet<string>;
  filters: ReadonlySet<Token>;
  themes: ReadonlySet<string>;
  /** Pages of the festival's own. */
  pages: ReadonlySet<string>;
  /** Which of the lists of all films, people, venues and themes it has. */
  lists: Readonly<Record<IndexName, boolean>>;
  /** Whether anything is offered to the press. */
  hasPress: boolean;
  /**
   * Whether the festival has a picture for other sites; `pictured` are the séances that have one of
   * their own.
   */
  hasImage: boolean;
  pictured: ReadonlySet<number>;
  titles: Readonly<Record<NumberedPage, ReadonlyMap<number, Bilingual | string>>>;
  /** The page for what stands behind `/subscribe/`; null when there is no such calendar. */
  calendar: (section: string, name: string) => CalendarPage | null;
  /** The trailers on the page with this tail. */
  trailersOn: (tail: string) => readonly Trailer[];
  /** The current festival day at an instant; null where the festival has none. */
  dayAt: (at: string) => string | null;
  /** The day the home page shows at an instant; null while it introduces the whole programme. */
  homeAt: (at: string) => string | null;
  /** The day a frame opens on at an instant; null before and after the festival. */
  frameAt: (at: string) => string | null;
  /** Whether the festival is over at an instant. */
  isFestivalOver: (at: string) => boolean;
}>;

/**
 * What a public address leads to. `page`: the tail of the cached page (`/events/12`), without the
 * words behind the number, so that nobody can fill the cache with spellings of one address.
 * `moved`: the tail the public address should have (`/events/12-le-sang-et-la-boue`).
 */
export type Tail = { kind: 'page' | 'moved'; tail: string } | { kind: 'missing' };

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
