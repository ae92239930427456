import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { among, insertAll, insertRow, ownRow, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { groupedBy } from '#lib/grouped.ts';
import type { RootKind } from '#lib/history/root-kind.ts';
import { type DraftEvent, type DraftOffer, inUseOrder } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import { isEqual } from '#lib/plain-values.ts';

/**
 * A séance with all rows that are edited, recorded and restored with it; `offers` are only those of
 * the séance itself.
 */
export type EventRoot = DraftEvent & { readonly offers: readonly DraftOffer[] };

type PartTable =
  | typeof t.eventRooms
  | typeof t.eventItems
  | typeof t.eventPeople
  | typeof t.eventThemes
  | typeof t.offers;

const ofEvent = (table: PartTable, festivalId: number, eventId: number) =>
  and(eq(table.festivalId, festivalId), eq(table.eventId, eventId));

/** The rows by the séance they belong to. */
function byEvent<T extends { eventId: number | null }>(rows: readonly T[]): (id: number) => T[] {
  const groups = groupedBy(rows, ({ eventId }) => eventId);
  return (id) => groups.get(id) ?? [];
}

/**
 * The present state of the séances with these ids, by id, in a fixed number of queries. Ids that
 * are not in this festival are left out.
 */
export function readEvents(db: Db | Tx, festivalId: number, ids: readonly number[]): Map<number, EventRoot> {
  if (ids.length === 0) return new Map();
  const rows = db
    .select()
    .from(t.events)
    .where(and(eq(t.events.festivalId, festivalId), among(t.events.id, ids)))
    .all();
  const own = (table: PartTable) => and(eq(table.festivalId, festivalId), among(table.eventId, ids));
  const rooms = byEvent(
    db
      .select()
      .from(t.eventRooms)
      .where(own(t.eventRooms))
      .orderBy(asc(t.eventRooms.position), asc(t.eventRooms.roomId))
      .all(),
  );
  const items = byEvent(
    db.select().from(t.eventItems).where(own(t.eventItems)).orderBy(asc(t.eventItems.position)).all(),
  );
  const people = byEvent(
    db
      .select()
      .from(t.eventPeople)
      .where(own(t.eventPeople))
      .orderBy(asc(t.eventPeople.position), asc(t.eventPeople.id))
      .all(),
  );
  const themes = byEvent(
    db.select().from(t.eventThemes).where(own(t.eventThemes)).orderBy(asc(t.eventThemes.themeId)).all(),
  );
  const offers = byEvent(
    db.select().from(t.offers).where(own(t.offers)).orderBy(asc(t.offers.position), asc(t.offers.id)).all(),
  );
  return new Map(
    rows.map((event) => [
      event.id,
      {
        ...event,
        rooms: rooms(event.id)
          .map(({ roomId, use }) => ({ roomId, use }))
          .sort(inUseOrder),
        items: items(event.id),
        people: people(event.id),
        themeIds: themes(event.id).map((row) => row.themeId),
        offers: offers(event.id),
      },
    ]),
  );
}

/** The present state of the séance of this festival; null when there is none of that id. */
export const readEvent = (db: Db | Tx, festivalId: number, id: number): EventRoot | null =>
  readEvents(db, festivalId, [id]).get(id) ?? null;

type Part<T, K extends keyof T> = Omit<T, 'id' | 'festivalId' | 'eventId' | 'position' | K> & {
  id?: number | undefined;
};
/** The rows that belong to a séance, in order. A row without an id gets one. */
export type EventParts = {
  rooms: EventRoot['rooms'];
  items: Part<EventRoot['items'][number], never>[];
  /** `item` is the position of their part in `items`; null for the whole séance. */
  people: (Part<EventRoot['people'][number], 'itemId'> & { item: number | null })[];
  themeIds: readonly number[];
  offers: Part<DraftOffer, 'dayId' | 'seriesId'>[];
};

/** Replaces only the rooms of a séance. */
function replaceRooms(tx: Tx, festivalId: number, eventId: number, rooms: EventParts['rooms']): void {
  tx.delete(t.eventRooms)
    .where(ofEvent(t.eventRooms, festivalId, eventId))
    .run();
  for (const [position, room] of rooms.entries())
    tx.insert(t.eventRooms)
      .values({ festivalId, eventId, ...room, position })
      .run();
}

/**
 * Replaces all rows that belong to the séance; those that had an id keep it. Saving, duplicating
 * and undoing all go through here.
 */
export function replaceParts(tx: Tx, festivalId: number, eventId: number, parts: EventParts): void {
  // People first, because they refer to items.
  for (const table of [t.eventPeople, t.eventItems, t.eventThemes, t.offers])
    tx.delete(table)
      .where(ofEvent(table, festivalId, eventId))
      .run();
  const own = { festivalId, eventId };
  replaceRooms(tx, festivalId, eventId, parts.rooms);
  const itemIds = parts.items.map((item, position) => insertRow(tx, t.eventItems, { ...own, ...item, position }));
  for (const [position, { item, ...person }] of parts.people.entries())
    tx.insert(t.eventPeople)
      .values({ ...own, ...person, position, itemId: item === null ? null : (itemIds[item] ?? null) })
      .run();
  for (const themeId of parts.themeIds)
    tx.insert(t.eventThemes)
      .values({ ...own, themeId })
      .run();
  for (const [position, offer] of parts.offers.entries())
    tx.insert(t.offers)
      .values({ ...own, ...offer, position })
      .run();
}

/**
 * Inserts thousands of complete séances with their ids, which must be free. `db` is in a
 * transaction.
 */
export function insertEvents(db: Db, roots: readonly EventRoot[]): void {
  const parts = <T>(of: (root: EventRoot) => readonly T[]) => roots.flatMap((root) => [...of(root)]);
  insertAll(
    db,
    t.events,
    roots.map((root) => split(root).row),
  );
  insertAll(
    db,
    t.eventRooms,
    parts(({ festivalId, id: eventId, rooms }) =>
      rooms.map((room, position) => ({ festivalId, eventId, ...room, position })),
    ),
  );
  insertAll(
    db,
    t.eventItems,
    parts((root) => root.items),
  );
  insertAll(
    db,
    t.eventPeople,
    parts((root) => root.people),
  );
  insertAll(
    db,
    t.eventThemes,
    parts(({ festivalId, id: eventId, themeIds }) => themeIds.map((themeId) => ({ festivalId, eventId, themeId }))),
  );
  insertAll(
    db,
    t.offers,
    parts((root) => root.offers),
  );
}

/** Inserts a séance with a number and a UID of its own; returns its id. */
export function insertEvent(
  tx: Tx,
  festivalId: number,
  columns: Omit<typeof t.events.$inferInsert, 'id' | 'festivalId' | 'uid' | 'number' | 'createdAt'>,
  parts: EventParts,
  now: string,
): number {
  const own = { festivalId, uid: randomUUID(), number: takeNumber(tx, festivalId), createdAt: now };
  const id = insertRow(tx, t.events, { ...columns, ...own });
  replaceParts(tx, festivalId, id, parts);
  return id;
}

/** The row of a part, for another séance. */
export const withoutId = <T extends { id?: number | undefined }>({ id: _, ...row }: T) => row;

/** A séance split into its own row and the rows that belong to it. */
export function split(root: EventRoot): { row: typeof t.events.$inferSelect; parts: EventParts } {
  const { rooms, items, people, themeIds, offers, ...row } = root;
  const bare = <T extends { festivalId: number; eventId: number | null; position: number }>(part: T) => {
    const { festivalId: _f, eventId: _e, position: _p, ...rest } = part;
    return rest;
  };
  const placeOf = (itemId: number | null) => {
    const place = items.findIndex((item) => item.id === itemId);
    return place < 0 ? null : place;
  };
  return {
    row,
    parts: {
      rooms,
      items: items.map(bare),
      people: people.map(({ itemId, ...person }) => ({ ...bare(person), item: placeOf(itemId) })),
      themeIds,
      offers: offers.map(({ dayId: _d, seriesId: _s, ...offer }) => bare(offer)),
    },
  };
}

const idsOf = (parts: readonly { id: number }[]) => parts.map(({ id }) => id);

/** How séances are recorded and restored, thousands at once. */
export const eventKind: RootKind<EventRoot> = {
  entity: 'event',
  permission: 'schedule',
  table: t.events,
  read: readEvent,
  insert: (tx, root) => {
    const { row, parts } = split(root);
    tx.insert(t.events).values(row).run();
    replaceParts(tx, row.festivalId, row.id, parts);
  },
  update: (tx, root, current) => {
    const { row, parts } = split(root);
    const now = split(current);
    // Only the columns that differ are written, because most undone acts are moves of thousands of
    // séances.
    const columns = Object.entries(row).filter(([name, value]) => !isEqual(value, now.row[name as keyof typeof row]));
    if (columns.length > 0) setRow(tx, t.events, row.festivalId, row.id, Object.fromEntries(columns));
    const others = { ...parts, rooms: now.parts.rooms, items: now.parts.items };
    if (!isEqual(others, now.parts) || !isEqual(idsOf(root.items), idsOf(current.items)))
      return replaceParts(tx, row.festivalId, row.id, parts);
    if (!isEqual(parts.rooms, now.parts.rooms)) replaceRooms(tx, row.festivalId, row.id, parts.rooms);
    for (const [i, item] of root.items.entries())
      if (!isEqual(item, current.items[i])) setRow(tx, t.eventItems, row.festivalId, item.id, item);
  },
  // The database deletes the rows that belong to it as well.
  remove: (tx, { festivalId, id }) =>
    void tx
      .delete(t.events)
      .where(ownRow(t.events, festivalId, id))
      .run(),
  many: {
    read: readEvents,
    insert: insertEvents,
    remove: (db, festivalId, ids) =>
      void db
        .delete(t.events)
        .where(and(eq(t.events.festivalId, festivalId), among(t.events.id, ids)))
        .run(),
  },
};
