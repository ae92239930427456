import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bilingual, id, instant, isJson } from '#db/columns.ts';
import { users } from './accounts.ts';

/**
 * A template somebody made of a festival or brought in as a file; for all who make festivals in
 * this installation.
 */
export const savedTemplates = sqliteTable(
  'saved_templates',
  {
    id: id(),
    name: bilingual(),
    summary: bilingual(),
    /** How large it is, so that a list of templates reads none of them. */
    dayCount: integer().notNull(),
    roomCount: integer().notNull(),
    eventCount: integer().notNull(),
    /** gzip of JSON, as lib/templates/programme-schema.ts reads it. */
    programme: blob({ mode: 'buffer' }).notNull(),
    createdBy: integer().references(() => users.id, { onDelete: 'set null' }),
    byName: text().notNull().default(''),
    createdAt: instant().notNull(),
  },
  (t) => [isJson('saved_templates_name', t.name), isJson('saved_templates_summary', t.summary)],
);
