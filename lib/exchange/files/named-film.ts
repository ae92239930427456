import { gather } from '#lib/grouped.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import { titleKey } from '#lib/search/words.ts';
import { mayBeSamePerson } from './likeness.ts';

/**
 * The film that a list names; null when the festival has none of that name, `several` when more
 * than one.
 */
export type FindFilm = (text: string) => DraftFilm | 'several' | null;

/**
 * Finds films in the ways programmes name them: « Le sang et la boue », « Sang et la boue (2024) »,
 * « Nuit (Awa Diop, 2019) », « Nuit, de Awa Diop ». Words behind the title only decide between
 * films with the same title.
 */
export function filmsByName(films: readonly DraftFilm[]): FindFilm {
  const byTitle = new Map<string, DraftFilm[]>();
  for (const film of films)
    for (const key of new Set([film.originalTitle, film.title.fr, film.title.en].map((title) => titleKey(title ?? ''))))
      if (key !== '') gather(byTitle, key, film);
  return (text) => {
    const whole = byTitle.get(titleKey(text));
    if (whole) return only(whole);
    for (const { title, besides } of readings(text)) {
      const named = byTitle.get(titleKey(title));
      if (named) return only(named.length > 1 ? named.filter((film) => isMeant(film, besides)) : named);
    }
    return null;
  };
}

const only = (films: readonly DraftFilm[]) => (films.length > 1 ? 'several' : (films[0] ?? null));

/**
 * The possible readings of a text as a title and additions, which stand in brackets or behind « de
 * ».
 */
function readings(text: string): { title: string; besides: string }[] {
  return [/^(.+?)\s*[([]([^)\]]*)[)\]]\s*$/, /^(.+?),?\s+(?:de|d[’']|by)\s*(.+)$/i, /^(.+?)\s*,\s*(\d{4})$/].flatMap(
    (pattern) => {
      const [, title, besides] = pattern.exec(text.slice(0, 500)) ?? [];
      return title === undefined ? [] : [{ title, besides: besides ?? '' }];
    },
  );
}

function isMeant(film: DraftFilm, besides: string): boolean {
  const year = /\b\d{4}\b/.exec(besides)?.[0];
  if (year !== undefined && film.year !== null) return film.year === Number(year);
  const names = besides.replace(/\b\d{4}\b/, '').split(/\s*[,;/&]\s*/);
  return names.some((name) => name !== '' && film.directors.some((own) => mayBeSamePerson(own, name)));
}

/**
 * Whether a text is the title of this film, with no additions that contradict it: « Sortie de
 * secours » is not « Sortie ».
 */
export const isTitleOf = (film: DraftFilm, text: string): boolean =>
  [film.originalTitle, film.title.fr, film.title.en].some((title) => title && titleKey(title) === titleKey(text)) ||
  readings(text).some(({ besides }) => isMeant(film, besides));

/**
 * A name for a film with which `filmsByName` finds it and no other: with its year where another
 * film has the same title.
 */
export function nameOfFilm(film: DraftFilm, find: FindFilm): string {
  const { originalTitle, year, directors } = film;
  const names = [originalTitle, `${originalTitle} (${year ?? ''})`, `${originalTitle} (${directors.join(', ')})`];
  return names.find((name) => find(name) === film) ?? originalTitle;
}
