import { defuse, type SeparatedCell } from '#lib/files/separated-lines.ts';
import { writeWorkbook } from '#lib/files/write-workbook.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { csvOf } from '#lib/volunteers/csv.ts';

/** A line of headings, then one row each. */
export type Rows = readonly (readonly SeparatedCell[])[];

export const listFormats = ['csv', 'xlsx'] as const;
export type ListFormat = (typeof listFormats)[number];

export const listMediaTypes: Readonly<Record<ListFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** How many rows are passed to the thread at once. */
const AT_ONCE = 500;

/**
 * A table as a file that spreadsheets in this language open, and that can be imported again. Throws
 * when it takes too long.
 */
export async function listFile(
  name: string,
  [headings = [], ...rows]: Rows,
  format: ListFormat,
  locale: Locale,
): Promise<string | Uint8Array> {
  if (format === 'csv') return csvOf([headings, ...rows], locale);
  const widths = headings.map((heading, at) => widthOf([heading, ...rows.slice(0, 200).map((row) => row[at])]));
  return writeWorkbook({ name, headings: headings.map(String), widths }, batchesOf(rows));
}

/**
 * Text that looks like a formula is marked as text here too, because a workbook may be saved as
 * CSV.
 */
function* batchesOf(rows: Rows) {
  for (let at = 0; at < rows.length; at += AT_ONCE)
    yield rows
      .slice(at, at + AT_ONCE)
      .map((row) => row.map((cell) => (typeof cell === 'string' ? defuse(cell) : cell)));
}

/** In characters: wide enough for most cells of a column, narrow enough to see several columns. */
const widthOf = (cells: readonly (SeparatedCell | undefined)[]) =>
  Math.min(48, Math.max(8, ...cells.map((cell) => String(cell ?? '').split('\n', 1)[0]?.length ?? 0)) + 2);
