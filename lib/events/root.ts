import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../db/client.ts';
import * as t from '../../db/schema/index.ts';

/** A séance with everything that is edited with it: what is written as a whole, recorded in the history, and put back by undo. */
export type EventRoot = {
  event: typeof t.events.$inferSelect;
  rooms: Omit<typeof t.eventRooms.$inferSelect, 'festivalId' | 'eventId'>[];
  items: Omit<typeof t.eventItems.$inferSelect, 'festivalId' | 'eventId'>[];
  people: Omit<typeof t.eventPeople.$inferSelect, 'festivalId' | 'eventId'>[];
  themeIds: number[];
  /** Those of the séance alone. */
  offers: Omit<typeof t.offers.$inferSelect, 'festivalId' | 'eventId' | 'dayId' | 'seriesId'>[];
};

const withoutKeys = <T extends { festivalId: number; eventId: number | null }>(row: T) => {
  const { festivalId, eventId, ...rest } = row;
  return rest;
};

/** The séance of this festival with that number or id as it stands; null when there is none. */
export function readRoot(db: Db | Tx, festivalId: number, by: { number: number } | { id: number }): EventRoot | null {
  const event = db
    .select()
    .from(t.events)
    .where(
      and(
        eq(t.events.festivalId, festivalId),
        'number' in by ? eq(t.events.number, by.number) : eq(t.events.id, by.id),
      ),
    )
    .get();
  if (!event) return null;
  const of = <C extends { festivalId: typeof t.eventItems.festivalId; eventId: typeof t.eventItems.eventId }>(
    table: C,
  ) => and(eq(table.festivalId, festivalId), eq(table.eventId, event.id));
  return {
    event,
    rooms: db
      .select()
      .from(t.eventRooms)
      .where(and(eq(t.eventRooms.festivalId, festivalId), eq(t.eventRooms.eventId, event.id)))
      .orderBy(asc(t.eventRooms.position), asc(t.eventRooms.roomId))
      .all()
      .map(withoutKeys),
    items: db
      .select()
      .from(t.eventItems)
      .where(of(t.eventItems))
      .orderBy(asc(t.eventItems.position))
      .all()
      .map(withoutKeys),
    people: db
      .select()
      .from(t.eventPeople)
      .where(and(eq(t.eventPeople.festivalId, festivalId), eq(t.eventPeople.eventId, event.id)))
      .orderBy(asc(t.eventPeople.position), asc(t.eventPeople.id))
      .all()
      .map(withoutKeys),
    themeIds: db
      .select({ themeId: t.eventThemes.themeId })
      .from(t.eventThemes)
      .where(and(eq(t.eventThemes.festivalId, festivalId), eq(t.eventThemes.eventId, event.id)))
      .orderBy(asc(t.eventThemes.themeId))
      .all()
      .map((row) => row.themeId),
    offers: db
      .select()
      .from(t.offers)
      .where(and(eq(t.offers.festivalId, festivalId), eq(t.offers.eventId, event.id)))
      .orderBy(asc(t.offers.position), asc(t.offers.id))
      .all()
      .map(({ dayId, seriesId, ...offer }) => withoutKeys(offer)),
  };
}

/** A row to insert: without an id it gets one. */
type New<T extends { id: number }> = Omit<T, 'id'> & { id?: number | undefined };
export type EventParts = {
  rooms: EventRoot['rooms'];
  items: New<EventRoot['items'][number]>[];
  /** `item` points into `items` by index where the row has no id yet. */
  people: (New<EventRoot['people'][number]> & { item?: number | null })[];
  themeIds: number[];
  offers: New<EventRoot['offers'][number]>[];
};

/** Everything that hangs on the séance is written anew, with the ids it had: one path for saving, duplicating and undoing. */
export function replaceParts(tx: Tx, festivalId: number, eventId: number, parts: EventParts): void {
  removeParts(tx, festivalId, eventId);
  const own = { festivalId, eventId };
  for (const room of parts.rooms)
    tx.insert(t.eventRooms)
      .values({ ...own, ...room })
      .run();
  const itemIds = parts.items.map(
    (item) =>
      tx
        .insert(t.eventItems)
        .values({ ...own, ...item })
        .returning({ id: t.eventItems.id })
        .get().id,
  );
  for (const { item, ...person } of parts.people) {
    const itemId = item === undefined ? person.itemId : item === null ? null : (itemIds[item] ?? null);
    tx.insert(t.eventPeople)
      .values({ ...own, ...person, itemId })
      .run();
  }
  for (const themeId of parts.themeIds)
    tx.insert(t.eventThemes)
      .values({ ...own, themeId })
      .run();
  for (const offer of parts.offers)
    tx.insert(t.offers)
      .values({ ...own, ...offer })
      .run();
}

function removeParts(tx: Tx, festivalId: number, eventId: number): void {
  // People first: they point at items.
  for (const table of [t.eventPeople, t.eventItems, t.eventRooms, t.eventThemes, t.offers]) {
    tx.delete(table)
      .where(and(eq(table.festivalId, festivalId), eq(table.eventId, eventId)))
      .run();
  }
}

/** Deletes the séance and what hangs on it. */
export function removeRoot(tx: Tx, festivalId: number, eventId: number): void {
  removeParts(tx, festivalId, eventId);
  tx.delete(t.events)
    .where(and(eq(t.events.festivalId, festivalId), eq(t.events.id, eventId)))
    .run();
}
