import type { Locale } from '../i18n/locale.ts';
import { csvOf } from '../volunteers/csv.ts';
import { defuse } from './defused.ts';
import type { SeparatedCell } from './separated-lines.ts';
import { writeWorkbook } from './write-workbook.ts';

/** A line of headings, then a row each. */
export type Rows = readonly (readonly SeparatedCell[])[];

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
  const [headings = [], ...body] = rows;
  const widths = headings.map((_, at) => widthOf(rows.slice(0, 200).map((row) => row[at] ?? '')));
  const sheet = { name: sheetName(name), headings: headings.map(String), widths };
  const safe = body.map((row) => row.map((cell) => (typeof cell === 'string' ? defuse(cell) : cell)));
  return writeWorkbook(sheet, [safe]);
}

/** Wide enough for most of what stands in a column, narrow enough to see several. Characters. */
const widthOf = (cells: readonly (string | number)[]) =>
  Math.min(48, Math.max(8, ...cells.map((cell) => String(cell).split('\n', 1)[0]?.length ?? 0)) + 2);

const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
