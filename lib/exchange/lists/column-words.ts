import { plainHeading } from '#lib/exchange/files/plain-heading.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { type Messages, messages } from '#lib/i18n/messages.ts';

/** Lists with columns; séances go their own way once these are settled. */
export type ColumnsOf = keyof Messages['lists']['columns'];

/** What our number is called above its column: a list that has one is ours. */
export const NUMBER_HEADING = 'Lanterne';

/** What a column, or a fact a plan shows, is called. */
export function columnLabel(list: ColumnsOf, column: string, locale: Locale): string {
  const labels: Readonly<Record<string, string>> = messages[locale].lists.columns[list];
  return labels[column] ?? column;
}

/** The column that our own lists call so, in either language; undefined when none is. */
export function columnCalled<C extends string>(list: ColumnsOf, columns: readonly C[], heading: string): C | undefined {
  const said = plainHeading(heading);
  return said === ''
    ? undefined
    : columns.find((column) => locales.some((locale) => plainHeading(columnLabel(list, column, locale)) === said));
}
