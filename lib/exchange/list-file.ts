import type { Locale } from '../i18n/locale.ts';
import { csvOf } from '../volunteers/csv.ts';
import { inThread } from './in-thread.ts';
import type { Sheet } from './workbook-writer-worker.ts';

/** A line of headings, then a row each. */
export type Rows = Sheet['rows'];

export const listFormats = ['csv', 'xlsx'] as const;
export type ListFormat = (typeof listFormats)[number];

export const listMediaTypes: Readonly<Record<ListFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A table as a file that spreadsheets of this language open, and that an import reads again. Throws when it takes too long. */
export async function listFile(
  name: string,
  rows: Rows,
  format: ListFormat,
  locale: Locale,
): Promise<string | Uint8Array> {
  if (format === 'csv') return csvOf(rows, locale);
  const bytes = await inThread<Uint8Array>('workbook-writer-worker.ts', { name, rows } satisfies Sheet);
  if (!bytes) throw new Error(`The list ${name} could not be written as a workbook.`);
  return bytes;
}
