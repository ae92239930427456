import type { Bilingual } from '#db/columns.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { folded, matchesWords } from '#lib/search/words.ts';
import { filmTitle } from './title.ts';

/** What a film is chosen by. */
type ChoosableFilm = {
  id: number;
  originalTitle: string;
  title: Bilingual;
  directors: readonly string[];
  year: number | null;
};

/**
 * The films whose titles, directors and year begin with every word that was typed, without case or
 * accents; by title.
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

/** The film that is meant by a title typed in full; null when none, or several, have it. */
export function filmNamed<F extends ChoosableFilm>(films: readonly F[], typed: string, locale: Locale): F | null {
  const title = folded(typed.trim());
  if (!title) return null;
  const named = films.filter((film) => folded(filmTitle(film)[locale]) === title);
  return named.length === 1 ? (named[0] ?? null) : null;
}
