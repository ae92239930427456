import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { date, holdsDate, id, instant, isJson, isOneOf } from '#db/columns.ts';
import { type SelectionLinkKind, selectionLinkKinds } from '#db/enums.ts';
import { festivalId } from './festivals.ts';

/**
 * What a visitor chose of a festival and keeps under a private address. Nothing says who they are.
 */
export const selections = sqliteTable(
  'selections',
  {
    id: id(),
    festivalId: festivalId(),
    /** `[[number, seen], …]`, as lib/selections/selection.ts writes it. */
    events: text({ mode: 'json' }).$type<unknown>().notNull().default(sql`'[]'`),
    /** Numbers of films. */
    films: text({ mode: 'json' }).$type<unknown>().notNull().default(sql`'[]'`),
    /**
     * How often a link to read was made; each is made anew from the private address and this
     * number.
     */
    shares: integer().notNull().default(0),
    createdAt: instant().notNull(),
    changedAt: instant().notNull(),
    /** The last date somebody or their calendar read it: a year later it is deleted. */
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

/** The addresses of a selection: 128 bits each, only their SHA-256 here. */
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
 * Calendars that programs asked for within a day, and when last, to count them. Who asked, and from
 * where, is in no row.
 */
export const askedCalendars = sqliteTable(
  'asked_calendars',
  {
    festivalId: festivalId(),
    /** `programme`, `room/3`; `own/12` of the selection of that id. */
    address: text().notNull(),
    askedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.festivalId, t.address] })],
);
