import type { Block, Inline } from './parts.ts';

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
