import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { version } from '#db/columns.ts';

/** What holds for all festivals of this installation: one row, or none while nobody has said anything. */
export const installation = sqliteTable(
  'installation',
  {
    id: integer().primaryKey(),
    /** Who keeps these pages on the network; the law asks that readers can find out. */
    hostName: text().notNull().default(''),
    hostAddress: text().notNull().default(''),
    hostPhone: text().notNull().default(''),
    version: version(),
  },
  (t) => [check('installation_is_one', sql`${t.id} = 1`)],
);
