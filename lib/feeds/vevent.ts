import { createEvents, type EventAttributes } from 'ics';
import { cleanText } from '#lib/i18n/clean-text.ts';

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
