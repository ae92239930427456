import { isEmpty } from '#lib/i18n/text.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import type { SeenFilm } from './schema.ts';

/**
 * The facts that a film's page and its séances should have, in the order in which they are shown as
 * missing.
 */
const filmFacts = ['minutes', 'versions', 'languages', 'synopsis', 'directors', 'year', 'countries'] as const;
type FilmFact = (typeof filmFacts)[number];

/**
 * The facts this film lacks. A film whose title may not be announced needs no synopsis, because
 * nobody can read it.
 */
export function missingFactsOfFilm(film: SeenFilm): FilmFact[] {
  const lacks: Record<FilmFact, boolean> = {
    minutes: film.minutes === null && !film.versions.some((copy) => copy.minutes !== null),
    versions: film.versions.length === 0,
    languages: film.versions.some((copy) => copy.spoken.length === 0),
    synopsis: isEmpty(film.synopsis) && film.announceable !== 'no',
    directors: film.directors.length === 0,
    year: film.year === null,
    countries: film.countries.length === 0,
  };
  return filmFacts.filter((fact) => lacks[fact]);
}

/**
 * Whether nothing is left to do about the rights. A permission for consultation on site is none to
 * screen in public.
 */
export function areRightsSettled(film: Pick<DraftFilm, 'rightsState' | 'rightsKind'>): boolean {
  return (
    film.rightsState === 'not-needed' || (film.rightsState === 'granted' && film.rightsKind !== 'on-site-consultation')
  );
}
