import { type Db, getDb } from '#db/client.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { withdrawnNamesOf } from '#lib/draft/queries.ts';
import { env } from '#lib/env.ts';
import { calendarChoice } from '#lib/feeds/selection.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Trailer } from '#lib/films/trailer.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { numberOf, programmeBase } from '#lib/i18n/paths.ts';
import { numbered, usualPages } from '#lib/i18n/programme-paths.ts';
import { drawnByKey, OVER } from '#lib/live/queries.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { type Filters, filtersOf, MAX_CACHED_FILTERS, NO_FILTERS } from '#lib/programme/filters.ts';
import {
  type CalendarPage,
  indexesOf,
  isFilmOrder,
  isIndexName,
  isNumberedPage,
  type PageIndex,
  type Tail,
  trailersOn,
} from '#lib/programme/indexes.ts';
import {
  currentDay,
  dayAhead,
  dayOfHome,
  dayOfTail,
  embedPartOf,
  isFestivalOver,
  isOutlet,
  knownParts,
  lookAsked,
  lookWord,
  outletTail,
  partWord,
  tailFrom,
} from '#lib/programme/outlets.ts';
import { hasPress } from '#lib/programme/pictures-on.ts';
import { publicKeyOf } from '#lib/programme/public-key.ts';
import { hasShareImage, isPictured } from '#lib/share-image/facts.ts';
import { now } from '#lib/time/clock.ts';

export function pageIndexOf(document: PublicDocument): PageIndex {
  return {
    dates: new Set(document.days.map(({ date }) => date)),
    // Computed only when needed: most addresses have no filters, and with thousands of séances this
    // takes a tenth of a second.
    get filters() {
      return documentFacetsOf(document).known;
    },
    themes: new Set(document.themes.map(({ slug }) => slug)),
    pages: new Set((document.pages ?? []).map(({ slug }) => slug)),
    lists: indexesOf(document),
    hasPress: hasPress(document),
    hasImage: hasShareImage(document),
    pictured: new Set(document.events.filter((event) => isPictured(document, event)).map(({ number }) => number)),
    titles: {
      events: new Map(document.events.map(({ number, title }) => [number, title])),
      films: new Map(document.films.map((film) => [film.number, filmTitle(film)])),
      people: new Map(document.people.map(({ number, name }) => [number, name])),
      venues: new Map(document.venues.map(({ number, name }) => [number, name])),
      rooms: new Map(document.rooms.map(({ number, name }) => [number, name])),
      series: new Map(document.series.map(({ number, title }) => [number, title])),
    },
    calendar: (section, name) => calendarPage(document, section, name),
    trailersOn: (tail) => trailersOn(document, tail),
    dayAt: (at) => currentDay(document, at),
    // Null for plain files, because these stay while the days go by.
    homeAt: (at) => (env().site === null ? dayOfHome(document, at) : null),
    aheadAt: (at) => (env().site === null ? dayAhead(document, at) : null),
    isFestivalOver: (at) => isFestivalOver(document, at),
  };
}

function calendarPage(document: PublicDocument, section: string, name: string): CalendarPage | null {
  const { selection, stem } = calendarChoice(document, section, name) ?? {};
  return selection && stem && selection.of !== 'programme' ? { key: selection.key, stem } : null;
}

const MISSING: Tail = { kind: 'missing' };

/** The longest search, in characters: more than anybody types. */
export const MAX_QUERY = 200;

const SINGLE_PAGES: ReadonlySet<string> = new Set(['search', 'changes', 'my', ...usualPages]);

/**
 * What the segments after `/fr/festivals/x` refer to. Only the number of `12-le-sang-et-la-boue` is
 * looked up.
 */
