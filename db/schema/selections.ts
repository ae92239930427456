import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { date, holdsDate, id, instant, isJson, isOneOf } from '#db/columns.ts';
import { type SelectionLinkKind, selectionLinkKinds } from '#db/enums.ts';
import { festivalId } from './festivals.ts';

/**
 * What a visitor chose in a festival, stored under a private address. Nothing identifies the
 * visitor.
 */
export const selections = sqliteTable(
  'selections',
  {
    id: id(),
    festivalId: festivalId(),
    /** `[[number, seen], …]`, as written by lib/selections/selection.ts. */
    events: text({ mode: 'json' }).$type<unknown>().notNull().default(sql`'[]'`),
    /** The numbers of films. */
    films: text({ mode: 'json' }).$type<unknown>().notNull().default(sql`'[]'`),
    /**
     * How many reading links were made; each is derived from the private address and this number.
     */
    shares: integer().notNull().default(0),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
    /** The last date on which somebody or their calendar read it: it is deleted a year later. */
    readOn: date().notNull(),
  },
  (t) => [
    index('selections_festival').on(t.festivalId),
    index('selections_read').on(t.readOn),
    isJson('selections_events', t.events),
    isJson('selections_films', t.films),
    holdsDate('selections_read_on', t.readOn),
  ],
);

/** The addresses of a selection: 128 bits each, and only their SHA-256 here. */
export const selectionLinks = sqliteTable(
  'selection_links',
  {
    id: id(),
    selectionId: integer()
      .notNull()
      .references(() => selections.id, { onDelete: 'cascade' }),
    kind: text().$type<SelectionLinkKind>().notNull(),
    tokenHash: text().notNull(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    unique('selection_links_hash').on(t.tokenHash),
    index('selection_links_selection').on(t.selectionId),
    isOneOf('selection_links_kind', t.kind, selectionLinkKinds),
  ],
);

/**
 * Calendars that programs requested within a day, with the last time, to count subscriptions.
 * Nothing about who requested them is stored.
 */
export const askedCalendars = sqliteTable(
  'asked_calendars',
  {
    festivalId: festivalId(),
    /** `programme`, `room/3`; `own/12` for the selection with that id. */
    address: text().notNull(),
    askedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.festivalId, t.address] })],
);
