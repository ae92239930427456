import { BYTE_ORDER_MARK, separatedLine } from '#lib/files/separated-lines.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { inBatches } from './in-batches.ts';
import { programmeColumns, programmeHeadingsOf } from './programme-columns.ts';
import { type FileOptions, rowWriter } from './programme-rows.ts';

const FORM = { separator: ';' } as const;

/** The released programme for a spreadsheet, one line per séance; in pieces. */
export function* programmeCsvPieces(document: PublicDocument, options: FileOptions): Generator<string> {
  const rowOf = rowWriter(document, options);
  yield BYTE_ORDER_MARK + separatedLine(programmeHeadingsOf(options.locale), FORM);
  for (const events of inBatches(document.events))
    yield events
      .map((event) => {
        const row = rowOf(event);
        return separatedLine(
          programmeColumns.map((column) => spreadsheetCell(row[column])),
          FORM,
        );
      })
      .join('');
}

const WALL = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

/** A wall clock in the form that spreadsheets recognise in a text file. */
const spreadsheetCell = (cell: string | number | null) =>
  typeof cell === 'string' ? cell.replace(WALL, '$1 $2') : cell;
