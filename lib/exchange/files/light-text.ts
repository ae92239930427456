import { Parser } from 'htmlparser2';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { literal, namesItself, plainOf, within } from '#lib/text/markdown.ts';
import { isSafeAddress } from '#lib/text/parts.ts';

const BLOCKS = new Set(
  'address article aside blockquote dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section summary table tr ul'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'a abbr acronym b base bdi bdo big body br button caption center cite code col colgroup del dfn em font i img input ins kbd label li mark q s samp small span strike strong sub sup tbody td tfoot th thead time tt u audio video source picture embed head html link meta object iframe svg canvas var wbr'.split(
    ' ',
  ),
);
/** Elements whose text is not for readers. */
const UNREAD = new Set(['script', 'style', 'title']);
/** A text with none of these tags is not HTML: its author may only be writing about `<video>`. */
const IS_HTML = /<(?:p|br|div|ul|ol|li|h[1-6]|blockquote|table|hr)\b|<\/[a-z]/i;

// Control characters, which stored texts cannot contain, are used as markers: for the ends of lines
// and paragraphs, and for signs that are inserted at the end.
const LINE = '\u0001';
const PARAGRAPH = '\u0002';
const INDENT = '\u0003';
const QUOTE = '\u0004';
const HEADING = '\u0005';
/** The deepest nesting of lists that is kept; malicious files have thousands. */
const DEEPEST = 2;
const EMPHASIS = ['\u000e', '\u000f', '*'] as const;
const STRONG = ['\u0010', '\u0011', '**'] as const;

const MARKS: Readonly<Record<string, readonly [string, string, string]>> = {
  b: STRONG,
  strong: STRONG,
  em: EMPHASIS,
  i: EMPHASIS,
};
/**
 * A Markdown picture, which is removed because our texts have no pictures. The lengths are limited,
 * so that a malicious text cannot make the search slow.
 */
const PICTURE = /!\[[^\]\n]{0,500}\]\([^()\n]{0,2000}\)/g;
/** A line with only the marker of a list item. */
const ITEM = new RegExp(`^${LINE}.*(?:-|\\d\\.) $`);
/** Inline elements include those of office programs, whose names contain a colon: `<o:p>`. */
const isInline = (name: string) => INLINE.has(name) || name.includes(':');
const OPENED: Readonly<Record<string, string>> = { td: ' ', th: ' ' };

/**
 * Turns a text that may be HTML into light Markdown: paragraphs, lists, quotes and headings become
 * lines, bold text and links get their signs, entities become characters. A text that is not HTML
 * stays as it is, except for pictures: `a < b`, `List<T>` and its line ends remain.
 */
export function lightText(source: string): string {
  const html = source.slice(0, MAX_OF_FILE.characters);
  if (IS_HTML.test(html)) return ofHtml(html);
  const text = html.replace(PICTURE, '');
  return /[<&]/.test(text) ? ofText(text) : cleanText(text);
}

/** The same without any signs, for fields such as a title. */
export const plainText = (source: string): string =>
  IS_HTML.test(source) ? plainOf(lightText(source)) : lightText(source);

/** Entities as characters; tags stay. */
function ofText(html: string): string {
  const pieces: string[] = [];
  let read = 0;
  const parser: Parser = new Parser({
    onopentag() {
      read = parser.endIndex + 1;
      pieces.push(html.slice(parser.startIndex, read));
    },
    ontext(text) {
      read = parser.endIndex + 1;
      pieces.push(text);
    },
    onclosetag(_, isImplied) {
      if (!isImplied) read = parser.endIndex + 1;
    },
    oncomment() {
      read = parser.endIndex + 1;
    },
  });
  parser.end(html);
  // A tag that never ends is text.
  return cleanText(pieces.join('') + html.slice(read));
}

