/** How far a list item may be indented, in spaces: four nested lists. */
const DEEPEST = 6;

/**
 * A line: its indent, the sign of a quote, an indent within it, the sign of a list or heading, and
 * its words. A sign counts only before a space and words, so that « >18 ans », « #Festival », « -20
 * % » and « 1) » stay text. A number has at most two digits, because « 1995. » is a year.
 */
const LINE = /^([ \t]*)(?:(>)(?:[ \t]|$))?([ \t]*)(?:(-|\d{1,2}\.|#{1,6})(?=[ \t]+\S))?[ \t]*(.*)$/s;
/** What CommonMark would read as a sign although it is none. */
const NO_SIGN = /^(?:(\d+)([.)])|(>|(?:[-+*]|#{1,6})(?=\s|$)))/;
const STARRED = /^[ \t]*\*[ \t]+\S/;

/** What the previous lines left open. */
type Open = { isList: boolean; isQuote: boolean; isEmpty: boolean };

/**
 * A text changed so that CommonMark reads it as people mean it. Characters that are no signs are
 * escaped. A line at the margin below a list or a quote does not continue it, because people leave
 * no empty line there. Lists are nested by indent, quotes are not.
 */
export function settledText(text: string): string {
  const out: string[] = [];
  let open: Open = { isList: false, isQuote: false, isEmpty: true };
  for (const line of starsAsDashes(text.split(/\r\n?|\n/))) open = settle(line, open, out);
  return out.join('\n');
}

/** A star before a single line marks a footnote; before several lines it makes a list. */
const starsAsDashes = (lines: readonly string[]) =>
  lines.map((line, at) => {
    const isList = STARRED.test(line) && (STARRED.test(lines[at - 1] ?? '') || STARRED.test(lines[at + 1] ?? ''));
    return isList ? line.replace('*', '-') : line;
  });

function settle(line: string, open: Open, out: string[]): Open {
  const [, before = '', quote = '', within = '', sign = '', words = ''] = LINE.exec(line) ?? [];
  const isQuote = quote !== '';
  if (words === '') {
    out.push(quote);
    return { isList: open.isList, isQuote, isEmpty: true };
  }
  const isOther = open.isQuote !== isQuote;
  const wasInList = open.isList && !isOther;
  // « 2. » in the middle of a paragraph is the end of a sentence.
  const isItem = sign === '-' || sign === '1.' || (/\d/.test(sign) && (wasInList || isOther || open.isEmpty));
  const isHeading = sign.startsWith('#');
  const indent = wasInList ? (isQuote ? within : before).replaceAll('\t', '    ').slice(0, DEEPEST) : '';
  if (isOther) out.push('');
  else if (wasInList && !isItem && !isHeading && indent === '') out.push(quote);
  const rest = isItem || isHeading ? `${sign} ${escaped(words)}` : escaped(sign === '' ? words : `${sign} ${words}`);
  out.push((isQuote ? '> ' : '') + indent + rest);
  return { isList: isItem || (wasInList && indent !== ''), isQuote, isEmpty: false };
}

const escaped = (words: string) =>
  words.replace(NO_SIGN, (_, number = '', point = '', sign = '') => (sign ? `\\${sign}` : `${number}\\${point}`));
