import { type HoursRead, hoursAt } from './day-hours.ts';
import { type DaysRead, daysAt } from './days.ts';
import { type FestivalDays, type SaidText, saidTextOf } from './text.ts';
import type { SaidToken } from './tokens.ts';

/** A text with the days and hours found at each of its places. */
export type SaidPhrases = SaidText & {
  daysAt: (i: number) => DaysRead | null;
  hoursAt: (i: number) => HoursRead | null;
};

export function phrasesOf(tokens: readonly SaidToken[], festival: FestivalDays): SaidPhrases {
  const text = saidTextOf(tokens, festival);
  return { ...text, daysAt: remembered((i) => daysAt(text, i)), hoursAt: remembered((i) => hoursAt(text, i)) };
}

/** Keeps what was read at a place, because it is asked for repeatedly. */
function remembered<T>(read: (i: number) => T): (i: number) => T {
  const known = new Map<number, T>();
  return (i) => {
    const found = known.get(i);
    if (found !== undefined) return found;
    const value = read(i);
    known.set(i, value);
    return value;
  };
}
