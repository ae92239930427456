/** How far a line of a list may be indented, in blanks: four lists in each other. */
const DEEPEST = 6;

/**
 * A line: its indent, the sign of a quote, an indent within, the sign of a list or heading, and its
 * words. A sign counts where a blank and words follow, so that « >18 ans », « #Festival »,
 * « -20 % » and « 1) » stay letters; a number has two figures at most, as « 1995. » is a year.
 */
const LINE = /^([ \t]*)(?:(>)(?:[ \t]|$))?([ \t]*)(?:(-|\d{1,2}\.|#{1,6})(?=[ \t]+\S))?[ \t]*(.*)$/s;
/** What the reader would take for a sign where it is none. */
const NO_SIGN = /^(?:(\d+)([.)])|(>|(?:[-+*]|#{1,6})(?=\s|$)))/;
const STARRED = /^[ \t]*\*[ \t]+\S/;

/** What the lines before leave open. */
type Open = { isList: boolean; isQuote: boolean; isEmpty: boolean };

/**
 * A text whose lines mean to CommonMark what people mean by them. A sign that is none is escaped. A
 * line at the margin below a list or a quote is no part of it, as people leave no empty line there.
 * Lists stand in each other by their indent, quotes do not.
 */
export function settledText(text: string): string {
  const out: string[] = [];
  let open: Open = { isList: false, isQuote: false, isEmpty: true };
  for (const line of starsAsDashes(text.split(/\r\n?|\n/))) open = settle(line, open, out);
  return out.join('\n');
}

/** One star before a line is that of a footnote; several lines of them are a list. */
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
  // « 2. » in the middle of a paragraph ends a sentence.
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
