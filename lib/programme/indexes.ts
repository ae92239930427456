import type { Bilingual } from '#db/columns.ts';
import { filmTitle, originalLanguage, withoutArticle } from '#lib/films/title.ts';
import { type Trailer, trailerOf } from '#lib/films/trailer.ts';
import { gather } from '#lib/grouped.ts';
import { countries } from '#lib/i18n/countries.ts';
import { byLetter, inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DocumentFilm, DocumentPerson, PublicDocument } from '#lib/model/documents.ts';
import { oncePer } from '#lib/once-per.ts';
import { nameInOrder } from '#lib/people/name-order.ts';
import { filmsOfEvent } from './around.ts';
import { indexDocument } from './document-index.ts';
import type { Token } from './facets.ts';

/*
 * The lists of films and people with their orders, the index of everything that has a public
 * address, and the trailers that a page may load.
 */

/**
 * The orders of a list of films besides A to Z; each is the end of an address (`/films/by-theme`).
 */
export const filmOrders = ['by-theme', 'by-country', 'by-director'] as const;
export type FilmOrder = (typeof filmOrders)[number];
export const isFilmOrder = (name: string | undefined): name is FilmOrder => filmOrders.some((order) => order === name);

/**
 * Films under what they have in common: a theme's slug, a country's code, a director's name. `key`
 * is null of those that have none.
 */
export type FilmGroup = Readonly<{ key: string | null; films: DocumentFilm[] }>;

/** The title under which a reader of this language looks for a film. */
const sortedTitle = (film: DocumentFilm, locale: Locale) =>
  withoutArticle(filmTitle(film)[locale], film.title[locale]?.trim() ? locale : originalLanguage(film));

export const filmsByLetter = ({ films }: PublicDocument, locale: Locale): [string, DocumentFilm[]][] =>
  byLetter(films, (film) => sortedTitle(film, locale), locale);

export const peopleByLetter = ({ people }: PublicDocument, locale: Locale): [string, DocumentPerson[]][] =>
  byLetter(people, ({ name }) => nameInOrder(name), locale);

const themesOfFilms = oncePer(({ events }: PublicDocument): ReadonlyMap<number, readonly string[]> => {
  const made = new Map<number, string[]>();
  for (const { items, themes } of events)
    for (const item of items)
      if (item.film !== null) made.set(item.film, [...new Set([...(made.get(item.film) ?? []), ...themes])]);
  return made;
});

/** The themes of the séances that show a film, in the order of the programme. */
export const themesOfFilm = (document: PublicDocument, film: number): readonly string[] =>
  themesOfFilms(document).get(film) ?? [];

/**
 * The films of a programme in groups; a film stands in each it belongs to, and those that belong to
 * none stand last.
 */
export function filmGroups(document: PublicDocument, order: FilmOrder, locale: Locale): FilmGroup[] {
  const groups = new Map<string | null, DocumentFilm[]>();
  for (const film of inDictionaryOrder(document.films, (one) => sortedTitle(one, locale), locale)) {
    const own = keysOf(document, film, order);
    for (const key of own.length > 0 ? own : [null]) gather(groups, key, film);
  }
  const keys = [...groups.keys()].filter((key) => key !== null);
  // Themes keep the order that the programmer gave them.
  const named =
    order === 'by-theme'
      ? document.themes.map(({ slug }) => slug).filter((slug) => groups.has(slug))
      : inDictionaryOrder(
          keys,
          (key) => (order === 'by-country' ? countries.name(key, locale) : nameInOrder(key)),
          locale,
        );
  const none = groups.has(null) ? [null] : [];
  return [...named, ...none].map((key) => ({ key, films: groups.get(key) ?? [] }));
}

/** The orders that make sense for a programme: not by theme where no film has one, for example. */
export const ordersOf = (document: PublicDocument): FilmOrder[] =>
  filmOrders.filter((order) => document.films.some((film) => keysOf(document, film, order).length > 0));

function keysOf(document: PublicDocument, film: DocumentFilm, order: FilmOrder): readonly string[] {
  if (order === 'by-theme') return themesOfFilm(document, film.number);
  return order === 'by-country' ? film.countries : film.directors;
}

export const indexNames = ['films', 'people', 'venues', 'themes'] as const;
export type IndexName = (typeof indexNames)[number];
export const isIndexName = (name: string): name is IndexName => indexNames.some((one) => one === name);

/** Which of the four lists a programme has. An empty list has no page. */
export const indexesOf = ({ films, people, venues, themes, series }: PublicDocument): Record<IndexName, boolean> => ({
  films: films.length > 0,
  people: people.length > 0,
  venues: venues.length > 0,
  themes: themes.length + series.length > 0,
});

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
  /** The day from which on things are to come at an instant; null before and after the festival. */
  aheadAt: (at: string) => string | null;
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
