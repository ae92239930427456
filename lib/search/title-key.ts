import { folded } from './words.ts';

const ARTICLES = /^(?:les?|la|l|un|une|des|the|an?|el|los|las|il|der|die|das) +/;

/**
 * A title for comparing: without case, accents, punctuation and the article at its beginning (or at
 * its end, « Mine, La »).
 */
export function titleKey(title: string): string {
  const plain = folded(title.replace(/^(.*),\s*(les?|la|l['’]|the|an?)$/i, '$2 $1'))
    .replace(/&/g, ' et ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return plain.replace(ARTICLES, '') || plain;
}
