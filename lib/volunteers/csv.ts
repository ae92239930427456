import { BYTE_ORDER_MARK, type SeparatedCell, separatedLine } from '#lib/files/separated-lines.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/**
 * A table in the form that spreadsheets in this language open: semicolons in French, commas in
 * English, CRLF, a byte order mark. Text that a spreadsheet would run as a formula is marked as
 * text; numbers have the decimal sign of the language.
 */
export function csvOf(rows: readonly (readonly SeparatedCell[])[], locale: Locale): string {
  const form = locale === 'fr' ? ({ separator: ';', decimal: ',' } as const) : ({ separator: ',' } as const);
  return BYTE_ORDER_MARK + rows.map((row) => separatedLine(row, form)).join('');
}

/** Minutes as hours with two decimals, for adding up. */
export const inHours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;
