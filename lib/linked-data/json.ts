import type { LinkedNode } from './node.ts';

/**
 * What could end the script element, open a comment in it, or break a line of an old script engine.
 */
const DANGEROUS = /[<>&\u2028\u2029]/g;

/**
 * The nodes as the text of a `<script type="application/ld+json">`. The one escaper: whatever the
 * texts of a programme hold, the parser of HTML finds no tag, no comment and no entity in it, and
 * the parser of JSON finds the texts as they were.
 */
export function linkedJson(nodes: readonly LinkedNode[]): string {
  const [first] = nodes;
  const whole = nodes.length === 1 ? first : { '@graph': nodes };
  return JSON.stringify({ '@context': 'https://schema.org', ...whole }).replace(
    DANGEROUS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
