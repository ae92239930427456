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
  // Words between days and hours.
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
  // Words about days and hours.
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
  /** About somebody's life: what they do instead, or why. */
  | 'reason'
  | 'unknown';

/** The meaning of a word or a number; hours are clock times. */
export type SaidMeaning = {
  is: Kind;
  value: number;
  part?: PartOfDay;
  /** For an hour or a number: its minutes. */
  minutes?: number;
  /** For an hour: whether it was said in 24-hour form, or with am or pm. */
  isSure?: boolean;
  /** For a date: its month; 0 for a number that can only be a day: « 1er ». */
  month?: number;
};
