import type { Locale } from '#lib/i18n/locale.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { numbered } from '#lib/i18n/programme-paths.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { dayOnAt } from '#lib/time/festival-day.ts';
import { firstDay, seasonOf } from './day.ts';
import type { PageIndex, Tail } from './indexes.ts';

/*
 * The programme outside its own pages: addresses of screens, prints and frames, the day that home
 * page and frame open on, whether the festival is over, and the parts, looks and code of a frame
 * for other sites.
 */

/**
 * Other forms of a programme besides its own pages: on a screen in the hall, on paper, as text, in
 * another site, for the press.
 */
const outlets = ['now', 'screen', 'print', 'copy', 'qr', 'embed', 'integrate', 'open-data', 'press'] as const;
type Outlet = (typeof outlets)[number];
export const isOutlet = (page: string | undefined): page is Outlet => outlets.some((name) => name === page);

const MISSING: Tail = { kind: 'missing' };
const page = (tail: string): Tail => ({ kind: 'page', tail });

/**
 * The tails of `/screen/2-grande-salle`, `/print/door/2-grande-salle/2026-06-06` and the like.
 * `tailOf` finds those of the other pages.
 */
export function outletTail(
  index: PageIndex,
  [outlet, name, ...rest]: readonly [Outlet, ...string[]],
  locale: Locale,
  tailOf: (segments: readonly string[]) => Tail,
): Tail {
  const isAlone = name === undefined;
  switch (outlet) {
    case 'now':
      if (isAlone) return page('/now');
      return rest.length === 0 && index.dates.has(name) ? page(`/now/${name}`) : MISSING;
    case 'screen':
      if (isAlone) return page('/screen');
      return rest.length === 0 ? roomTail(index, '/screen', name, '', locale) : MISSING;
    case 'print':
      return printTail(index, name, rest, locale);
    case 'embed': {
      const part = partAt(isAlone ? [] : [name, ...rest], knownParts(index));
      return part ? page(`/embed/${partWord(part)}`) : MISSING;
    }
    case 'press':
      return isAlone && index.hasPress ? page('/press') : MISSING;
    case 'qr':
      return qrTail(name, tailOf(isAlone ? [] : [name, ...rest]));
    default:
      return isAlone ? page(`/${outlet}`) : MISSING;
  }
}

function printTail(index: PageIndex, name: string | undefined, rest: readonly string[], locale: Locale): Tail {
  if (name === undefined) return page('/print');
  if (name === 'pocket' || name === 'grid') return rest.length === 0 ? page(`/print/${name}`) : MISSING;
  const [room = '', date = '', more] = rest;
  if (name !== 'door' || more !== undefined || !index.dates.has(date)) return MISSING;
  return roomTail(index, '/print/door', room, `/${date}`, locale);
}

function roomTail(index: PageIndex, before: string, name: string, after: string, locale: Locale): Tail {
  const number = numberOf(name);
  const title = number === null ? undefined : index.titles.rooms.get(number);
  if (number === null || title === undefined) return MISSING;
  const current = numbered(number, title, locale);
  return name === current
    ? page(`${before}/${number}${after}`)
    : { kind: 'moved', tail: `${before}/${current}${after}` };
}

const WITHOUT_CODE: readonly string[] = ['qr', 'embed', 'search', 'screen'];

/**
 * A QR code leads to a page for readers, never to another code, a picture, a frame for other sites
 * or a screen in the hall.
 */
function qrTail(name: string | undefined, inner: Tail): Tail {
  if (name === undefined || inner.kind === 'missing') return inner.kind === 'missing' ? MISSING : page('/qr');
  if (WITHOUT_CODE.includes(name) || inner.tail.endsWith('image') || inner.tail.endsWith('image.png')) return MISSING;
  if (inner.tail.startsWith('/print/')) return MISSING;
  return { kind: inner.kind, tail: `/qr${inner.tail}` };
}

/**
 * The festival day at this instant, in the festival's zone. Before the festival it is the first
 * day, afterwards the last. In a season it is the next date.
 */
