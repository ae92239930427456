import { titledFilm } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths, usualPages } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { firstDay, seasonOf } from '#lib/programme/day.ts';
import { indexesOf, indexNames, ordersOf } from '#lib/programme/indexes.ts';
import { runsBetween } from '#lib/programme/real-times.ts';
import { addDays } from '#lib/time/calendar.ts';
import { toInstant } from '#lib/time/wall-clock.ts';

/**
 * What a browser keeps of a programme in one language, to read it without a network. Paths are
 * absolute.
 */
export type PageList = Readonly<{
  format: 1;
  /**
   * Changes with everything all pages depend on besides their path: the public state of the
   * programme, and the edition of the pages.
   */
  version: string;
  key: string;
  /** The number of the release, and the instant it was published. */
  release: number;
  publishedAt: string;
  name: string;
  timeZone: string;
  /** The pages of the programme as a whole: first page, days, what is new. */
  frame: readonly string[];
  /**
   * The page that « En ce moment » shows, from each instant on: that of the current day, for a
   * season that of the next date. `until`: until when it is also shown at the festival's own
   * address.
   */
  now: readonly (readonly [from: string, path: string, until: string])[];
  /** Séances by start, each with the instant of its end; null where it has none. */
  events: readonly (readonly [path: string, endsAt: string | null])[];
  /** The other pages, the most useful first. */
  others: readonly string[];
  /** Files that any page may need besides those it names itself. */
  assets: readonly string[];
}>;

/**
 * More pages would be a burden for the telephone and the server; the last pages of a larger
 * programme need a network.
 */
export const MAX_PAGES = 2500;

/** Every page of the programme in this language, the most useful first. */
export function pagesOf(
  document: PublicDocument,
  locale: Locale,
): Pick<PageList, 'frame' | 'now' | 'events' | 'others'> {
  const paths = programmePaths(programmeBase(locale, document.festival.slug), locale);
  const now = nowOf(document, paths.now);
  const frame = [
    paths.home(),
    ...document.days.map(({ date }) => paths.day(date)),
    paths.my(),
    ...document.days.map(({ date }) => paths.now(date)),
    paths.changes(),
  ];
  const events = document.events.map((event) => [paths.event(event), runsBetween(document, event).end] as const);
  const has = indexesOf(document);
  const others = [
    ...(document.pages ?? []).map((page) => paths.page(page)),
    ...indexNames.filter((name) => has[name]).map((name) => paths[name]()),
    ...ordersOf(document).map((order) => paths.films(order)),
    ...document.films.map((film) => paths.film(titledFilm(film))),
    ...document.venues.map((venue) => paths.venue(venue)),
    ...document.rooms.map((room) => paths.room(room)),
    ...document.themes.map((theme) => paths.theme(theme)),
    ...document.series.map((series) => paths.series(series)),
    ...document.people.map((person) => paths.person(person)),
    paths.copy(),
    ...usualPages.map((name) => paths[name]()),
  ];
  const room = MAX_PAGES - frame.length;
  return { frame, now, events: events.slice(0, room), others: others.slice(0, Math.max(0, room - events.length)) };
}

function nowOf(document: PublicDocument, pathOf: (date: string) => string): PageList['now'] {
  const { timeZone, dayStartsAt } = document.festival;
  const begins = (date: string) => toInstant(`${date}T${dayStartsAt}`, timeZone);
  const season = seasonOf(document);
  // Up to the first day with séances the festival's own address introduces the whole programme.
  const first = firstDay(document)?.date ?? '';
  return (season ?? document.days.map(({ date }) => date)).map((date, i) => {
    const before = season?.[i - 1];
    // From the morning after the date before.
    const from = begins(before === undefined ? date : addDays(before, 1));
    return [from, pathOf(date), date > first ? begins(addDays(date, 1)) : from];
  });
}

export function pageListOf(
  { document, publicKey }: { document: PublicDocument; publicKey: string },
  locale: Locale,
  { edition, assets }: { edition: string; assets: readonly string[] },
): PageList {
  const { number, publishedAt, festival } = document;
  return {
    format: 1,
    version: `${publicKey}-${edition}`,
    key: publicKey,
    release: number,
    publishedAt,
    name: inLocale(festival.name, locale),
    timeZone: festival.timeZone,
    ...pagesOf(document, locale),
    assets,
  };
}
