import type { Bilingual } from '#db/columns.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { folded, matchesWords } from '#lib/search/words.ts';
import { filmTitle } from './title.ts';

/** The data by which a film is searched for and chosen. */
type ChoosableFilm = {
  id: number;
  originalTitle: string;
  title: Bilingual;
  directors: readonly string[];
  year: number | null;
};

/**
 * The films that have, in titles, directors and year, words beginning with every word typed,
 * ignoring case and accents; by title.
 */
export function filmsFor<F extends ChoosableFilm>(films: readonly F[], typed: string, locale: Locale): F[] {
  return films
    .filter((film) =>
      matchesWords(
        [...Object.values(filmTitle(film)), film.originalTitle, ...film.directors, film.year ?? ''].join(' '),
        typed,
      ),
    )
    .sort((a, b) => filmTitle(a)[locale].localeCompare(filmTitle(b)[locale], locale));
}

/** The film whose full title was typed; null when none or several have it. */
export function filmNamed<F extends ChoosableFilm>(films: readonly F[], typed: string, locale: Locale): F | null {
  const title = folded(typed.trim());
  if (!title) return null;
  const named = films.filter((film) => folded(filmTitle(film)[locale]) === title);
  return named.length === 1 ? (named[0] ?? null) : null;
}
