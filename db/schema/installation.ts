import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, version } from '#db/columns.ts';
import { festivalId } from './festivals.ts';

/** Settings for all festivals of this installation: one row, or none before the first save. */
export const installation = sqliteTable(
  'installation',
  {
    id: integer().primaryKey(),
    /** The hosting provider of these pages, whom the law requires to be named. */
    hostName: text().notNull().default(''),
    hostAddress: text().notNull().default(''),
    hostPhone: text().notNull().default(''),
    version: version(),
  },
  (t) => [check('installation_is_one', sql`${t.id} = 1`)],
);

/**
 * Host names under which festivals are read, besides that of the installation. A festival uses one
 * at a time; former ones stay, to redirect to the present one. Editions of one festival share a
 * name.
 */
export const hosts = sqliteTable(
  'hosts',
  {
    /** In lower case, in ASCII, without a port. */
    host: text().notNull(),
    festivalId: festivalId(),
    askedAt: instant().notNull(),
    /** When an administrator of the installation allowed it; null: not yet. */
    allowedAt: instant(),
    /** When this server last answered under it; null: never, and nothing redirects to it. */
    answeredAt: instant(),
    /** When it was given up; null: still used. */
    leftAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.host, t.festivalId] }),
    uniqueIndex('hosts_one').on(t.festivalId).where(sql`${t.leftAt} is null`),
  ],
);
