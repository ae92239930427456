import type { Locale } from '#db/enums.ts';
import { festivalDayOf } from './festival-day.ts';
import { formatDate, formatTime } from './format.ts';
import type { WallClock } from './wall-clock.ts';

/** « sam. 28, 0 h 30 »: the day of the evening it belongs to, as its column says it. */
export const sayTime = (at: WallClock, dayStartsAt: string, locale: Locale): string =>
  `${formatDate(festivalDayOf(at, dayStartsAt), locale, 'short')}, ${formatTime(at, locale)}`;
