import type { LinkedNode } from './node.ts';

/**
 * Characters that could end the script element, open a comment in it, or break a line in old script
 * engines.
 */
const DANGEROUS = /[<>&\u2028\u2029]/g;

/**
 * The nodes as the text of a `<script type="application/ld+json">`. This is the only place of
 * escaping: whatever the texts of a programme contain, an HTML parser finds no tag, comment or
 * entity in it, and a JSON parser finds the texts unchanged.
 */
export function linkedJson(nodes: readonly LinkedNode[]): string {
  const [first] = nodes;
  const whole = nodes.length === 1 ? first : { '@graph': nodes };
  return JSON.stringify({ '@context': 'https://schema.org', ...whole }).replace(
    DANGEROUS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
