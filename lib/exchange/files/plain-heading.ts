import { folded } from '#lib/search/words.ts';

/** A heading without case, accents and punctuation; « Film(s) » is « films ». */
export const plainHeading = (heading: string) =>
  folded(heading)
    .replace(/(?<=\p{L})\(s\)/gu, 's')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