export function currentDay(document: Pick<PublicDocument, 'days' | 'events' | 'festival'>, at: string): string | null {
  const { days, festival } = document;
  const today = dayOnAt(festival, at);
  const next = seasonOf(document)?.find((date) => date >= today);
  if (next !== undefined) return next;
  const begun = days.filter(({ date }) => date <= today);
  return (begun.at(-1) ?? days[0])?.date ?? null;
}

/**
 * The day that the home page shows at this instant. From the second day on it is the current day,
 * for visitors who open the festival's address while they queue; in a season it is the next date.
 * Null on the first day, before and after, when the page introduces the whole programme.
 */
export function dayOfHome(document: Pick<PublicDocument, 'days' | 'events' | 'festival'>, at: string): string | null {
  const today = dayOnAt(document.festival, at);
  const season = seasonOf(document);
  if (season) return season.find((date, i) => i > 0 && date >= today && (season[i - 1] ?? '') < today) ?? null;
  const first = firstDay(document)?.date;
  return first !== undefined && today > first && document.days.some(({ date }) => date === today) ? today : null;
}

/**
 * The day from which on things are still to come at this instant: that of the home page, and on the
 * first day the first; between two days of the festival the next. Null before and after.
 */
export function dayAhead(document: Pick<PublicDocument, 'days' | 'events' | 'festival'>, at: string): string | null {
  const today = dayOnAt(document.festival, at);
  const [first] = document.days;
  if (!first || first.date > today) return null;
  return dayOfHome(document, at) ?? document.days.find(({ date }) => date >= today)?.date ?? null;
}

/**
 * Whether the last day of the festival is over at this instant, in its zone: from the hour at which
 * the next festival day would begin.
 */
export function isFestivalOver(
  { days, events, festival }: Pick<PublicDocument, 'days' | 'events' | 'festival'>,
  at: string,
) {
  const today = dayOnAt(festival, at);
  let last = festival.endsOn;
  for (const { day } of events) if (day !== null && day > last) last = day;
  for (const { date } of days) if (date > last) last = date;
  return today > last;
}

/**
 * The colours of an embedded programme: those the visitor's device asks for, or always light or
 * always dark.
 */
export const appearances = ['auto', 'light', 'dark'] as const;
type EmbedAppearance = (typeof appearances)[number];

/**
 * How a frame looks. `isPlain`: without the festival's own colours and letters. `isBare`: without a
 * heading, for a page that already has one.
 */
export type EmbedLook = Readonly<{ appearance: EmbedAppearance; isPlain: boolean; isBare: boolean }>;

/**
 * What a frame shows: all, a day, a theme or a room; as one word (`whole`, `2026-06-06`,
 * `theme-courts`, `room-3`) in the tails of pages and in the form that makes the code.
 */
export type EmbedPart =
  | { of: 'whole' }
  | { of: 'day'; date: string }
  | { of: 'theme'; slug: string }
  | { of: 'room'; number: number };

type Has<T> = Readonly<{ has: (one: T) => boolean }>;

/** The days, themes and rooms of a programme, as the index of a document has them. */
type Known = Readonly<{ days: Has<string>; themes: Has<string>; rooms: Has<number> }>;

/** The same, as the index of addresses has them. */
export const knownParts = ({ dates, themes, titles }: Pick<PageIndex, 'dates' | 'themes' | 'titles'>): Known => ({
  days: dates,
  themes,
  rooms: titles.rooms,
});

const [THEME, ROOM] = ['theme-', 'room-'];

export function partWord(part: EmbedPart): string {
  if (part.of === 'day') return part.date;
  if (part.of === 'theme') return THEME + part.slug;
  return part.of === 'room' ? `${ROOM}${part.number}` : 'whole';
}

