export type PartOfDay =
  | 'morning'
  | 'noon'
  | 'afternoon'
  | 'earlyAfternoon'
  | 'lateAfternoon'
  | 'daytime'
  | 'evening'
  | 'night'
  | 'deepNight';

export type Kind =
  // Days.
  | 'weekday'
  | 'date'
  | 'month'
  | 'each'
  | 'days'
  | 'every'
  | 'weekend'
  | 'weekdays'
  | 'first'
  | 'last'
  | 'nth'
  | 'count'
  | 'others'
  | 'rest'
  | 'restOfDay'
  | 'those'
  | 'that'
  // Hours.
  | 'number'
  | 'clock'
  | 'midday'
  | 'midnight'
  | 'part'
  | 'am'
  | 'pm'
  | 'whole'
  | 'dayEnd'
  | 'dayStart'
  | 'onwards'
  | 'atMost'
  | 'pause'
  // What stands between them.
  | 'from'
  | 'after'
  | 'until'
  | 'before'
  | 'between'
  | 'to'
  | 'dash'
  | 'for'
  | 'about'
  | 'and'
  | 'or'
  | 'comma'
  | 'slash'
  | 'colon'
  | 'stop'
  | 'open'
  | 'close'
  | 'but'
  | 'so'
  | 'because'
  | 'purpose'
  | 'then'
  | 'also'
  | 'where'
  // What is said of them.
  | 'except'
  | 'only'
  | 'not'
  | 'yes'
  | 'offer'
  | 'busy'
  | 'busyUntil'
  | 'vagueFrom'
  | 'arrive'
  | 'depart'
  | 'leave'
  | 'otherwise'
  | 'same'
  | 'doubt'
  | 'amount'
  | 'article'
  | 'filler'
  /** Of somebody's life: what they do instead, or why. */
  | 'reason'
  | 'unknown';

/** What a word or a number means; hours are hours of the clock. */
export type SaidMeaning = {
  is: Kind;
  value: number;
  part?: PartOfDay;
  /** Of an hour or a number: its minutes. */
  minutes?: number;
  /** Of an hour: said by the 24 hours or with am or pm. */
  isSure?: boolean;
  /** Of a date: its month; 0 of a number that is a day: « 1er ». */
  month?: number;
};
