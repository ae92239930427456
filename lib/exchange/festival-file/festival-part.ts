import { getTableColumns, type InferSelectModel, is, SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { whole } from './festival-values.ts';

/** The tables of a festival, by the name of their list in a festival file. */
export const partNames = [
  'days',
  'venues',
  'walks',
  'rooms',
  'crews',
  'themes',
  'series',
  'films',
  'versions',
  'people',
  'events',
  'eventRooms',
  'items',
  'presences',
  'eventThemes',
  'blocks',
  'blockRooms',
  'offers',
  'pages',
  'partners',
  'pictures',
  'releases',
  'liveFacts',
  'acceptedWarnings',
  'volunteerSettings',
  'tasks',
  'shifts',
  'volunteers',
  'volunteerTasks',
  'availabilities',
  'wishes',
  'taskWishes',
  'assignments',
  'exchanges',
  'problems',
  'checklists',
  'checklistItems',
  'entryCounts',
  'importKeys',
] as const;
export type PartName = (typeof partNames)[number];

/**
 * The list to which a column refers: always the same one, or the one that another column of the row
 * names.
 */
type Target = PartName | { by: string; lists: Readonly<Record<string, PartName>> };

type Keys<T extends SQLiteTable> = Extract<keyof InferSelectModel<T>, string>;
type Own<T extends SQLiteTable> = Exclude<Keys<T>, 'id' | 'festivalId'>;

/** One list of the file, and its table. */
export type Part = Readonly<{
  table: SQLiteTable;
  /** The keys of a row in the file, in order, with the column of each. */
  columns: readonly { key: string; column: string; target: Target | null }[];
  /**
   * The schema of a row of the file. Its output is a row of the table, with references still as
   * positions.
   */
  row: z.ZodType<Record<string, unknown>>;
  /** The values of keys that a row does not have: the defaults of the table, by key. */
  defaults: Readonly<Record<string, unknown>>;
  /** The values of private columns in a file without private data. */
  blank: Readonly<Record<string, unknown>>;
  /** Whether this row is left out of files without private data. */
  isPrivate: (row: Readonly<Record<string, unknown>>) => boolean;
  /** The columns that are never in a file, with the reason. */
  leftOut: Readonly<Record<string, string>>;
  /** Columns that refer to the same list, and so are written when the whole list exists. */
  later: readonly string[];
  /** The condition for rows that are exported; all of them when undefined. */
  standing: SQL | undefined;
  /** The most rows that a file may have. */
  max: number;
}>;

/** `venueId` → `venue`; where another key names the list, it is `position`. */
const keyOf = (column: string, target: Target | null) =>
  target === null ? column : typeof target === 'string' ? column.replace(/Id$/, '') : 'position';

const POSITIONS = 1_000_000;

/**
 * A list of the file. Every column of the table must be in `columns` (with the way its values are
 * read), in `refs` (with the list it refers to), or in `leftOut` (with the reason): the compiler
 * reports a missing one.
 */
export function part<
  T extends SQLiteTable,
  const R extends { readonly [K in Own<T>]?: Target } = Record<never, never>,
  const L extends { readonly [K in Own<T>]?: string } = Record<never, never>,
>(
  table: T,
  spec: {
    columns: { readonly [K in Exclude<Own<T>, keyof R | keyof L>]: z.ZodType<InferSelectModel<T>[K]> };
    refs?: R;
    leftOut?: L;
    blank?: { readonly [K in Own<T>]?: InferSelectModel<T>[K] };
    /**
     * Whether a row is left out of files without private data, together with the rows that refer to
     * it.
     */
    isPrivate?: (row: InferSelectModel<T>) => boolean;
    later?: readonly (keyof R & string)[];
    standing?: SQL;
    max?: number;
  },
): Part {
  const {
    columns,
    refs = {},
    leftOut = {},
    blank = {},
    isPrivate = () => false,
    later = [],
    standing,
    max = 200_000,
  } = spec;
  const readers: Readonly<Record<string, z.ZodType>> = columns;
  const targets: Readonly<Record<string, Target | undefined>> = refs;
  const shape: Record<string, z.ZodType> = {};
  const order: { key: string; column: string; target: Target | null }[] = [];
  const defaults: Record<string, unknown> = {};
  for (const [column, { notNull, default: given }] of Object.entries(getTableColumns(table))) {
    const target = targets[column] ?? null;
    const key = keyOf(column, target);
    const at = whole(0, POSITIONS);
    const reader = target ? (notNull ? at : at.nullable()) : readers[column];
    if (!reader) continue;
    shape[key] = reader;
    if (!notNull) defaults[key] = null;
    else if (given !== undefined && !is(given, SQL)) defaults[key] = given;
    order.push({ key, column, target });
  }
  return {
    table,
    columns: order,
    defaults,
    row: z.strictObject(shape),
    blank,
    leftOut,
    later,
    standing,
    max,
    isPrivate: (read) => isPrivate(read as InferSelectModel<T>),
  };
}
