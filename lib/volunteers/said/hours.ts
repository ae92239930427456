/*
 * How a text goes through the files:
 * 1. tokens.ts cuts it into words and numbers, slips mended by spelling.ts, each with its meaning
 *    (kinds.ts) of lexicon.ts or numbers.ts.
 * 2. phrases.ts finds days (days.ts, one-day.ts) and hours (day-hours.ts, clock.ts) at each place
 *    of the tokens (text.ts).
 * 3. statements.ts goes from place to place and notes what is said of which days and hours
 *    (statement.ts). What is being said meanwhile is kept in saying.ts. Days and hours go through
 *    naming-days.ts and naming-hours.ts, all other words through words.ts: separators to
 *    separators.ts and clause-end.ts, yes and no to yes-no.ts, reasons to asides.ts.
 * 4. offers.ts goes through the statements. What they offer so far is kept in offering.ts; offers
 *    go through offer-days.ts and offer-hours.ts, the rest through refusals.ts.
 *    hours-of-each-day.ts works out what that makes of each day, with ranges.ts.
 * 5. This file says them as times of the festival, or what was not understood.
 */
import { hourOfMinutes, minutesOfHour } from '#lib/time/calendar.ts';
import { hoursOfDay } from '#lib/volunteers/typed-hours.ts';
import { offeredBy } from './offers.ts';
import { DAY_MINUTES, type Range } from './ranges.ts';
import type { Statement } from './statement.ts';
import { type Statements, statementsOf } from './statements.ts';
import type { FestivalDays } from './text.ts';
import { saidTokensOf } from './tokens.ts';

type Said = { availabilities: { startsAt: string; endsAt: string }[]; unclear: string[]; outside: string[] };

/** In characters: a longer text is left to a person to read. */
const MAX_LENGTH = 1000;

/**
 * When somebody can come, from their own words: « sam 14h-18h, dim matin », « tous les jours à
 * partir de 18h sauf samedi », « du 27/11 au 29/11 ». Hours without a day apply to the days named
 * before, else to every day; days without hours get the hours named after them, else they are
 * whole. Of two possible readings, the one with fewer hours counts. `unclear` and `outside` are the
 * pieces that were not understood or that name no day of the festival; their days are left out.
 * Every word has to be understood, or the whole text is unclear.
 */
export function saidHours(text: string, festival: FestivalDays): Said {
  const whole = text.trim();
  const said = whole !== '' && text.length <= MAX_LENGTH ? readHours(text, festival) : null;
  return said ?? { availabilities: [], unclear: whole === '' ? [] : [whole], outside: [] };
}

/** Null where the whole text is unclear. */
function readHours(text: string, festival: FestivalDays): Said | null {
  const months = [...new Set(festival.dates.map((date) => Number(date.slice(5, 7))))];
  const tokens = saidTokensOf(text, months);
  const said = statementsOf(tokens, festival);
  if (said.isUnclear || said.statements.length === 0) return null;
  const hasPreference = tokens.some(({ word }) => /^(?:plutot|de preference|prefer|best)/.test(word));
  const { offered, unclear, outside } = offeredBy(said.statements, festival, hasPreference);
  if (!areAsMany(said, [...offered.values()])) return null;
  const availabilities = festival.dates.flatMap((date) => timesOf(date, offered.get(date) ?? [], festival));
  if (availabilities.length + unclear.length + outside.length === 0) return null;
  const textOf = ({ start, end }: Statement) => text.slice(start, end).replace(/\s+/g, ' ').trim();
  return { availabilities, unclear: unclear.map(textOf), outside: outside.map(textOf) };
}

/** Whether these hours agree with a stated amount such as « 3 soirs » or « 4 heures ». */
function areAsMany({ lengths, counts }: Statements, days: readonly Range[][]): boolean {
  const ranges = days.flat();
  const count = days.filter((hours) => hours.length > 0).length;
  return (
    lengths.every((length) => ranges.some(([from, until]) => until - from === length)) &&
    counts.every((one) => one === count || one === ranges.length)
  );
}

function timesOf(date: string, hours: readonly Range[], { dayStartsAt }: FestivalDays) {
  const clockOf = (minute: number) => {
    const clock = (minute + minutesOfHour(dayStartsAt)) % DAY_MINUTES;
    return hourOfMinutes(clock);
  };
  return hours.map(([from, until]) => hoursOfDay(date, clockOf(from), clockOf(until), dayStartsAt));
}