export function tailOf(index: PageIndex, segments: readonly string[], locale: Locale): Tail {
  const [page, name, below, ...rest] = segments;
  if (page === undefined) return { kind: 'page', tail: '' };
  if (page === 'subscribe' && name !== undefined) return subscribeTail(index, name, segments.slice(2));
  if (isOutlet(page))
    return outletTail(index, [page, ...segments.slice(1)], locale, (inner) => tailOf(index, inner, locale));
  if (rest.length > 0) return MISSING;
  if (page === IMAGE) return index.hasImage && name === undefined ? { kind: 'page', tail: '/image' } : MISSING;
  if (below !== undefined) return imageOf(index, segments, locale);
  if (SINGLE_PAGES.has(page)) return name === undefined ? { kind: 'page', tail: `/${page}` } : MISSING;
  if (name === undefined || (page === 'films' && isFilmOrder(name)))
    return isIndexName(page) && index.lists[page] ? { kind: 'page', tail: `/${segments.join('/')}` } : MISSING;
  if (page === 'days') return index.dates.has(name) ? { kind: 'page', tail: `/days/${name}` } : MISSING;
  if (page === 'themes') return index.themes.has(name) ? { kind: 'page', tail: `/themes/${name}` } : MISSING;
  if (page === 'pages') return index.pages.has(name) ? { kind: 'page', tail: `/pages/${name}` } : MISSING;
  const number = numberOf(name);
  if (!isNumberedPage(page) || number === null) return MISSING;
  const title = index.titles[page].get(number);
  if (title === undefined) return MISSING;
  const current = numbered(number, title, locale);
  return name === current
    ? { kind: 'page', tail: `/${page}/${number}` }
    : { kind: 'moved', tail: `/${page}/${current}` };
}

/**
 * The tail of a page including its filters: `/days/2026-11-28/kind-talk`, `/list/kind-talk` for all
 * days. A search, or more filters than are cached, is drawn for each request. Pages without filters
 * ignore the query.
 */
function filteredTail(
  index: PageIndex,
  tail: string,
  query: URLSearchParams,
  locale: Locale,
): Tail | { kind: 'search'; asked: AskedSearch } {
  const isList = tail === '' || tail.startsWith('/days/');
  const isSearch = tail === '/search';
  if (tail === '/integrate') return { kind: 'page', tail: `${tail}/${embedChoice(index, query, locale)}` };
  if (tail.startsWith('/embed/')) return { kind: 'page', tail: `${tail}/${lookWord(lookAsked(query))}` };
  if (!isList && !isSearch) return { kind: 'page', tail };
  const filters = query.size === 0 ? NO_FILTERS : filtersOf(query, index.filters);
  if (isSearch) return { kind: 'search', asked: { query: questionIn(query), filters, day: null } };
  if (filters.length > MAX_CACHED_FILTERS) {
    const day = tail === '' ? null : tail.slice('/days/'.length);
    return { kind: 'search', asked: { query: '', filters, day } };
  }
  return { kind: 'page', tail: narrowedTail(tail, filters) };
}

/** The tail of the programme or of a day with these filters. */
export const narrowedTail = (tail: string, filters: Filters): string =>
  filters.length === 0 ? tail : `${tail === '' ? '/list' : tail}/${filters.join('/')}`;

const questionIn = (query: URLSearchParams) => (query.get('q') ?? '').slice(0, MAX_QUERY).trim();

const IMAGE = 'image.png';

/** `/events/12-le-sang-et-la-boue/image.png`, under the present address of its séance. */
function imageOf(index: PageIndex, [page, name = '', below]: readonly string[], locale: Locale): Tail {
  const number = numberOf(name);
  if (page !== 'events' || below !== IMAGE || number === null || !index.pictured.has(number)) return MISSING;
  const event = tailOf(index, [page, name], locale);
  if (event.kind === 'missing') return MISSING;
  return { kind: event.kind, tail: `${event.tail}/${event.kind === 'moved' ? IMAGE : 'image'}` };
}

/** The page of each calendar one can subscribe to: `/subscribe/rooms/3-auditorium`. */
function subscribeTail(index: PageIndex, section: string, [name, ...rest]: readonly string[]): Tail {
  const found = name === undefined || rest.length > 0 ? null : index.calendar(section, name);
  if (!found) return MISSING;
  return found.stem === `${section}/${name}`
    ? { kind: 'page', tail: `/subscribe/${section}/${found.key}` }
    : { kind: 'moved', tail: `/subscribe/${found.stem}` };
}

/**
 * What the frame in the code to copy shows; in the reader's language unless they choose the other.
 */
function embedChoice(index: PageIndex, query: URLSearchParams, locale: Locale): string {
  const [part, language] = [embedPartOf(query.get('part') ?? '', knownParts(index)), query.get('language')];
  return [partWord(part ?? { of: 'whole' }), lookWord(lookAsked(query)), isLocale(language) ? language : locale].join(
    '/',
  );
}

