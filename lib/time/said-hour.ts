import type { Locale } from '#lib/i18n/locale.ts';
import { dayToSay } from './festival-day.ts';
import { formatDate, formatTime, spokenDate, spokenTime } from './format.ts';
import { fromInstant, type WallClock } from './wall-clock.ts';

/** The clocks of a festival. */
export type Clocks = { timeZone: string; dayStartsAt: string };

/**
 * An hour as a sentence takes it: `{other, select, yes {le {day} à {time}} other {à {time}}}`.
 * `other` is `yes` where the hour is of another day than the one it is read on, which `day` then
 * names.
 */
export type SaidHour = { time: string; other: 'yes' | 'no'; day: string };

/**
 * The hour of a wall clock, read beside a moment or a festival day. For the eye, or (`spoken`) for
 * the ear.
 */
export function saidHour(
  wall: WallClock,
  beside: string,
  { dayStartsAt }: Pick<Clocks, 'dayStartsAt'>,
  locale: Locale,
  manner: 'printed' | 'spoken' = 'printed',
): SaidHour {
  const [time, date] = manner === 'spoken' ? [spokenTime, spokenDate] : [formatTime, formatDate];
  const day = dayToSay(wall, beside, dayStartsAt);
  return { time: time(wall, locale), other: day ? 'yes' : 'no', day: day ? date(day, locale) : '' };
}

/** The same of an instant, read at another (`now`). */
export const saidInstant = (
  at: string,
  now: string,
  clocks: Clocks,
  locale: Locale,
  manner: 'printed' | 'spoken' = 'printed',
): SaidHour => saidHour(fromInstant(at, clocks.timeZone), fromInstant(now, clocks.timeZone), clocks, locale, manner);
