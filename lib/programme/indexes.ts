import { filmTitle, originalLanguage, withoutArticle } from '#lib/films/title.ts';
import { gather } from '#lib/grouped.ts';
import { countries } from '#lib/i18n/countries.ts';
import { byLetter, inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DocumentFilm, DocumentPerson, PublicDocument } from '#lib/model/documents.ts';
import { nameInOrder } from '#lib/people/name-order.ts';

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

const themesOfFilms = new WeakMap<PublicDocument, ReadonlyMap<number, readonly string[]>>();

/** The themes of the séances that show a film, in the order of the programme. */
export function themesOfFilm(document: PublicDocument, film: number): readonly string[] {
  const known = themesOfFilms.get(document);
  if (known) return known.get(film) ?? [];
  const made = new Map<number, string[]>();
  for (const { items, themes } of document.events)
    for (const item of items)
      if (item.film !== null) made.set(item.film, [...new Set([...(made.get(item.film) ?? []), ...themes])]);
  themesOfFilms.set(document, made);
  return made.get(film) ?? [];
}

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
