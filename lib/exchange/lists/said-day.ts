import type { Locale } from '#lib/i18n/locale.ts';
import { isDate } from '#lib/time/calendar.ts';
import { formatDate } from '#lib/time/format.ts';
import type { TableColumn } from './table-rows.ts';

/**
 * A date cell in words, with the year where it is not the festival's. In files, copies and posts it
 * stays in the machine-readable form.
 */
export function saidDay(text: string, { years }: Pick<TableColumn, 'years'>, locale: Locale) {
  const [, day = '', rest = ''] = (years && /^(\d{4}-\d\d-\d\d)( \d\d:\d\d)?$/.exec(text)) || [];
  if (!years || !isDate(day)) return text;
  const year = day.slice(0, 4);
  const isOfFestival = years[0] <= year && year <= years[1];
  return `${formatDate(day, locale, 'column')}${isOfFestival ? '' : ` ${year}`}${rest}`;
}

/** The years in which the festival begins and ends, which need not be said in a column of dates. */
export const yearsUnsaid = (
  { isDated }: { isDated?: boolean },
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): TableColumn['years'] => (isDated ? [startsOn.slice(0, 4), endsOn.slice(0, 4)] : null);
