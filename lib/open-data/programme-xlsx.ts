import { type WorkbookCell, writeWorkbook } from '#lib/files/write-workbook.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { inBatches } from './in-batches.ts';
import { type ProgrammeColumn, programmeColumns, programmeHeadingsOf } from './programme-columns.ts';
import { type FileOptions, rowWriter } from './programme-rows.ts';

const NARROW = 10;
const WIDTHS: Partial<Record<ProgrammeColumn, number>> = {
  uid: 16,
  start: 17,
  end: 17,
  title: 40,
  subtitle: 24,
  kind: 14,
  label: 20,
  films: 50,
  people: 36,
  venue: 24,
  room: 22,
  address: 30,
  themes: 24,
  spoken: 18,
  subtitles: 18,
  translatedInto: 18,
  access: 24,
  offer: 30,
  url: 50,
};

/**
 * The programme as an XLSX file: the lines of programme.csv, with dates and numbers that a
 * spreadsheet can calculate with.
 */
export function programmeXlsx(document: PublicDocument, options: FileOptions): Promise<Buffer> {
  const rowOf = rowWriter(document, options);
  const sheet = {
    name: translator(options.locale, 'openData')('sheet'),
    headings: programmeHeadingsOf(options.locale),
    widths: programmeColumns.map((column) => WIDTHS[column] ?? NARROW),
  };
  return writeWorkbook(sheet, rows());

  function* rows(): Generator<WorkbookCell[][]> {
    for (const events of inBatches(document.events))
      yield events.map((event) => {
        const row = rowOf(event);
        return programmeColumns.map((column) => cellOf(column, row[column]));
      });
  }
}

function cellOf(column: ProgrammeColumn, value: string | number | null): WorkbookCell {
  if (typeof value !== 'string') return value;
  if (column === 'day') return { date: value };
  return column === 'start' || column === 'end' ? { wall: value } : value;
}
