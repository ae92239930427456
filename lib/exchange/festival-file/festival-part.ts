import { getTableColumns, type InferSelectModel, is, SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { whole } from './festival-values.ts';

/** The tables of one festival, by the name their list has in a festival file. */
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
 * Which list a column points into: always the same one, or the one that another column of the row
 * names.
 */
type Target = PartName | { by: string; lists: Readonly<Record<string, PartName>> };

type Keys<T extends SQLiteTable> = Extract<keyof InferSelectModel<T>, string>;
type Own<T extends SQLiteTable> = Exclude<Keys<T>, 'id' | 'festivalId'>;

/** One list of the file and the table behind it. */
export type Part = Readonly<{
  table: SQLiteTable;
  /** Keys of a row in the file, in their order, and the column behind each. */
  columns: readonly { key: string; column: string; target: Target | null }[];
  /**
   * A row of the file; what it answers is a row of the table, but for references, which are still
   * positions.
   */
  row: z.ZodType<Record<string, unknown>>;
  /** What a row says that says nothing of a column, by its key: the default of the table. */
  defaults: Readonly<Record<string, unknown>>;
  /** What stands in a private column of a file without private things. */
  blank: Readonly<Record<string, unknown>>;
  /** Whether this row is in no file without private things. */
  isPrivate: (row: Readonly<Record<string, unknown>>) => boolean;
  /** Columns that are in no file, and why. */
  leftOut: Readonly<Record<string, string>>;
  /** Written once the whole list is: the list points into itself. */
  later: readonly string[];
  /** Which rows say something; all of them where nothing stands here. */
  standing: SQL | undefined;
  /** Rows of a file at most. */
  max: number;
}>;

/** `venueId` → `venue`; where another key says of what, it is `position`. */
const keyOf = (column: string, target: Target | null) =>
  target === null ? column : typeof target === 'string' ? column.replace(/Id$/, '') : 'position';

const POSITIONS = 1_000_000;

/**
 * A list of the file. Every column of the table has to be in `columns` (and how its values are
 * read), `refs` (and which list it points into) or `leftOut` (and why): the compiler refuses one
 * that is in none.
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
    /** Which rows are in no file without private things: what points to them goes with them. */
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
