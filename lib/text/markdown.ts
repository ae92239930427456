import { type Block, type Inline, textPartsOf } from './parts.ts';

/**
 * A line with the characters escaped that have a meaning in Markdown: a number or a dash at its
 * beginning would make it a list, and a line of « = » would make the one before it a title.
 */
export const escaped = (text: string) =>
  escapedWithin(text).replace(
    /^(\d+)([.)])|^([-+=])/,
    (_, number = '', sign = '', first = '') => `${number}\\${sign}${first}`,
  );

const escapedWithin = (text: string) => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');

/**
 * The blocks of a text in Markdown that all programs read alike; headings are of level three, below
 * those of the days.
 */
export const markdownOf = (blocks: readonly Block[]): string => blocks.map(blockIn).join('\n\n');

function blockIn(block: Block): string {
  if (block.kind === 'paragraph') return lineIn(block.parts);
  if (block.kind === 'heading') return `### ${lineIn(block.parts).replaceAll('  \n', ' ')}`;
  if (block.kind === 'quote') return indented('> ', '> ', markdownOf(block.blocks));
  return block.items
    .map(({ number, blocks }) => {
      const sign = number === null ? '- ' : `${number}. `;
      return indented(sign, ' '.repeat(sign.length), markdownOf(blocks));
    })
    .join('\n');
}

const indented = (first: string, others: string, text: string) => first + text.replaceAll('\n', `\n${others}`);

const lineIn = (parts: readonly Inline[]): string =>
  parts
    .map((part, at) => {
      if (part.kind === 'break') return '  \n';
      const isFirst = at === 0 || parts[at - 1]?.kind === 'break';
      if (part.kind === 'text') return isFirst ? escaped(part.text) : escapedWithin(part.text);
      const words = lineIn(part.parts);
      if (part.kind === 'link') {
        const before = parts[at - 1];
        const isBare = isFirst || (before?.kind === 'text' && /\s$/.test(before.text));
        // Some programs do not remove backslashes from an address.
        return isBare && words === part.address ? words : `[${words}](${within(part.address)})`;
      }
      return part.kind === 'strong' ? `**${words}**` : `*${words}*`;
    })
    .join('');

/** An address between angle brackets. */
export const within = (address: string) =>
  address.replace(/[<>()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/**
 * A text within a line in which nothing is read as light Markdown. Addresses stay as they are,
 * because a backslash would make them lead elsewhere.
 */
export const literal = (text: string) =>
  text.replace(
    /https?:\/\/[\p{L}\p{N}_./?&=%#~+-]+|\\|(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])|\](?=\()/giu,
    (found) => (found.length > 1 ? found : `\\${found}`),
  );

/**
 * A text in light Markdown without its signs, for calendars, cards, search and descriptions, which
 * show plain text. A link keeps its address, « words (address) »; list items keep their dash or
 * number.
 */
export const plainOf = (text: string): string => plainBlocks(textPartsOf(text));

/** The same for parsed blocks. */
export const plainBlocks = (blocks: readonly Block[]): string =>
  blocks.reduce((text, block, at) => {
    // A list directly follows the line that introduces it.
    const between = at === 0 ? '' : block.kind === 'list' && blocks[at - 1]?.kind === 'paragraph' ? '\n' : '\n\n';
    return text + between + plainBlock(block);
  }, '');

function plainBlock(block: Block): string {
  if (block.kind === 'quote') return plainBlocks(block.blocks);
  if (block.kind !== 'list') return plainLine(block.parts);
  return block.items
    .map(
      ({ number, blocks }) => `${number === null ? '–' : `${number}.`} ${plainBlocks(blocks).replaceAll('\n', '\n  ')}`,
    )
    .join('\n');
}

/** The words of a line. */
export const plainLine = (parts: readonly Inline[]): string => parts.map(plainInline).join('');

function plainInline(part: Inline): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'break') return '\n';
  const words = plainLine(part.parts);
  return part.kind === 'link' && !namesItself(words, part.address) ? `${words} (${part.address})` : words;
}

/**
 * Whether the words of a link are its address, possibly without « https:// » or with spaces in a
 * number.
 */
export function namesItself(words: string, address: string): boolean {
  const bare = (text: string) => text.replace(/^(?:https?:\/\/|mailto:|tel:)|[\s.]|\/$/gi, '').toLowerCase();
  return bare(words) === bare(address);
}
