import MarkdownIt, { type Token } from 'markdown-it';

/** A part of a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'break' }
  | { kind: 'strong'; parts: Inline[] }
  | { kind: 'emphasis'; parts: Inline[] }
  | { kind: 'link'; address: string; parts: Inline[] };

/**
 * A block; blocks follow each other vertically. `number` is that of a numbered list, null for one
 * with dashes.
 */
export type Block =
  | { kind: 'paragraph'; parts: Inline[] }
  | { kind: 'heading'; parts: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'list'; items: { number: number | null; blocks: Block[] }[] };

/**
 * In UTF-16 units, twice the limit of a field. In a longer text only lines and paragraphs are read.
 */
export const MAX_READ = 40_000;

/** Most texts contain none of these, so they need not be parsed. */
const SIGNS = /[*_[\\<>#]|:\/\/|mailto:|^[ \t]*(?:-|\d)/im;

/** How deeply bold, italic and links may be nested; deeper ones keep only their words. */
const MAX_DEPTH = 4;

const reader = new MarkdownIt('zero', { breaks: true, linkify: true });
reader.enable(['heading', 'list', 'blockquote', 'newline', 'escape', 'emphasis', 'link', 'autolink', 'linkify']);

/** In UTF-16 units; browsers and mail programs still accept this length. */
const MAX_ADDRESS = 2000;

/**
 * Whether a link in a text may lead there: to a page, a mailbox or a telephone number, but to
 * nothing that a browser would execute.
 */
export function isSafeAddress(address: string): boolean {
  if (address.length > MAX_ADDRESS || /\s/.test(address)) return false;
  return /^https?:\/\//i.test(address)
    ? URL.canParse(address)
    : /^(?:mailto:[^\s@]+@[^\s@]+|tel:\+?[\d().-]+)$/i.test(address);
}

reader.validateLink = isSafeAddress;
// Addresses are kept as typed, so that « /wiki/Séance » stays readable.
reader.normalizeLink = (address) => address;
// Only whole addresses become links: « mairie.fr » may be the end of one sentence and the beginning
// of the next.
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
for (const schema of ['ftp:', '//']) reader.linkify.add(schema, null);

/** After these characters a sign begins nothing: « @_nom_ », « exemple.org/_nom_ ». */
const OF_AN_ADDRESS = /[@/]/;

// Within a word a sign is an ordinary letter: « M*A*S*H », « 14h_18h ».
reader.inline.State = class extends reader.inline.State {
  override scanDelims(start: number) {
    const found = super.scanDelims(start, false);
    return OF_AN_ADDRESS.test(this.src[start - 1] ?? '') ? { ...found, can_open: false } : found;
  }
};

/**
 * A text in light Markdown as a tree, from which everything is drawn: paragraphs, line breaks,
 * `**bold**`, `*italic*`, `[words](address)`, lists, `> quotes` and `# headings`. It is a subset of
 * CommonMark, read in such a way that ordinary French prose is unchanged; HTML is not interpreted.
 * Never throws, and loses no word.
 */
export function textPartsOf(text: string): Block[] {
  if (text.length > MAX_READ || !SIGNS.test(text)) return linesOf(text);
  return blocksOf(reader.parse(settledText(text), {}));
}

/**
 * The same tree for a text that is not Markdown: an empty line begins a paragraph, and line breaks
 * are kept.
 */
export function linesOf(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({
      kind: 'paragraph',
      parts: paragraph
        .trim()
        .split('\n')
        .flatMap((line, at): Inline[] => [
          ...(at > 0 ? [{ kind: 'break' } as const] : []),
          { kind: 'text', text: line.trim() },
        ]),
    }));
}

function blocksOf(tokens: readonly Token[]): Block[] {
  const top: Block[] = [];
  const open: Block[][] = [top];
  const lists: Extract<Block, { kind: 'list' }>['items'][] = [];
  const add = (block: Block) => open.at(-1)?.push(block);
  for (const [at, token] of tokens.entries())
    switch (token.type) {
      case 'inline':
        add({
          kind: tokens[at - 1]?.type === 'heading_open' ? 'heading' : 'paragraph',
          parts: inlinesOf(token.children ?? []),
        });
        break;
      case 'blockquote_open': {
        const blocks: Block[] = [];
        add({ kind: 'quote', blocks });
        open.push(blocks);
        break;
      }
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const items: (typeof lists)[number] = [];
        add({ kind: 'list', items });
        lists.push(items);
        break;
      }
      case 'list_item_open': {
        const items = lists.at(-1) ?? [];
        const blocks: Block[] = [];
        items.push({ number: numberOf(token.info, items.at(-1)?.number), blocks });
        open.push(blocks);
        break;
      }
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'blockquote_close':
      case 'list_item_close':
        open.pop();
        break;
    }
  return top;
}

/**
 * The typed number, as in « 2. » followed by « 5. ». Where numbers do not rise (« 1. 1. 1. », as
 * Markdown allows), the next one.
 */
function numberOf(typed: string, before: number | null | undefined): number | null {
  if (typed === '') return null;
  return Math.max(Number(typed), (before ?? -1) + 1);
}

function inlinesOf(tokens: readonly Token[]): Inline[] {
  const top: Inline[] = [];
  const open: Inline[][] = [top];
  const add = (part: Inline) => open.at(-1)?.push(part);
  const begin = (part: Extract<Inline, { parts: unknown }>) => {
    // « [words]() » leads nowhere.
    const isNone = open.length > MAX_DEPTH || (part.kind === 'link' && part.address === '');
    if (!isNone) add(part);
    open.push(isNone ? (open.at(-1) ?? top) : part.parts);
  };
  for (const token of tokens)
    if (token.type === 'strong_open') begin({ kind: 'strong', parts: [] });
    else if (token.type === 'em_open') begin({ kind: 'emphasis', parts: [] });
    else if (token.type === 'link_open') begin({ kind: 'link', address: String(token.attrGet('href')), parts: [] });
    else if (token.nesting < 0) open.pop();
    else if (token.type === 'hardbreak' || token.type === 'softbreak') add({ kind: 'break' });
    else if (token.content !== '') add({ kind: 'text', text: token.content });
  return top;
}

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
function settledText(text: string): string {
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
