import type { TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { isDate } from '#lib/time/calendar.ts';
import { formatDate } from '#lib/time/format.ts';

/** What a cell holds as it is read: its day as people say it, with a year that is not the festival's. Written, copied and sent it stays as it is understood. */
export function saidDay(text: string, { isDated, offered }: Pick<TableColumn, 'isDated' | 'offered'>, locale: Locale) {
  const [, day = '', rest = ''] = (isDated && /^(\d{4}-\d\d-\d\d)( \d\d:\d\d)?$/.exec(text)) || [];
  if (!isDate(day)) return text;
  const year = day.slice(0, 4);
  const isOfFestival = offered.some(({ label }) => label.startsWith(year));
  return `${formatDate(day, locale, 'column')}${isOfFestival ? '' : ` ${year}`}${rest}`;
}
