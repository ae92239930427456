import type { Locale } from '#lib/i18n/locale.ts';
import { isDate } from '#lib/time/calendar.ts';
import { formatDate } from '#lib/time/format.ts';
import type { TableColumn } from './table-rows.ts';

/**
 * What a cell holds as it is read: its day as people say it, with a year that is not the
 * festival's. Written, copied and sent it stays as it is understood.
 */
export function saidDay(text: string, { years }: Pick<TableColumn, 'years'>, locale: Locale) {
  const [, day = '', rest = ''] = (years && /^(\d{4}-\d\d-\d\d)( \d\d:\d\d)?$/.exec(text)) || [];
  if (!years || !isDate(day)) return text;
  const year = day.slice(0, 4);
  const isOfFestival = years[0] <= year && year <= years[1];
  return `${formatDate(day, locale, 'column')}${isOfFestival ? '' : ` ${year}`}${rest}`;
}

/** Of a column of days the years in which its festival begins and ends: they go without saying. */
export const yearsUnsaid = (
  { isDated }: { isDated?: boolean },
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
): TableColumn['years'] => (isDated ? [startsOn.slice(0, 4), endsOn.slice(0, 4)] : null);
