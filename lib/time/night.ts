import type { Locale } from '#db/enums.ts';
import { isDate } from './calendar.ts';
import { parseTimeEntry } from './entry.ts';
import { festivalDayOf } from './festival-day.ts';
import { formatDate, formatTime } from './format.ts';
import type { WallClock } from './wall-clock.ts';

/**
 * The values of the message `common.night`: an hour, and the dates of the evening before and the
 * morning after.
 */
type NightSaid = { time: string; evening: string; morning: string };

/**
 * The night of an hour before the start of the day: `2 h`, between « samedi 28 » and « dimanche 29
 * novembre ». Null for every other hour, which cannot be misunderstood.
 */
export function nightSaid(wall: WallClock, dayStartsAt: string, locale: Locale): NightSaid | null {
  const [evening, morning] = [festivalDayOf(wall, dayStartsAt), wall.slice(0, 10)];
  if (evening === morning) return null;
  const said = formatDate(evening, locale);
  // If both are in one month, it is named once.
  const isOneMonth = evening.slice(0, 7) === morning.slice(0, 7);
  return {
    time: formatTime(wall, locale),
    evening: isOneMonth ? said.slice(0, said.lastIndexOf('\u00a0')) : said,
    morning: formatDate(morning, locale),
  };
}

/** The wall clock of a typed date and hour; null while one of them cannot be read. */
export function typedWall(date: unknown, hour: unknown): WallClock | null {
  const time = typeof hour === 'string' ? parseTimeEntry(hour) : null;
  return typeof date === 'string' && isDate(date) && time ? `${date}T${time}` : null;
}
