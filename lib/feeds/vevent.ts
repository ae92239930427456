import { createEvents, type EventAttributes } from 'ics';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentRoom } from '#lib/model/documents.ts';
import type { DocumentIndex } from '#lib/programme/document-index.ts';
import { pictureAddress, pictureOfEvent } from '#lib/programme/pictures-on.ts';
import { listedRoom, placeLine } from '#lib/programme/place.ts';
import { descriptionOf } from './description.ts';
import type { FeedOptions } from './selection.ts';
import { type Words, wordsOf } from './words.ts';

/*
 * A séance as a calendar entry, and the rules of RFC 5545 for its text: what it may contain,
 * escaping and folding.
 */

/**
 * The content of one VEVENT. Times are epoch milliseconds; texts are as people wrote them and are
 * cleaned here.
 */
export type CalendarEvent = {
  uid: string;
  sequence: number;
  start: number;
  /** Null when the end is unknown: the entry then has only a start. */
  end: number | null;
  createdAt: number;
  changedAt: number;
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** Shown as free time: a cancelled séance, or a drop-in. */
  isTransparent: boolean;
  summary: string;
  description: string;
  location: string;
  geo: { latitude: number; longitude: number } | null;
  /** Absolute, ASCII. */
  url: string;
  categories: readonly string[];
  /** A small picture of it: WebP, with an absolute ASCII address. */
  image?: string | null;
  /** An alarm so many minutes before the start; only in personal calendars. */
  alarm?: { minutes: number; text: string };
};

/**
 * The VEVENT of each event, in the same order; null for one that cannot be written (a start before
 * 1970), without affecting the others.
 */
export function writeEvents(events: readonly CalendarEvent[]): (string | null)[] {
  if (events.length === 0) return [];
  const all = skeletons(events);
  return events.map((event, index) => {
    const lines = all ? all[index] : skeletons([event])?.[0];
    return lines === undefined ? null : corrected(lines, event);
  });
}

/**
 * The input for the library `ics`: numbers and enumerations, never dates as arrays, which it would
 * read in the server's zone.
 */
function skeleton(event: CalendarEvent): EventAttributes {
  // `timestamp` is missing in the library's types; without it, DTSTAMP would be the present time.
  const attributes: Omit<EventAttributes, 'end'> & { timestamp: number; end?: number } = {
    uid: calendarLine(event.uid),
    sequence: event.sequence,
    timestamp: event.changedAt,
    start: event.start,
    created: event.createdAt,
    lastModified: event.changedAt,
    status: event.status,
    transp: event.isTransparent ? 'TRANSPARENT' : 'OPAQUE',
    // Empty, because otherwise the library writes « Untitled event ».
    title: '',
  };
  // RFC 5545 section 3.6.1: DTEND must be later than DTSTART, or absent.
  if (event.end !== null && event.end > event.start) attributes.end = event.end;
  return attributes as EventAttributes;
}

const BEGIN = 'BEGIN:VEVENT\r\n';
const END = 'END:VEVENT\r\n';

/** The lines of each VEVENT without its END, or null when the library refuses one of them. */
function skeletons(events: readonly CalendarEvent[]): string[] | null {
  const { error, value } = createEvents(events.map(skeleton), { method: undefined });
  if (error || value === null) return null;
  return value
    .split(BEGIN)
    .slice(1)
    .map((block) => BEGIN + block.slice(0, block.indexOf(END)));
}

/**
 * RFC 5545 section 3.8.1.6: six decimals are enough, and a number with an exponent (how a tiny one
 * is printed) is not allowed.
 */
const degrees = (value: number) => String(Number(value.toFixed(6)));

/**
 * Replaces what `ics` gets wrong: texts (its escaping lets a bare CR through and omits CATEGORIES),
 * folding (by characters instead of octets, in quadratic time), GEO (exponents), URL (it refuses an
 * upper-case host) and IMAGE, which it does not support.
 */
function corrected(lines: string, event: CalendarEvent): string {
  const { geo } = event;
  return (
    lines +
    textLine('SUMMARY', calendarLine(event.summary)) +
    textLine('DESCRIPTION', calendarText(event.description)) +
    textLine('LOCATION', calendarLine(event.location)) +
    (geo ? fold(`GEO:${degrees(geo.latitude)};${degrees(geo.longitude)}`) : '') +
    fold(`URL:${event.url}`) +
    // One line each: in a list, programs take the comma after a category that ends in a backslash
    // for an escaped one.
    event.categories.map((category) => textLine('CATEGORIES', calendarLine(category))).join('') +
    imageLine(event.image) +
    (event.alarm ? alarmOf(event.alarm) : '') +
    END
  );
}

/** RFC 7986 section 5.10: a picture shown beside its entry. */
export const imageLine = (address: string | null | undefined) =>
  address ? fold(`IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/webp:${address}`) : '';

/** RFC 5545 section 3.6.6: a display alarm. */
const alarmOf = ({ minutes, text }: { minutes: number; text: string }) =>
  `BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT${minutes}M\r\n${textLine('DESCRIPTION', calendarLine(text))}END:VALARM\r\n`;

/**
 * A line of an iCalendar file holds at most this many octets, its line break not counted (RFC 5545
 * section 3.1).
 */
export const MAX_OCTETS = 75;

