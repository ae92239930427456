import { type Block, type Inline, textPartsOf } from './parts.ts';

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
