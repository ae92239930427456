import { BYTE_ORDER_MARK, type SeparatedCell, separatedLine } from '#lib/files/separated-lines.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/**
 * A table as spreadsheets of this language open it: semicolons in French, commas in English, CRLF,
 * a byte order mark. Text that a spreadsheet would take for a formula is marked as text; numbers
 * get the decimal sign of the language.
 */
export function csvOf(rows: readonly (readonly SeparatedCell[])[], locale: Locale): string {
  const form = locale === 'fr' ? ({ separator: ';', decimal: ',' } as const) : ({ separator: ',' } as const);
  return BYTE_ORDER_MARK + rows.map((row) => separatedLine(row, form)).join('');
}

/** Minutes as hours with two decimals, for a sum. */
export const inHours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;
