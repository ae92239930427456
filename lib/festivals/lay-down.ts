import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from '#db/client.ts';
import { insertAll, nextId } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { insertEvents } from '#lib/events/root.ts';
import type { Root } from '#lib/history/root-kind.ts';
import type { Draft, DraftBlock, DraftEvent } from '#lib/model/draft.ts';

/*
 * Rows that are not stored yet (from a template, an earlier edition, or a file) are rows of a draft
 * with unique negative ids, so that rules can read them like any draft. Here they get real ids and
 * are inserted.
 */

/** A row that is not stored. Missing columns get the table's defaults. */
type Row<T extends SQLiteTable> = T['$inferInsert'] & Root;

/** They may refer to stored rows. */
export type Unstored = Readonly<{
  days: readonly Row<typeof t.festivalDays>[];
  venues: Draft['venues'];
  rooms: Draft['rooms'];
  themes: readonly Row<typeof t.themes>[];
  series: readonly Row<typeof t.series>[];
  films: readonly (Row<typeof t.films> & {
    versions: readonly (typeof t.filmVersions.$inferInsert & { id: number })[];
  })[];
  people: readonly Row<typeof t.people>[];
  events: Draft['events'];
  blocks: readonly (Row<typeof t.blocks> & Pick<DraftBlock, 'roomIds'>)[];
  offers: readonly Row<typeof t.offers>[];
}>;

/** Makes unique negative ids. */
export function provisionalIds(): () => number {
  let last = 0;
  return () => {
    last -= 1;
    return last;
  };
}

/**
 * The real ids of rows by their negative ones. They are taken from SQLite's own counters, so that
 * none is ever given twice.
 */
export type NewIds = ReturnType<typeof newIds>;

export function newIds(tx: Tx) {
  const made = new Map<number, number>();
  const of = (id: number): number => (id < 0 ? (made.get(id) ?? id) : id);
  return {
    /** Gives the next ids of their table to those of these rows that have none yet. */
    take: (table: SQLiteTable, rows: readonly { id: number }[]) => {
      const fresh = rows.filter(({ id }) => id < 0);
      if (fresh.length === 0) return;
      const first = nextId(tx, table);
      for (const [at, { id }] of fresh.entries()) made.set(id, first + at);
    },
    of,
    ofAny: (id: number | null | undefined): number | null => (typeof id === 'number' ? of(id) : null),
  };
}

/** Ids for the parts of these séances that have none yet. */
export function takePartIds(ids: NewIds, events: readonly DraftEvent[]): void {
  ids.take(
    t.eventItems,
    events.flatMap(({ items }) => items),
  );
  ids.take(
    t.eventPeople,
    events.flatMap(({ people }) => people),
  );
}

/** A séance and its parts with the real ids. */
export function withIds(event: DraftEvent, ids: NewIds): DraftEvent {
  const eventId = ids.of(event.id);
  return {
    ...event,
    id: eventId,
    seriesId: ids.ofAny(event.seriesId),
    continuesEventId: ids.ofAny(event.continuesEventId),
    endsAtVenueId: ids.ofAny(event.endsAtVenueId),
    rooms: event.rooms.map(({ roomId, use }) => ({ roomId: ids.of(roomId), use })),
    items: event.items.map((item, position) => ({
      ...item,
      id: ids.of(item.id),
      eventId,
      filmId: ids.ofAny(item.filmId),
      filmVersionId: ids.ofAny(item.filmVersionId),
      position,
    })),
    people: event.people.map((row, position) => ({
      ...row,
      id: ids.of(row.id),
      eventId,
      personId: ids.of(row.personId),
      position,
      itemId: ids.ofAny(row.itemId),
    })),
    themeIds: event.themeIds.map(ids.of).sort((a, b) => a - b),
  };
}

/**
 * Inserts rows table by table, and returns them as they are stored. They have their numbers and
 * uids already. A séance comes after the one it continues. `db` is in the transaction of `ids`.
 */
export function layDown(db: Db, ids: NewIds, unstored: Partial<Unstored>): Unstored {
  const { days = [], venues = [], rooms = [], themes = [], series = [] } = unstored;
  const { films = [], people = [], events = [], blocks = [], offers = [] } = unstored;
  const versions = films.flatMap((film) => film.versions);
  for (const [table, rows] of [
    [t.festivalDays, days],
    [t.venues, venues],
    [t.rooms, rooms],
    [t.themes, themes],
    [t.series, series],
    [t.films, films],
    [t.filmVersions, versions],
    [t.people, people],
    [t.events, events],
    [t.blocks, blocks],
    [t.offers, offers],
  ] as const)
    ids.take(table, rows);
  takePartIds(ids, events);
  const stored = <T extends { id: number }>(row: T): T => ({ ...row, id: ids.of(row.id) });
  const laid: Unstored = {
    days: days.map(stored),
    venues: venues.map(stored),
    rooms: rooms.map((room) => ({ ...stored(room), venueId: ids.of(room.venueId) })),
    themes: themes.map(stored),
    series: series.map(stored),
    films: films.map((film) => ({
      ...stored(film),
      versions: film.versions.map((version) => ({ ...stored(version), filmId: ids.of(film.id) })),
    })),
    people: people.map(stored),
    events: events.map((event) => withIds(event, ids)),
    blocks: blocks.map((block) => ({ ...stored(block), roomIds: block.roomIds.map(ids.of) })),
    offers: offers.map((offer) => ({
      ...stored(offer),
      dayId: ids.ofAny(offer.dayId),
      seriesId: ids.ofAny(offer.seriesId),
      eventId: ids.ofAny(offer.eventId),
    })),
  };
  insertAll(db, t.festivalDays, laid.days);
  insertAll(db, t.venues, laid.venues);
  insertAll(db, t.rooms, laid.rooms);
  insertAll(db, t.themes, laid.themes);
  insertAll(db, t.series, laid.series);
  insertAll(db, t.films, laid.films);
  insertAll(
    db,
    t.filmVersions,
    laid.films.flatMap((film) => film.versions),
  );
  insertAll(db, t.people, laid.people);
  insertEvents(
    db,
    laid.events.map((event) => ({ ...event, offers: [] })),
  );
  insertAll(db, t.blocks, laid.blocks);
  insertAll(
    db,
    t.blockRooms,
    laid.blocks.flatMap(({ festivalId, id: blockId, roomIds }) =>
      roomIds.map((roomId) => ({ festivalId, blockId, roomId })),
    ),
  );
  insertAll(db, t.offers, laid.offers);
  return laid;
}
