import type { Locale } from '#db/enums.ts';
import { isDate } from './calendar.ts';
import { parseTimeEntry } from './entry.ts';
import { festivalDayOf } from './festival-day.ts';
import { formatDate, formatTime } from './format.ts';
import type { WallClock } from './wall-clock.ts';

/**
 * The values of `common.night`: an hour, and the dates of the evening and of the morning around it.
 */
type NightSaid = { time: string; evening: string; morning: string };

/**
 * In which night an hour before the day's start is: `2 h`, between « samedi 28 » and
 * « dimanche 29 novembre ». Null for every other hour, of which nobody wonders.
 */
export function nightSaid(wall: WallClock, dayStartsAt: string, locale: Locale): NightSaid | null {
  const [evening, morning] = [festivalDayOf(wall, dayStartsAt), wall.slice(0, 10)];
  if (evening === morning) return null;
  const said = formatDate(evening, locale);
  // Both of one month: it is named once.
  const isOneMonth = evening.slice(0, 7) === morning.slice(0, 7);
  return {
    time: formatTime(wall, locale),
    evening: isOneMonth ? said.slice(0, said.lastIndexOf('\u00a0')) : said,
    morning: formatDate(morning, locale),
  };
}

/** The wall clock of a date and an hour as somebody types them; null while either is none. */
export function typedWall(date: unknown, hour: unknown): WallClock | null {
  const time = typeof hour === 'string' ? parseTimeEntry(hour) : null;
  return typeof date === 'string' && isDate(date) && time ? `${date}T${time}` : null;
}
