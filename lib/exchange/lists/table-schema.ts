import { z } from 'zod';
import { fewBlanks } from '#lib/i18n/clean-text.ts';
import { locales } from '#lib/i18n/locale.ts';
import { MAX_CELLS } from './table-rows.ts';

/**
 * In characters: the longest text of any form; a cell too long for its own field is refused there.
 */
const MAX_CELL = 20_000;
/** In bytes, of one gesture. */
export const MAX_CELLS_BODY = 1_000_000;

export const columnName = z.string().max(40);
export const MAX_CELL_COLUMNS = 60;

/**
 * The cells changed in one gesture, by row: `version` is the one that was seen. A new row has a
 * negative id, a different one each; `another` is the existing record (`RefusedCell.like`) that the
 * user said it is not.
 */
export const cellsSchema = z
  .object({
    clientKey: z.uuid(),
    locale: z.enum(locales),
    /** The columns that the table shows and gets back. */
    columns: z.array(columnName).max(MAX_CELL_COLUMNS),
    rows: z
      .array(
        z.object({
          id: z.number().int(),
          version: z.number().int().min(0),
          another: z.number().int().optional(),
          cells: z.record(columnName, z.string().max(MAX_CELL).transform(fewBlanks)),
        }),
      )
      .min(1)
      .max(MAX_CELLS),
  })
  .refine(({ rows }) => rows.reduce((count, { cells }) => count + Object.keys(cells).length, 0) <= MAX_CELLS)
  .refine(({ rows }) => new Set(rows.map(({ id }) => id)).size === rows.length);
export type CellsPost = z.output<typeof cellsSchema>;
