import { blob, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { flag, id, instant, isJson, isOneOf } from '#db/columns.ts';
import { type ImportEntity, importEntities, type TableName, tableNames } from '#db/enums.ts';
import { users } from './accounts.ts';
import { festivalId } from './festivals.ts';

/**
 * A list that somebody is importing: its content, and the answers so far. Its rows are deleted a
 * day after they were last used.
 */
export const imports = sqliteTable(
  'imports',
  {
    id: id(),
    festivalId: festivalId(),
    entity: text().$type<ImportEntity>().notNull(),
    /** The account that uploaded it; nobody else can see it. */
    userId: integer().references(() => users.id, { onDelete: 'set null' }),
    /** The name of the file; empty for pasted text. */
    name: text().notNull().default(''),
    /** gzip of JSON: rows with their line numbers. Null once they are deleted. */
    rows: blob({ mode: 'buffer' }),
    /**
     * Its headings, so that the meaning of the columns is known for the next list with the same
     * ones.
     */
    header: text().notNull().default(''),
    hasHeader: flag(true),
    /** The meaning of each column; empty for one that is not imported. */
    mapping: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** The answers about rows, by line. */
    answers: text({ mode: 'json' }).$type<ImportAnswers>().notNull().default({}),
    createdAt: instant().notNull(),
    touchedAt: instant().notNull(),
  },
  (t) => [
    index('imports_festival').on(t.festivalId, t.entity),
    isOneOf('imports_entity', t.entity, importEntities),
    isJson('imports_mapping', t.mapping),
    isJson('imports_answers', t.answers),
  ],
);

/**
 * By line: the record that a row is, or `new`; corrected cells, by column; and what is left out,
 * the whole line or some fields.
 */
export type ImportAnswers = {
  same?: Record<string, number | 'new'>;
  mended?: Record<string, Record<string, string>>;
  left?: Record<string, 'line' | string[]>;
  /** For a list of séances whose dates could be read either way. */
  dayOrder?: 'day-first' | 'month-first';
  /**
   * For a list of séances: whether an hour before the start of the day belongs to the night after
   * its day, or to that date.
   */
  nights?: 'after' | 'date';
  /** For a whole programme: by the name of a question in its plan. */
  said?: Record<string, string>;
  /** The result of the import: the batch, and the counts. */
  done?: { batch: string | null; counts: Record<string, number> };
};

/** The arrangement of a table, under a name that the whole team sees. */
export const tableViews = sqliteTable(
  'table_views',
  {
    id: id(),
    festivalId: festivalId(),
    list: text().$type<TableName>().notNull(),
    name: text().notNull(),
    query: text().notNull().default(''),
    /** The column by which it is sorted; empty: the usual order. */
    sort: text().notNull().default(''),
    isDown: flag(),
    /** By column. */
    filters: text({ mode: 'json' }).$type<Record<string, string>>().notNull().default({}),
    columns: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('table_views_name').on(t.festivalId, t.list, t.name),
    isOneOf('table_views_list', t.list, tableNames),
    isJson('table_views_filters', t.filters),
    isJson('table_views_columns', t.columns),
  ],
);
