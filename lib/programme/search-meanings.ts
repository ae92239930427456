import type { Token } from './facets.ts';

/**
 * What words of a question stand for: a filter, days, an hour, a length, or what is on at this
 * moment.
 */
export type Meaning =
  | Readonly<{ kind: 'facet'; token: Token }>
  /** Dates of the festival; none where it has no such day. */
  | Readonly<{ kind: 'days'; dates: readonly string[] }>
  /** An hour of the day (`19:00`), where a séance starts. */
  | Readonly<{ kind: 'hour'; relation: HourRelation; at: string }>
  /** How long a séance lasts, in minutes. */
  | Readonly<{ kind: 'length'; relation: 'most' | 'least'; minutes: number }>
  | Readonly<{ kind: 'now' }>;

export type HourRelation = 'around' | 'after' | 'before';

/** Some words of a question. */
export type QuestionPart = Readonly<{
  /** None: it goes with the part before, as the evening does with the day in « ce soir ». */
  words: readonly string[];
  /**
   * What they stand for; one of these is enough, beside what is called so. Without, they are looked
   * for in titles, names and texts.
   */
  meanings: readonly Meaning[];
  /**
   * What they may stand for, too: offered, but nothing is left out for it. « mer » is the sea, and
   * a Wednesday.
   */
  also: readonly Meaning[];
  /** Only the beginning of what has the meanings was typed. */
  isBegun: boolean;
}>;

export const partOf = (words: readonly string[], part: Partial<Omit<QuestionPart, 'words'>> = {}): QuestionPart => ({
  words,
  meanings: [],
  also: [],
  isBegun: false,
  ...part,
});

/** Of days and hours nothing but the clock decides; every other word may stand in a title, too. */
export const isOfTheClock = ({ kind }: Meaning): boolean => kind !== 'facet';
