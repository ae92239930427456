import { minutesOfHour } from '#lib/time/calendar.ts';
import type { Kind, PartOfDay } from './kinds.ts';
import { PART_HOURS } from './lexicon.ts';
import { DAY_MINUTES, type Range } from './ranges.ts';
import type { SaidToken } from './tokens.ts';

/** The days of the festival, in order, and the hour at which one starts. */
export type FestivalDays = { dates: readonly string[]; dayStartsAt: string };

/** The tokens of a text, asked by their place, and the festival it was written for. */
export type SaidText = ReturnType<typeof saidTextOf>;

/** Words that no English text has. */
const FRENCH =
  /^(?:de|du|des|le|la|les|au|et|ou|entre|a?pres|avant|jusqu.*|a partir .*|sam|dim|jeu|ven|mer|lun|mar|.*di|dimanche|.*soir|.*matin|dispo.*|tous .*)$/;

/** How the hours of the clock lie in a day of the festival, in minutes after it starts. */
function hoursOfFestival({ dayStartsAt }: FestivalDays) {
  const dayStart = minutesOfHour(dayStartsAt);
  const minuteOfDay = (minutes: number) => (minutes - dayStart + DAY_MINUTES) % DAY_MINUTES;
  return {
    dayStart,
    minuteOfDay,
    /** From an hour to the end of the day, or from its start to an hour. */
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
  /** The first place that is none of these kinds, `most` further at the furthest. */
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
    /** The place behind, if what stands here is one of these kinds. */
    pastOne: (i: number, ...kinds: readonly Kind[]) => past(i, kinds, 1),
    /** The first place that is of one of these kinds, or the end. */
    nextOf: (from: number, ...kinds: readonly Kind[]) => {
      let i = from;
      while (i < tokens.length && !is(i, ...kinds)) i += 1;
      return i;
    },
    word: (i: number) => tokens[i]?.word ?? '',
    /** Where what stands before a place ends in the text. */
    endBefore: (i: number) => tokens[i - 1]?.end ?? 0,
  };
}