/**
 * Text that a calendar file can contain (section 3.3.11): well-formed, one kind of line break, no
 * control characters, tabs as spaces, and no U+FEFF, which would be read as a byte order mark.
 * Typed text is clean already; text that was imported or written by another program may not be.
 */
export function calendarText(text: string): string {
  return cleanText(text.replace(/[\t\ufeff]/g, (mark) => (mark === '\t' ? ' ' : '')));
}

/** The same on one line, for SUMMARY, LOCATION and names. */
export function calendarLine(text: string): string {
  return calendarText(text).replace(/ *\n[ \n]*/g, ' ');
}

/** A TEXT value in its written form (section 3.3.11). `text` has been cleaned. */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/**
 * A content line in its written form, with CRLF: folded before the 76th octet, never inside a code
 * point, in linear time (section 3.1). `line` has no line break and no lone surrogate.
 */
export function fold(line: string): string {
  // A UTF-16 unit becomes at most three octets, so such a line cannot be too long.
  if (line.length * 3 <= MAX_OCTETS) return `${line}\r\n`;
  let written = '';
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit < 0xdc00;
    const size = unit < 0x80 ? 1 : unit < 0x800 ? 2 : isPair ? 4 : 3;
    if (octets + size > MAX_OCTETS) {
      written += `${line.slice(from, at)}\r\n `;
      from = at;
      octets = 1;
    }
    octets += size;
    if (isPair) at += 1;
  }
  return `${written}${line.slice(from)}\r\n`;
}

/** A property with a TEXT value; nothing when the text is empty. */
export function textLine(property: string, text: string): string {
  return text === '' ? '' : fold(`${property}:${escapeText(text)}`);
}

/**
 * A séance with a time as a calendar entry. `url` is the public address of this installation. Never
 * throws: facts missing in the release are left out.
 */
export function calendarEventOf(
  event: DocumentEvent & { startInstant: string },
  index: DocumentIndex,
  options: FeedOptions,
  url: string,
): CalendarEvent {
  const words = wordsOf(options.locale);
  const isCancelled = event.status === 'cancelled';
  const paths = programmePaths(programmeBase(options.locale, index.document.festival.slug), options.locale);
  const page = url + paths.event(event);
  const room = index.rooms.get(listedRoom(event) ?? 0);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: Date.parse(event.startInstant),
    end: event.endInstant === null ? null : Date.parse(event.endInstant),
    createdAt: Date.parse(event.createdAt),
    changedAt: Date.parse(event.changedAt),
    status: statusOf(event, options),
    isTransparent: isCancelled || event.admission === 'drop-in',
    summary: summaryOf(event, index, words),
    description: descriptionOf(event, index, words, page),
    location: locationOf(event, index, words),
    geo: room ? geoOf(room, index) : null,
    url: page,
    categories: categoriesOf(event, index, words),
    image: imageOfEvent(event, index, url),
  };
}

/** In pixels; shown as a small badge beside a line. */
const IMAGE_WIDTH = 480;

/** The address of a séance's picture; null where it has none. */
export function imageOfEvent(event: DocumentEvent, index: DocumentIndex, url: string): string | null {
  const picture = pictureOfEvent(index, event);
  return picture && pictureAddress(index.document, url, picture, IMAGE_WIDTH).address;
}

function statusOf(event: DocumentEvent, options: FeedOptions): CalendarEvent['status'] {
  if (event.status === 'cancelled') return options.cancelled === 'title' ? 'CONFIRMED' : 'CANCELLED';
  return event.timeIsToConfirm ? 'TENTATIVE' : 'CONFIRMED';
}

function summaryOf(event: DocumentEvent, index: DocumentIndex, { locale, say, term }: Words): string {
  const title = inLocale(event.title, locale) || term(`kind.${event.kind}`);
  const state = event.isPostponed ? 'postponed' : event.status === 'cancelled' ? 'cancelled' : null;
  const said = state ? say(state, { title }) : title;
  return index.document.festival.isDemonstration ? `${say('demonstrationMark')} ${said}` : said;
}

/** « Lieu – Salle, adresse »; joined rooms are written together, an online room alone. */
function locationOf(event: DocumentEvent, index: DocumentIndex, { locale }: Words): string {
  const main = index.rooms.get(listedRoom(event) ?? 0);
  if (!main) return '';
  const joined = event.rooms.flatMap(({ room, use }) => (use === 'joined' ? (index.rooms.get(room) ?? []) : []));
  const rooms = [main, ...joined.filter((room) => room !== main && room.venue === main.venue)]
    .map((room) => inLocale(room.name, locale))
    .filter((name) => name !== '')
    .join(' + ');
  const venue = main.kind === 'online' ? undefined : index.venues.get(main.venue);
  return placeLine(inLocale(venue?.name, locale), rooms, venue?.address ?? '');
}

function geoOf(room: DocumentRoom, index: DocumentIndex): CalendarEvent['geo'] {
  const venue = room.kind === 'online' ? undefined : index.venues.get(room.venue);
  if (!venue || venue.latitude === null || venue.longitude === null) return null;
  return { latitude: venue.latitude, longitude: venue.longitude };
}

function categoriesOf(event: DocumentEvent, index: DocumentIndex, { locale, term }: Words): string[] {
  const themes = event.themes.map((slug) => inLocale(index.themes.get(slug)?.name, locale));
  return [...new Set([term(`kind.${event.kind}`), inLocale(event.label, locale), ...themes])];
}
