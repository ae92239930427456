import { cleanText } from '#lib/i18n/clean-text.ts';

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
