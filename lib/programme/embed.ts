import { numberOf } from '#lib/i18n/paths.ts';
import type { PageIndex } from './page-index.ts';

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

const [THEME, ROOM, FROM] = ['theme-', 'room-', 'from-'];

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
export function partAt([name, below, ...rest]: readonly string[], known: Known): EmbedPart | null {
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

/**
 * The tail of a frame that opens on a day: it begins with that day,
 * `/embed/from-2026-06-07/room-3/auto`. A frame of a single day keeps its tail.
 */
export function embedFrom(tail: string, day: string): string {
  const [, , word = '', look = ''] = tail.split('/');
  const isOfDay = /^\d/.test(word);
  return isOfDay ? tail : `/embed/${FROM}${day}/${word}/${look}`;
}

/** What the segments of such a tail say, after `embed`. */
export function embedOfTail(segments: readonly string[]): { from: string | null; word: string; look: EmbedLook } {
  const [first = '', ...rest] = segments;
  const from = first.startsWith(FROM) ? first.slice(FROM.length) : null;
  const [word = '', look = ''] = from === null ? segments : rest;
  return { from, word, look: lookOf(look) };
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
