import type { Locale } from '#lib/i18n/locale.ts';
import { datesBetween } from '#lib/time/festival-day.ts';
import { formatDate } from '#lib/time/format.ts';

/** The first two days of a festival that lasts several, as its page links to them. */
export function sampleDays({ startsOn, endsOn }: { startsOn: string; endsOn: string }, locale: Locale): string[] {
  const dates = datesBetween(startsOn, endsOn).slice(0, 2);
  return dates.length < 2 ? [] : dates.map((date) => formatDate(date, locale, 'short'));
}
