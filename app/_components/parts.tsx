import type { ReactNode } from 'react';
import { namesItself, plainLine } from '#lib/text/markdown.ts';
import type { Block, Inline } from '#lib/text/parts.ts';

/**
 * The parts of a text as elements. `level` is that of its headings: one below the heading above the
 * text.
 */
export const TextParts = ({ blocks, level }: { blocks: readonly Block[]; level: 2 | 3 | 4 }): ReactNode =>
  blocks.map((block, at) => <BlockOf key={at} block={block} level={level} />);

function BlockOf({ block, level }: { block: Block; level: 2 | 3 | 4 }) {
  if (block.kind === 'paragraph') return <p dir="auto">{inlines(block.parts)}</p>;
  if (block.kind === 'quote')
    return (
      <blockquote>
        <TextParts blocks={block.blocks} level={level} />
      </blockquote>
    );
  if (block.kind === 'heading') {
    const Heading = `h${level}` as const;
    return <Heading dir="auto">{inlines(block.parts)}</Heading>;
  }
  const List = block.items[0]?.number === null ? 'ul' : 'ol';
  return (
    <List>
      {block.items.map(({ number, blocks }, at) => (
        <li key={at} value={number ?? undefined}>
          <TextParts blocks={blocks} level={level} />
        </li>
      ))}
    </List>
  );
}

const inlines = (parts: readonly Inline[]): ReactNode => parts.map((part, at) => <InlineOf key={at} part={part} />);

function InlineOf({ part }: { part: Inline }) {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'break') return <br />;
  if (part.kind === 'strong') return <strong>{inlines(part.parts)}</strong>;
  if (part.kind === 'emphasis') return <em>{inlines(part.parts)}</em>;
  // On paper the address is printed after a link whose words do not contain it.
  const isNamed = !namesItself(plainLine(part.parts), part.address);
  return (
    <a className={isNamed ? 'link named' : 'link'} href={part.address} rel="noopener nofollow ugc">
      {inlines(part.parts)}
    </a>
  );
}
