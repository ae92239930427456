import { minutesOfHour, twoDigits } from '#lib/time/calendar.ts';
import { offeredBy } from './said-offers.ts';
import type { SaidDays } from './said-phrases.ts';
import { DAY_MINUTES } from './said-ranges.ts';
import { type Statement, statementsOf } from './said-statements.ts';
import { saidTokensOf } from './said-tokens.ts';
import { hoursOfDay } from './schema.ts';

type Said = { availabilities: { startsAt: string; endsAt: string }[]; unclear: string[]; outside: string[] };

/** More than anybody writes of their hours; a text that goes on is for a person to read. */
const MAX_LENGTH = 1000;

/**
 * When somebody can come, as they wrote it: « sam 14h-18h, dim matin »,
 * « tous les jours à partir de 18h sauf samedi », « du 27/11 au 29/11 ». Hours without a day are of
 * the days said before them, else of every day; days without hours are of the hours said after
 * them, else whole. Of two readings it is the one with fewer hours. `unclear` and `outside` are the
 * pieces that were not understood or name no day of the festival; their days are left out. Every
 * word is accounted for, or the text is unclear as a whole.
 */
export function saidHours(text: string, festival: SaidDays): Said {
  const whole = text.trim();
  const nothing: Said = { availabilities: [], unclear: whole === '' ? [] : [whole], outside: [] };
  if (whole === '' || text.length > MAX_LENGTH) return nothing;
  const months = [...new Set(festival.dates.map((date) => Number(date.slice(5, 7))))];
  const tokens = saidTokensOf(text, months);
  const { statements, isUnclear, lengths, counts } = statementsOf(tokens, festival);
  if (isUnclear || statements.length === 0) return nothing;
  const { offered, unclear, outside } = offeredBy(
    statements,
    festival,
    tokens.some(({ word }) => /^(?:plutot|de preference|prefer|best)/.test(word)),
  );
  const ranges = [...offered.values()].flat();
  const days = [...offered.values()].filter((hours) => hours.length > 0).length;
  const isCounted =
    lengths.every((length) => ranges.some(([from, until]) => until - from === length)) &&
    counts.every((count) => count === days || count === ranges.length);
  if (!isCounted) return nothing;
  const textOf = ({ start, end }: Statement) => text.slice(start, end).replace(/\s+/g, ' ').trim();
  const availabilities = festival.dates.flatMap((date) =>
    (offered.get(date) ?? []).map(([from, until]) => {
      const hour = (minute: number) => clockOf(minute, festival.dayStartsAt);
      return hoursOfDay(
        date,
        from === 0 ? null : hour(from),
        until === DAY_MINUTES ? null : hour(until),
        festival.dayStartsAt,
      );
    }),
  );
  if (availabilities.length + unclear.length + outside.length === 0) return nothing;
  return { availabilities, unclear: unclear.map(textOf), outside: outside.map(textOf) };
}

const clockOf = (minute: number, dayStartsAt: string) => {
  const clock = (minute + minutesOfHour(dayStartsAt)) % DAY_MINUTES;
  return `${twoDigits(Math.floor(clock / 60))}:${twoDigits(clock % 60)}`;
};
