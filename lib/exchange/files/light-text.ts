import { Parser } from 'htmlparser2';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';

const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table tr ul'.split(
    ' ',
  ),
);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big br button caption center cite code col colgroup del dfn em font i img input ins kbd label li mark q s samp small span strike strong sub sup tbody td tfoot th thead time tt u audio video source picture embed object iframe svg canvas var wbr'.split(
    ' ',
  ),
);
/** Nobody reads what stands in these. */
const UNREAD = new Set(['script', 'style']);
/** Without one of these `<video>` is a word of somebody who writes about HTML. */
const IS_HTML = /<(?:p|br|div|ul|ol|li|h[1-6]|blockquote|table|hr)\b|<\/[a-z]/i;

/**
 * A text as people read it, of one that may be HTML: paragraphs and lists keep their lines, a link keeps its address behind its words, entities are
 * characters. What is no HTML stays as it is, `a < b`, `List<T>` and its line ends included.
 */
export function plainText(source: string): string {
  const html = source.slice(0, MAX_OF_FILE.characters);
  if (!/[<&]/.test(html)) return cleanText(html);
  const isHtml = IS_HTML.test(html);
  const pieces: string[] = [];
  let hasBlocks = false;
  let unread = 0;
  let link: { href: string; from: number } | null = null;
  let read = 0;
  const say = (text: string) => {
    if (unread === 0) pieces.push(text);
  };
  const tag = () => html.slice(parser.startIndex, parser.endIndex + 1);
  const parser: Parser = new Parser({
    onopentag(name, { href }) {
      read = parser.endIndex + 1;
      if (!isHtml) return say(tag());
      hasBlocks ||= BLOCKS.has(name) || name === 'li';
      if (UNREAD.has(name)) unread += 1;
      else if (name === 'a') link = { href: href ?? '', from: pieces.length };
      else say(BLOCKS.has(name) ? PARAGRAPH : (OPENED[name] ?? (INLINE.has(name) ? '' : tag())));
    },
    ontext(text) {
      read = parser.endIndex + 1;
      say(text);
    },
    onclosetag(name, isImplied) {
      if (!isImplied) read = parser.endIndex + 1;
      if (!isHtml) return;
      if (UNREAD.has(name)) unread -= 1;
      else if (name === 'a') {
        if (link) say(addressOf(link.href, pieces.slice(link.from).join('')));
        link = null;
      } else if (BLOCKS.has(name)) say(PARAGRAPH);
      else if (!INLINE.has(name) && !isImplied) say(tag());
    },
    oncomment() {
      read = parser.endIndex + 1;
    },
  });
  parser.end(html);
  // A tag that never ends is none.
  say(html.slice(read));
  const text = pieces.join('');
  return cleanText(hasBlocks ? flowed(text) : broken(text));
}

// Controls, which no text that is kept may hold, mark where lines and paragraphs end.
const LINE = '\u0001';
const PARAGRAPH = '\u0002';

const OPENED: Readonly<Record<string, string>> = { br: LINE, tr: LINE, li: `${LINE}– `, td: ' ', th: ' ' };

/** Where a link leads, unless its words say so. */
function addressOf(href: string, words: string): string {
  const bare = (text: string) => text.trim().replace(/^https?:\/\/|\/$/gi, '');
  return /^https?:\/\//i.test(href) && bare(words) !== bare(href) ? ` (${href})` : '';
}

/** Where lines were ended by hand, tags that end them too count once. */
const broken = (text: string) =>
  text
    .split(LINE)
    .map((piece, at) => (at === 0 ? piece : piece.replace(/^[ \t]*\n/, '')))
    .join('\n');

/** As a browser lays text out: line ends of the source are spaces, those of the tags are lines. */
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
    .filter((block) => block !== '')
    .join('\n\n');
