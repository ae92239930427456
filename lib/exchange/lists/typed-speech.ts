import { languagesIn } from '#lib/exchange/files/typed-version.ts';
import { folded } from '#lib/search/words.ts';

/** `isWhole`: every word of the cell was understood. */
type TypedSpeech = { spoken: string[]; translatedInto: string[]; isWhole: boolean };

const TRANSLATED =
  /\b(?:traduite?s?|trad|traduction|interpretee?s?|interpretation|translated|translation|interpreted)\b\.?(?: (?:simultanee?|live))?(?: (?:en|in|into|to|vers)\b)?/;

/**
 * The languages of a séance in a cell: « anglais », « français et anglais », « anglais, traduit en
 * français ».
 */
export function typedSpeech(cell: string): TypedSpeech {
  const [heard = '', ...into] = folded(cell).split(TRANSLATED);
  const [spoken, translated] = [languagesIn(heard), languagesIn(into.join(','))];
  return {
    spoken: spoken.codes,
    translatedInto: translated.codes,
    isWhole: spoken.unknown.length + translated.unknown.length === 0,
  };
}
