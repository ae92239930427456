import { minutesOfHour } from '#lib/time/calendar.ts';
import type { Kind, PartOfDay } from './kinds.ts';
import { PART_HOURS } from './lexicon.ts';
import { DAY_MINUTES, type Range } from './ranges.ts';
import type { SaidToken } from './tokens.ts';

/** The days of the festival, in order, and the hour at which a day starts. */
export type FestivalDays = { dates: readonly string[]; dayStartsAt: string };

/** The tokens of a text, accessed by place, and the festival for which it was written. */
export type SaidText = ReturnType<typeof saidTextOf>;

/** Words that show that a text is French. */
const FRENCH =
  /^(?:de|du|des|le|la|les|au|et|ou|entre|a?pres|avant|jusqu.*|a partir .*|sam|dim|jeu|ven|mer|lun|mar|.*di|dimanche|.*soir|.*matin|dispo.*|tous .*)$/;

/** Converts clock times to minutes after the festival day starts. */
function hoursOfFestival({ dayStartsAt }: FestivalDays) {
  const dayStart = minutesOfHour(dayStartsAt);
  const minuteOfDay = (minutes: number) => (minutes - dayStart + DAY_MINUTES) % DAY_MINUTES;
  return {
    dayStart,
    minuteOfDay,
    /** From an hour to the end of the day; next, from its start to an hour. */
    onwards: (minutes: number): Range => [minuteOfDay(minutes), DAY_MINUTES],
    upTo: (minutes: number): Range => [0, minuteOfDay(minutes) || DAY_MINUTES],
    rangeOfPart: (part: PartOfDay): Range => {
      const [from, until] = PART_HOURS[part];
      return [from === null ? 0 : minuteOfDay(from), until === null ? DAY_MINUTES : minuteOfDay(until)];
    },
  };
}

export function saidTextOf(tokens: readonly SaidToken[], festival: FestivalDays) {
  const is = (i: number, ...kinds: readonly Kind[]) => {
    const token = tokens[i];
    return token !== undefined && kinds.includes(token.is);
  };
  /** The first place that has none of these kinds, at most `most` further on. */
  const past = (from: number, kinds: readonly Kind[], most = tokens.length) => {
    let i = from;
    while (i < from + most && is(i, ...kinds)) i += 1;
    return i;
  };
  return {
    ...hoursOfFestival(festival),
    tokens,
    festival,
    isFrench: tokens.some(({ word }) => FRENCH.test(word)),
    is,
    past,
    pastArticles: (from: number) => past(from, ['article']),
    /** The next place, if this one has one of these kinds. */
    pastOne: (i: number, ...kinds: readonly Kind[]) => past(i, kinds, 1),
    /** The first place with one of these kinds, or the end. */
    nextOf: (from: number, ...kinds: readonly Kind[]) => {
      let i = from;
      while (i < tokens.length && !is(i, ...kinds)) i += 1;
      return i;
    },
    word: (i: number) => tokens[i]?.word ?? '',
    /** Where the token before a place ends in the text. */
    endBefore: (i: number) => tokens[i - 1]?.end ?? 0,
  };
}
