import type { Locale } from '#lib/i18n/locale.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';

/** « sam. 28, 0 h 30 »: the day of the evening it belongs to, as its column says it. */
export const sayTime = (at: WallClock, dayStartsAt: string, locale: Locale): string =>
  `${formatDate(festivalDayOf(at, dayStartsAt), locale, 'short')}, ${formatTime(at, locale)}`;
