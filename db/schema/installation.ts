import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, version } from '#db/columns.ts';
import { festivalId } from './festivals.ts';

/**
 * What holds for all festivals of this installation: one row, or none while nobody has said
 * anything.
 */
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

/**
 * Host names under which festivals are read, beside that of the installation. Of one festival one
 * holds at a time; those that were given up stay, to lead to where it stands now. Editions of one
 * festival share a name.
 */
export const hosts = sqliteTable(
  'hosts',
  {
    /** Lower case, in ASCII, without a port. */
    host: text().notNull(),
    festivalId: festivalId(),
    askedAt: instant().notNull(),
    /** When an administrator of the installation allowed it; null: not yet. */
    allowedAt: instant(),
    /** When this server last heard itself under it; null: never, and nothing leads there. */
    answeredAt: instant(),
    /** When it was given up; null: it holds. */
    leftAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.host, t.festivalId] }),
    uniqueIndex('hosts_one').on(t.festivalId).where(sql`${t.leftAt} is null`),
  ],
);
