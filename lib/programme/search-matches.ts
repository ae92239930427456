import type { DocumentEvent, DocumentFilm, PublicDocument } from '#lib/model/documents.ts';
import { minutesOfHour } from '#lib/time/calendar.ts';
import { hourOfWall } from '#lib/time/festival-day.ts';
import { documentFacetsOf, type Token } from './facets.ts';
import { runsBetween } from './runs-between.ts';
import type { Meaning } from './search-meanings.ts';

/** In minutes: a séance that starts at most so far from an hour is « vers 19 h ». */
const AROUND = 30;
const DAY = 24 * 60;

/**
 * How well a séance matches: from 1 at best to 0 for no match. Séances that do not take place never
 * match.
 */
type Fits = (event: DocumentEvent) => number;

/** The matches of a meaning in a programme, at this moment (an instant). */
export function fitsOf(document: PublicDocument, meaning: Meaning, now: string): Fits {
  const fits = planned(document, meaning, now);
  return (event) => (event.status === 'planned' ? fits(event) : 0);
}

function planned(document: PublicDocument, meaning: Meaning, now: string): Fits {
  const { tokens } = documentFacetsOf(document);
  switch (meaning.kind) {
    case 'facet':
      return ({ number }) => Number(tokens.get(number)?.has(meaning.token) ?? false);
    case 'days':
      return ({ day }) => Number(day !== null && meaning.dates.includes(day));
    case 'hour':
      return hourFits(document, meaning);
    case 'length':
      return (event) => {
        const minutes = minutesOf(event);
        const isIt = meaning.relation === 'most' ? minutes <= meaning.minutes : minutes > meaning.minutes;
        return Number(minutes > 0 && isIt);
      };
    case 'now':
      return (event) => {
        const { start, end } = runsBetween(document, event);
        if (start === null || end === null) return 0;
        return Number(Date.parse(start) <= Date.parse(now) && Date.parse(now) < Date.parse(end));
      };
  }
}

const minutesOf = ({ startInstant, endInstant }: DocumentEvent): number =>
  startInstant === null || endInstant === null ? 0 : (Date.parse(endInstant) - Date.parse(startInstant)) / 60_000;

function hourFits({ festival }: PublicDocument, { relation, at }: Meaning & { kind: 'hour' }): Fits {
  const first = minutesOfHour(festival.dayStartsAt);
  /**
   * Minutes since the festival day began, so that half past midnight comes after ten in the
   * evening.
   */
  const since = (clock: string) => (minutesOfHour(clock) - first + DAY) % DAY;
  const wanted = since(at);
  return ({ startsAt }) => {
    if (startsAt === null) return 0;
    const from = since(hourOfWall(startsAt)) - wanted;
    if (relation === 'after') return Number(from >= 0);
    if (relation === 'before') return Number(from < 0);
    return Math.abs(from) <= AROUND ? 1 - Math.abs(from) / 100 : 0;
  };
}

/**
 * The filters of a film itself, wherever it is shown: countries, languages, and the access of its
 * copies.
 */
function tokensOfFilm({ countries, versions }: DocumentFilm): ReadonlySet<Token> {
  return new Set<Token>([
    ...countries.map((code): Token => `country-${code}`),
    ...versions.flatMap(({ spoken, subtitles, sdh, ad }): Token[] => [
      ...spoken.map((code): Token => `language-${code}`),
      ...subtitles.map((code): Token => `subtitles-${code}`),
      ...(sdh ? (['access-sdh'] as const) : []),
      ...(ad ? (['access-ad'] as const) : []),
    ]),
  ]);
}

export const fitsFilm = (film: DocumentFilm, meaning: Meaning): boolean =>
  meaning.kind === 'facet' && tokensOfFilm(film).has(meaning.token);
