import { z } from 'zod';
import { fewBlanks } from '#lib/i18n/clean-text.ts';
import { locales } from '#lib/i18n/locale.ts';
import { MAX_CELLS } from './table-rows.ts';

/**
 * A cell is as long as the longest text a form takes; what is too long for its own field is said
 * there.
 */
const MAX_CELL = 20_000;
/** Bytes of one gesture. */
export const MAX_CELLS_BODY = 1_000_000;

const columnName = z.string().max(40);

/**
 * Cells that were changed in one gesture, by row: `version` is what was seen. A row that is not
 * there yet has a number below zero, one for each; `another` is the row that it is not, which its
 * writer was told of (`RefusedCell.like`).
 */
export const cellsSchema = z
  .object({
    clientKey: z.uuid(),
    locale: z.enum(locales),
    /** What the table shows, and is answered. */
    columns: z.array(columnName).max(60),
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
