import type { Token } from './facets.ts';

/**
 * What words of a question can mean: a filter, days, an hour, a length, or what is on at this
 * moment.
 */
export type Meaning =
  | Readonly<{ kind: 'facet'; token: Token }>
  /** Dates of the festival; empty where it has no such day. */
  | Readonly<{ kind: 'days'; dates: readonly string[] }>
  /** An hour of the day (`19:00`), where a séance starts. */
  | Readonly<{ kind: 'hour'; relation: HourRelation; at: string }>
  /** How long a séance lasts, in minutes. */
  | Readonly<{ kind: 'length'; relation: 'most' | 'least'; minutes: number }>
  | Readonly<{ kind: 'now' }>;

export type HourRelation = 'around' | 'after' | 'before';

/** Some words of a question. */
export type QuestionPart = Readonly<{
  /**
   * Empty for a part that another one implies, as « ce soir » implies the evening beside the day.
   */
  words: readonly string[];
  /**
   * What the words mean; a match with any of the meanings is enough, as is a name with these words.
   * Without meanings, the words are searched for in titles, names and texts.
   */
  meanings: readonly Meaning[];
  /**
   * Other possible meanings. They are offered as filters but exclude nothing: « mer » is the sea,
   * and short for « mercredi ».
   */
  also: readonly Meaning[];
  /** Whether only the beginning of the words was typed. */
  isBegun: boolean;
}>;

export const partOf = (words: readonly string[], part: Partial<Omit<QuestionPart, 'words'>> = {}): QuestionPart => ({
  words,
  meanings: [],
  also: [],
  isBegun: false,
  ...part,
});

/** A day or an hour is decided by the clock alone; all other words may also be part of a title. */
export const isOfTheClock = ({ kind }: Meaning): boolean => kind !== 'facet';
