import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bilingual, id, instant, isJson } from '#db/columns.ts';
import { users } from './accounts.ts';

/**
 * A template that somebody made from a festival or imported from a file, for everybody who creates
 * festivals in this installation.
 */
export const savedTemplates = sqliteTable(
  'saved_templates',
  {
    id: id(),
    name: bilingual(),
    summary: bilingual(),
    /** Its size, so that a list of templates need not unpack them. */
    dayCount: integer().notNull(),
    roomCount: integer().notNull(),
    eventCount: integer().notNull(),
    /** gzip of JSON, read by lib/templates/programme.ts. */
    programme: blob({ mode: 'buffer' }).notNull(),
    createdBy: integer().references(() => users.id, { onDelete: 'set null' }),
    byName: text().notNull().default(''),
    createdAt: instant().notNull(),
  },
  (t) => [isJson('saved_templates_name', t.name), isJson('saved_templates_summary', t.summary)],
);
