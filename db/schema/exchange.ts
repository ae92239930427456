import { blob, index, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { flag, id, instant, isJson, isOneOf } from '#db/columns.ts';
import { type ImportEntity, importEntities, type TableName, tableNames } from '#db/enums.ts';
import { users } from './accounts.ts';
import { festivalId } from './festivals.ts';

/**
 * A list somebody is bringing in: what it holds, and what they said of it so far. Its rows are gone
 * a day after it was last touched.
 */
export const imports = sqliteTable(
  'imports',
  {
    id: id(),
    festivalId: festivalId(),
    entity: text().$type<ImportEntity>().notNull(),
    /** Whose it is; nobody else's hands are in it. */
    userId: integer().references(() => users.id, { onDelete: 'set null' }),
    /** Of the file; empty for what was pasted. */
    name: text().notNull().default(''),
    /** gzip of JSON: rows with the line each stands on. Null once they are gone. */
    rows: blob({ mode: 'buffer' }),
    /** The headings it was known by, so that the next list of the same columns needs no telling. */
    header: text().notNull().default(''),
    hasHeader: flag(true),
    /** What each column holds; an empty text holds nothing. */
    mapping: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** What was said of rows, by line. */
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
 * By line: the row it is the same as, or `new`; cells that were mended, by what they hold; and what
 * is left as it is, the line or some of its fields.
 */
export type ImportAnswers = {
  same?: Record<string, number | 'new'>;
  mended?: Record<string, Record<string, string>>;
  left?: Record<string, 'line' | string[]>;
  /** Of a list of séances, where its dates could be read either way. */
  dayOrder?: 'day-first' | 'month-first';
  /**
   * Of a list of séances: whether an hour before the day's start is of the night after its day, or
   * of that very date.
   */
  nights?: 'after' | 'date';
  /** Of a whole programme: by the name of a question in its plan. */
  said?: Record<string, string>;
  /** What was done with it once it was: the act, and how many of what. */
  done?: { batch: string | null; counts: Record<string, number> };
};

/** What a table shows and in which order, under a name the whole team sees. */
export const tableViews = sqliteTable(
  'table_views',
  {
    id: id(),
    festivalId: festivalId(),
    list: text().$type<TableName>().notNull(),
    name: text().notNull(),
    query: text().notNull().default(''),
    /** The column it is sorted by; empty: as rows come. */
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