/** The part of a word; null where the programme has no such day, theme or room. */
export function embedPartOf(word: string, known: Known): EmbedPart | null {
  if (word === 'whole') return { of: 'whole' };
  if (known.days.has(word)) return { of: 'day', date: word };
  const slug = word.startsWith(THEME) ? word.slice(THEME.length) : '';
  if (known.themes.has(slug)) return { of: 'theme', slug };
  const number = word.startsWith(ROOM) ? numberOf(word.slice(ROOM.length)) : null;
  return number !== null && known.rooms.has(number) ? { of: 'room', number } : null;
}

/**
 * Below `/embed`, as other sites write it: nothing, `/2026-06-06`, `/themes/courts`, `/rooms/3`.
 */
export function embedPath(part: EmbedPart): string {
  if (part.of === 'day') return `/${part.date}`;
  if (part.of === 'theme') return `/themes/${part.slug}`;
  return part.of === 'room' ? `/rooms/${part.number}` : '';
}

/** The part behind such an address, given by its segments. */
function partAt([name, below, ...rest]: readonly string[], known: Known): EmbedPart | null {
  if (rest.length > 0) return null;
  if (name === undefined) return { of: 'whole' };
  if (below === undefined) return known.days.has(name) ? { of: 'day', date: name } : null;
  if (name === 'themes') return embedPartOf(THEME + below, known);
  return name === 'rooms' ? embedPartOf(ROOM + below, known) : null;
}

/** The same look as a word of a tail: `auto`, `dark-plain-bare`. */
export const lookWord = ({ appearance, isPlain, isBare }: EmbedLook): string =>
  [appearance, ...(isPlain ? ['plain'] : []), ...(isBare ? ['bare'] : [])].join('-');

export const lookOf = (word: string): EmbedLook => {
  const parts = word.split('-');
  return {
    appearance: appearances.find((one) => one === parts[0]) ?? 'auto',
    isPlain: parts.includes('plain'),
    isBare: parts.includes('bare'),
  };
};

/** The look that an address asks for. */
export const lookAsked = (query: URLSearchParams): EmbedLook => ({
  appearance: appearances.find((one) => one === query.get('appearance')) ?? 'auto',
  isPlain: query.get('plain') === '1',
  isBare: query.get('bare') === '1',
});

/** What an address says of a look, with its question mark; empty for the usual one. */
export function lookQuery({ appearance, isPlain, isBare }: EmbedLook): string {
  const query = new URLSearchParams({
    ...(appearance !== 'auto' && { appearance }),
    ...(isPlain && { plain: '1' }),
    ...(isBare && { bare: '1' }),
  });
  return query.size === 0 ? '' : `?${query}`;
}

/** The pages that list séances of several days; a frame of a single day is none. */
const LISTS_DAYS = /^\/(?:(?:events|films|people|rooms|series|themes|venues)(?!.*\/image$)|embed\/(?!\d))/;

/**
 * The tail of a page whose lists begin with what is still to come on a day: `/people/8@2026-06-07`.
 * Other pages keep their tail. No name in an address has this sign.
 */
export const tailFrom = (tail: string, day: string): string => (LISTS_DAYS.test(tail) ? `${tail}@${day}` : tail);

/** The tail before that, and the day; null without one. */
export function dayOfTail(tail: string): { bare: string; day: string | null } {
  const [bare = '', day = null] = tail.split('@');
  return { bare, day };
}

const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The code that another site pastes: a frame, and a script that gives it the height that the
 * programme reports (`public/embed.js`). `siteUrl` has no final slash, `path` is that of the frame.
 * A page may hold several frames, and the script uses no arrow functions, because some old sites do
 * not accept them.
 */
export function snippetOf(siteUrl: string, path: string, title: string): string {
  const origin = new URL(siteUrl).origin;
  return `<iframe src="${attribute(siteUrl + path)}" title="${attribute(title)}" loading="lazy" style="width:100%;height:800px;border:0"></iframe>
<script>
addEventListener("message", function (event) {
  if (event.origin !== ${JSON.stringify(origin)} || !event.data || event.data.type !== "lanterne-height") return;
  document.querySelectorAll("iframe").forEach(function (frame) {
    if (frame.contentWindow === event.source) frame.style.height = event.data.height + "px";
  });
});
</script>`;
}