function ofHtml(html: string): string {
  const pieces: string[] = [];
  const lists: { last: number | null }[] = [];
  let hasBlocks = false;
  let unread = 0;
  let quotes = 0;
  let link: { href: string; from: number } | null = null;
  let read = 0;
  const say = (text: string) => {
    if (unread === 0) pieces.push(text);
  };
  const quoted = () => (quotes > 0 ? QUOTE : '');
  // The first paragraph of a list item stands in the line of the item.
  const endParagraph = () => {
    const last = pieces.findLast((piece) => piece.trim() !== '') ?? '';
    if (!ITEM.test(last)) say(PARAGRAPH + quoted());
  };
  const beginItem = () => {
    const list = lists.at(-1);
    if (list?.last != null) list.last += 1;
    const depth = Math.min(Math.max(lists.length - 1, 0), DEEPEST);
    say(`${LINE}${quoted()}${INDENT.repeat(depth)}${list?.last == null ? '-' : `${list.last}.`} `);
  };
  const endLink = () => {
    if (link) say(linked(pieces.splice(link.from).join(''), link.href));
    link = null;
  };
  const tag = () => html.slice(parser.startIndex, parser.endIndex + 1);
  const parser: Parser = new Parser({
    onopentag(name, { href }) {
      read = parser.endIndex + 1;
      hasBlocks ||= BLOCKS.has(name) || name === 'li';
      if (UNREAD.has(name)) unread += 1;
      else if (name === 'a') link = { href: href ?? '', from: pieces.length };
      else if (name === 'li') beginItem();
      else if (name === 'br') say(LINE + quoted());
      else if (BLOCKS.has(name)) {
        if (name === 'blockquote') quotes += 1;
        if (lists.length === 0 || name === 'p') endParagraph();
        if (name === 'ul' || name === 'ol') lists.push({ last: name === 'ol' ? 0 : null });
        if (/^h\d$/.test(name)) say(HEADING);
        if (name === 'tr') say(LINE);
      } else say(MARKS[name]?.[0] ?? OPENED[name] ?? (isInline(name) ? '' : tag()));
    },
    ontext(text) {
      read = parser.endIndex + 1;
      say(literal(text));
    },
    onclosetag(name, isImplied) {
      if (!isImplied) read = parser.endIndex + 1;
      if (UNREAD.has(name)) unread -= 1;
      else if (name === 'a') endLink();
      else if (BLOCKS.has(name)) {
        if (name === 'ul' || name === 'ol') lists.pop();
        if (name === 'blockquote') quotes = Math.max(quotes - 1, 0);
        if (lists.length === 0) endParagraph();
      } else if (MARKS[name]) say(MARKS[name][1]);
      else if (!isInline(name) && !isImplied) say(tag());
    },
    oncomment() {
      read = parser.endIndex + 1;
    },
  });
  parser.end(html);
  say(literal(html.slice(read)));
  const text = pieces.join('');
  return cleanText(signed(hasBlocks ? flowed(text) : broken(text)));
}

/**
 * A link as Markdown; only its words where they are the address themselves, or where the address
 * must not be linked.
 */
function linked(words: string, href: string): string {
  const isNamed = /^https?:/i.test(href) && namesItself(words, href);
  if (words.trim() === '' || isNamed || !isSafeAddress(href)) return words;
  const [before, said, after] = trimmed(words);
  return `${before}[${said.replace(/[[\]]/g, '\\$&')}](${within(href)})${after}`;
}

/**
 * A text without the blanks at its ends, and those blanks. A regular expression would take minutes
 * for a megabyte of blanks.
 */
function trimmed(text: string): [string, string, string] {
  const begun = text.trimStart();
  const words = begun.trimEnd();
  return [text.slice(0, text.length - begun.length), words, begun.slice(words.length)];
}

/** Where lines were ended both in the source and by tags, they count once. */
const broken = (text: string) =>
  text
    .split(LINE)
    .map((piece, at) => (at === 0 ? piece : piece.replace(/^[ \t]*\n/, '')))
    .join('\n');

/** As a browser lays text out: line ends in the source are spaces, and tags make lines. */
const flowed = (text: string) =>
  text
    .replace(/[ \t\r\n\f]+/g, ' ')
    .split(PARAGRAPH)
    .map((block) =>
      block
        .split(LINE)
        .map((line) => line.trim())
        .join('\n')
        .trim(),
    )
    .filter((block) => block.replaceAll(QUOTE, '').replaceAll(HEADING, '') !== '')
    .join('\n\n');

/**
 * Inserts the signs for bold, quotes and headings, and escapes text that only looks like a quote or
 * a heading.
 */
const signed = (text: string) =>
  [EMPHASIS, STRONG]
    .reduce(wrapped, text)
    .replace(/ {2,}/g, ' ')
    .replace(/^ | $/gm, '')
    .replace(/^(?:>|#{1,6}(?=\s))/gm, '\\$&')
    .replaceAll(QUOTE, '> ')
    .replaceAll(HEADING, '## ')
    .replaceAll(INDENT, '   ')
    .replace(/^(> .*)\n\n(?=> )/gm, '$1\n>\n');

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Puts signs around the words of one paragraph; not inside a word, where they would be read as
 * letters.
 */
const wrapped = (text: string, [open, close, sign]: readonly [string, string, string]) =>
  text.replace(new RegExp(`${open}([^${open}${close}]*)${close}`, 'g'), (whole, inner: string, at: number) => {
    const [before, words, after] = trimmed(inner);
    const isWithin =
      (before === '' && LETTER.test(text[at - 1] ?? '')) ||
      (after === '' && LETTER.test(text[at + whole.length] ?? ''));
    const isNone = words === '' || isWithin || /\n\n|^(?:[->]|\d+\.) /m.test(words);
    return isNone ? inner : before + sign + words + sign + after;
  });
