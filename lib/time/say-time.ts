import type { Locale } from '#db/enums.ts';
import { festivalDayOf } from './festival-day.ts';
import { formatDate, formatTime } from './format.ts';
import type { WallClock } from './wall-clock.ts';

/** « sam. 28, 0 h 30 », with the festival day, as in the heading of its column. */
export const sayTime = (at: WallClock, dayStartsAt: string, locale: Locale): string =>
  `${formatDate(festivalDayOf(at, dayStartsAt), locale, 'short')}, ${formatTime(at, locale)}`;