/**
 * Adds the current day to the tail of « En ce moment », of what lists séances of several days and,
 * from the second day on, of the first page. The cached page then belongs to that day, whenever it
 * is read.
 */
function datedTail(index: PageIndex, tail: Tail, at: string): Tail {
  if (tail.kind !== 'page') return tail;
  if (tail.tail === '') {
    const day = index.homeAt(at);
    return day === null ? tail : { kind: 'page', tail: `/today/${day}` };
  }
  if (tail.tail === '/now') {
    const day = index.dayAt(at);
    return day === null ? MISSING : { kind: 'page', tail: `/now/${day}` };
  }
  const day = index.aheadAt(at);
  return day === null ? tail : { kind: 'page', tail: tailFrom(tail.tail, day) };
}

/** A search, or more filters than are cached; it is drawn for each request. */
export type AskedSearch = Readonly<{ query: string; filters: Filters; day: string | null }>;

/**
 * What a public address refers to. A page depends only on the state named by `state` (`drawnOfKey`)
 * and on its tail, on nothing else of the request. Paths are absolute.
 */
export type PublicAddress =
  | { kind: 'page'; key: string; state: string; tail: string; isDemonstration: boolean; trailers: readonly Trailer[] }
  | { kind: 'search'; asked: AskedSearch }
  | { kind: 'moved'; path: string }
  | { kind: 'missing' }
  /** Withdrawn on request, for good. */
  | { kind: 'gone' };

// A key identifies one document with its live facts, so its index never becomes stale. Few are
// cached, because each holds a document.
const CACHED_INDEXES = 12;
type KeptIndex = { key: string; index: PageIndex; gone: ReadonlySet<number> };
const indexes = new CountedCache<KeptIndex>(CACHED_INDEXES);

/** With the numbers of the people who were withdrawn from everything published. */
function indexOfKey(slug: string, key: string, at: string, db: Db): KeptIndex | null {
  const known = indexes.get(slug);
  if (known?.key === key) return known;
  const released = drawnByKey(key, at, db);
  if (!released) return null;
  const index = pageIndexOf(released.document);
  const withdrawn = withdrawnNamesOf(released.festivalId, db).filter(({ name }) => name === null);
  const made = { key, index, gone: new Set(withdrawn.map(({ number }) => number)) };
  indexes.set(slug, made);
  return made;
}

/**
 * Whether an address belonged to somebody who was withdrawn: their page, their calendar's page, or
 * a code that leads there.
 */
function isGone(segments: readonly string[], gone: ReadonlySet<number>): boolean {
  const number = numberOf(segments[segments.indexOf('people') + 1] ?? '');
  return segments.includes('people') && number !== null && gone.has(number);
}

const SLUG = /^[a-z0-9][a-z0-9-]{0,99}$/;

/**
 * Resolves `/{locale}/festivals/{slug}/…segments` at an instant, with one indexed query once the
 * release has been loaded.
 */
export function publicAddress(
  locale: Locale,
  slug: string,
  segments: readonly string[],
  query: URLSearchParams,
  db: Db = getDb(),
  at: string = now(),
): PublicAddress {
  const found = SLUG.test(slug) ? publicKeyOf(slug, db) : null;
  const kept = found && indexOfKey(slug, found.key, at, db);
  if (!kept) return { kind: 'missing' };
  const { index, gone } = kept;
  if (isGone(segments, gone)) return { kind: 'gone' };
  const bare = tailOf(index, segments, locale);
  const asked = bare.kind === 'page' ? filteredTail(index, bare.tail, query, locale) : bare;
  if (asked.kind === 'search') return asked;
  const tail = datedTail(index, asked, at);
  if (tail.kind === 'missing') return tail;
  if (tail.kind === 'moved') return { kind: 'moved', path: programmeBase(locale, slug) + tail.tail };
  return {
    kind: 'page',
    key: found.key,
    state: found.key + (index.isFestivalOver(at) ? OVER : ''),
    tail: tail.tail,
    isDemonstration: found.isDemonstration,
    trailers: index.trailersOn(dayOfTail(tail.tail).bare),
  };
}
