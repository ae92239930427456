import { plainWords } from '#lib/search/words.ts';

/** A heading without case, accents and punctuation; « Film(s) » is « films ». */
export const plainHeading = (heading: string) => plainWords(heading.replace(/(?<=\p{L})\(s\)/giu, 's'));
