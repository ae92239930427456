/** A line of an iCalendar file holds at most this many octets, its line break not counted (RFC 5545 section 3.1). */
export const MAX_OCTETS = 75;

// C0 and C1 controls and DEL have no place in a TEXT value (section 3.3.11), and U+FEFF would read as a byte order mark.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/g;
// A bare CR, NEL and the Unicode separators end a line for one reader or another; here they are all the same line break.
const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/** Text that a calendar file can carry: well-formed, one kind of line break, tabs as spaces, no control characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(LINE_BREAK, '\n').replaceAll('\t', ' ').replace(FORBIDDEN, '').trim();
}

/** The same on one line: what SUMMARY, LOCATION and names are. */
export function oneLine(text: string): string {
  return cleanText(text).replace(/ *\n[ \n]*/g, ' ');
}

/** A TEXT value as it is written (section 3.3.11). `text` has been cleaned. */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
}

/**
 * A content line as it is written, with its CRLF: folded before the 76th octet, never inside a code point, in linear time
 * (section 3.1). `line` has no line break and no lone surrogate.
 */
export function fold(line: string): string {
  // A UTF-16 unit takes three octets at most: such a line cannot be too long.
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

/** A property whose value is TEXT; nothing when the text is empty. */
export function textLine(property: string, text: string): string {
  return text === '' ? '' : fold(`${property}:${escapeText(text)}`);
}
