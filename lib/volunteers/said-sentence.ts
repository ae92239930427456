import type { Word } from './said-lexicon.ts';

/** Minutes after the day starts. */
export type Range = readonly [from: number, until: number];
export const DAY_MINUTES = 1440;
export const WHOLE_DAY: Range = [0, DAY_MINUTES];

/** The days of the festival, in order, and the hour at which one starts. */
export type SaidDays = { dates: readonly string[]; dayStartsAt: string };

/** The words of one text, and the days of the festival it is about. */
export type Sentence = { words: readonly Word[]; festival: SaidDays };
/** What was read at a place of a sentence, and where the next word is; null where there is none of it. */
export type TakenWords<T> = { value: T; next: number } | null;

/** Whether a word of one of these kinds stands there. */
export const isAt = ({ words }: Sentence, i: number, ...kinds: Word['is'][]): boolean => {
  const word = words[i];
  return word !== undefined && kinds.includes(word.is);
};

/** Whether the word only stands between others. */
export const isSaidBetween = (sentence: Sentence, i: number): boolean =>
  isAt(sentence, i, 'filler', 'article', 'offer');

/** The place after words that only stand between. */
export const skip = (sentence: Sentence, i: number): number => (isSaidBetween(sentence, i) ? skip(sentence, i + 1) : i);

export const isAnd = ({ words }: Sentence, i: number): boolean => {
  const word = words[i];
  return word?.is === 'join' && word.how === 'and';
};

export const isDash = ({ words }: Sentence, i: number): boolean => {
  const word = words[i];
  return word?.is === 'to' && word.isDash === true;
};

/** Minutes between the start of the festival day and an hour of the clock (`14:00`). */
export function minuteOf({ festival: { dayStartsAt } }: Sentence, time: string): number {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return (minutes(time) - minutes(dayStartsAt) + DAY_MINUTES) % DAY_MINUTES;
}
