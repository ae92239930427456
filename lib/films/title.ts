import type { Bilingual } from '#db/columns.ts';
import { isHeard } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { folded, matchesWords } from '#lib/search/words.ts';

/** A film's title in each language: its own in that language, otherwise the original one. */
export const filmTitle = (film: { title: Bilingual; originalTitle: string }): Required<Bilingual> => ({
  fr: film.title.fr?.trim() || film.originalTitle,
  en: film.title.en?.trim() || film.originalTitle,
});

/** What the address of a film is made of. */
export const titledFilm = (film: { number: number; title: Bilingual; originalTitle: string }) => ({
  number: film.number,
  title: filmTitle(film),
});

/** The title of a part of a séance: that of the film it shows, otherwise its own. */
export const partTitle = (
  part: { title: Bilingual },
  film: Parameters<typeof filmTitle>[0] | null | undefined,
): Bilingual => (film ? filmTitle(film) : part.title);

/**
 * The language of a film's original title in BCP 47, taken from its copies: the one spoken in all
 * of them. Null where copies differ, several languages are spoken, there is no dialogue, or nothing
 * is stated.
 */
export function originalLanguage({ versions }: { versions: readonly { spoken: readonly string[] }[] }): string | null {
  const spoken = new Set(versions.flatMap((version) => version.spoken));
  const [language] = spoken;
  return spoken.size === 1 && language && isHeard(language) ? language : null;
}

/** The original title, if a reader of `locale` is shown another one; otherwise null. */
export const originalBeside = (
  film: { title: Bilingual; originalTitle: string },
  locale: 'fr' | 'en',
): string | null => (filmTitle(film)[locale].trim() === film.originalTitle.trim() ? null : film.originalTitle);

/**
 * The language of the title shown to a reader of `locale`, if that is the original title; null
 * where the title was translated.
 */
export const titleLanguage = (
  film: { title: Bilingual; versions: readonly { spoken: readonly string[] }[] },
  locale: 'fr' | 'en',
): string | null => (film.title[locale]?.trim() ? null : originalLanguage(film));

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

/**
 * The articles that are ignored when titles are sorted, by the language of the title. « du », « d’
 * » and « of » are no articles. « a » counts in English only, where it has no accent.
 */
const ARTICLES: Readonly<Record<string, RegExp>> = {
  fr: /^(?:l[’']|(?:le|la|les|un|une|des)\s)/iu,
  en: /^(?:the|an?)\s/iu,
  es: /^(?:el|la|los|las|lo|una?|unos|unas)\s/iu,
  it: /^(?:l[’']|un[’']|(?:il|lo|la|gli|i|le|uno?|una)\s)/iu,
  pt: /^(?:os?|as?|uma?|uns|umas)\s/iu,
  de: /^(?:der|die|das|den|dem|des|eine?)\s/iu,
  nl: /^(?:de|het|een)\s/iu,
};

/** For a title whose language is unknown. */
const UNSTATED = /^(?:l[’']|(?:le|la|les|un|une|des|the|an)\s)/iu;

/**
 * The title as it is sorted: « Sang et la Boue » for « Le Sang et la Boue ». `language` is that of
 * the title, null when unknown.
 */
export function withoutArticle(title: string, language: string | null): string {
  const begun = title.trim().replace(/^[^\p{L}\p{N}]+/u, '');
  const article = language === null ? UNSTATED : ARTICLES[language];
  const rest = article ? begun.replace(article, '').replace(/^[^\p{L}\p{N}]+/u, '') : begun;
  return rest || begun || title;
}
