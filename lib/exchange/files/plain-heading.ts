import { folded } from '#lib/search/words.ts';

/** A heading without case, accents and punctuation. */
export const plainHeading = (heading: string) =>
  folded(heading)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
