import { defuse } from '../exchange/defused.ts';
import type { Locale } from '../i18n/locale.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as spreadsheets of this language open it: semicolons in French, commas in English, CRLF, a byte order mark. Text that a spreadsheet would take for a
 * formula is marked as text; numbers get the decimal sign of the language.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[], locale: Locale): string {
  const separator = locale === 'fr' ? ';' : ',';
  const cell = (value: string | number | null) => {
    if (value === null) return '';
    if (typeof value === 'number') return locale === 'fr' ? String(value).replace('.', ',') : String(value);
    const text = defuse(value);
    return /[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(separator)}\r\n`).join('');
}

/** Minutes as hours with two decimals, for a sum. */
export const inHours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;
