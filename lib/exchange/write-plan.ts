import { randomUUID } from 'node:crypto';
import { and, eq, getTableName, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from '../../db/client.ts';
import type { ChangeEntity } from '../../db/enums.ts';
import { insertAll } from '../../db/insert-all.ts';
import * as t from '../../db/schema/index.ts';
import { type EventRoot, insertEvents, replaceParts, replaceRooms, split } from '../events/root.ts';
import { matchDays } from '../festivals/move-days.ts';
import { takeNumber } from '../festivals/numbers.ts';
import { festivalKind } from '../festivals/root.ts';
import { BROUGHT_IN, type Change, recordChanges } from '../history/record.ts';
import { type ClientKey, changeRoot, keyOf, type Root } from '../history/roots.ts';
import type { DraftEvent, DraftOffer } from '../programme/draft.ts';
import type { VenueRoot } from '../venues/roots.ts';
import { keepKeys } from './import-keys.ts';
import type { ImportingProgramme, ProgrammePlan } from './planned.ts';
import { newDates, newPeople, newRooms } from './programme-plan.ts';

/**
 * Writes a plan inside `tx` as one batch: what is new gets ids and numbers of its own, and everything that points at it follows. Answers the batch that takes all of
 * it back; null where nothing was to be done, and only what things are called in the file was noted.
 */
export function writePlan(
  tx: Tx,
  festival: ImportingProgramme,
  plan: ProgrammePlan,
  clientKey: ClientKey,
  now: string,
): string | null {
  const batch = plan.counts.doing > 0 ? randomUUID() : null;
  const ids = realIds(tx);
  if (batch) {
    // The first change carries the key: the others of the batch are done or not with it.
    let key = keyOf(festival.id, clientKey);
    const written: Change[] = [];
    const record = (entity: ChangeEntity, verb: string, before: Root | null, after: Root) => {
      written.push({
        festivalId: festival.id,
        actor: festival.actor,
        at: now,
        entity,
        entityId: after.id,
        verb,
        before,
        after,
        batch,
        clientKey: key,
      });
      key = null;
    };
    // Undo goes backwards: what others stand in or point at is written before them.
    changeDates(tx, festival, plan, batch, now);
    writePlaces(tx, festival, plan, ids, record);
    writePeople(tx, festival, plan, ids, record);
    writeThemes(festival.db, plan, ids, record);
    writeNewEvents(tx, festival, plan, ids, now, record);
    writeChangedEvents(tx, festival.id, plan, ids, record);
    recordChanges(festival.db, written);
  }
  noteKeys(festival, plan, ids, batch);
  return batch;
}

type Recorder = (entity: ChangeEntity, verb: string, before: Root | null, after: Root) => void;
type Ids = ReturnType<typeof realIds>;

/** The ids that what is new gets, by the ones below zero it has in the plan. They are taken from SQLite's own counters, so that none is ever given twice. */
function realIds(tx: Tx) {
  const made = new Map<number, number>();
  return {
    /** Gives the rows of these provisional ids the next ids of their table. */
    take: (table: SQLiteTable, provisional: readonly number[]) => {
      if (provisional.length === 0) return;
      const last = tx.get<{ seq: number } | undefined>(
        sql`select seq from sqlite_sequence where name = ${getTableName(table)}`,
      );
      for (const [at, id] of provisional.entries()) made.set(id, (last?.seq ?? 0) + at + 1);
    },
    of: (id: number): number => (id < 0 ? (made.get(id) ?? id) : id),
  };
}

function changeDates(
  tx: Tx,
  festival: ImportingProgramme,
  { outside }: ProgrammePlan,
  batch: string,
  now: string,
): void {
  const dates = newDates(outside);
  const before = dates && festivalKind.read(tx, festival.id, festival.id);
  if (!before) return;
  matchDays({ tx, festival, batch, now }, dates);
  changeRoot(tx, festival, festivalKind, before, { verb: BROUGHT_IN, batch }, now, () => {
    tx.update(t.festivals).set(dates).where(eq(t.festivals.id, festival.id)).run();
    return undefined;
  });
}

function writePlaces(
  tx: Tx,
  { db, id: festivalId }: ImportingProgramme,
  plan: ProgrammePlan,
  ids: Ids,
  record: Recorder,
): void {
  const fresh = newRooms(plan.rooms);
  const number = takeNumber(tx, festivalId, plan.venues.length + fresh.length);
  ids.take(
    t.venues,
    plan.venues.map(({ id }) => id),
  );
  ids.take(
    t.rooms,
    fresh.map(({ id }) => id),
  );
  const venues = plan.venues.map((venue, at) => ({ ...venue, id: ids.of(venue.id), number: number + at }));
  const rooms = fresh.map((room, at) => ({
    ...room,
    id: ids.of(room.id),
    venueId: ids.of(room.venueId),
    number: number + venues.length + at,
  }));
  insertAll(db, t.venues, venues);
  insertAll(db, t.rooms, rooms);
  for (const row of venues) {
    const root: VenueRoot = { ...row, walks: [] };
    record('venue', 'created', null, root);
  }
  for (const row of rooms) record('room', 'created', null, row);
  for (const row of plan.rooms) {
    if (row.is !== 'same' || !row.seats) continue;
    const after = { ...row.room, version: row.room.version + 1 };
    tx.update(t.rooms)
      .set({ seats: after.seats, version: after.version })
      .where(and(eq(t.rooms.festivalId, festivalId), eq(t.rooms.id, after.id)))
      .run();
    record('room', 'edited', { ...row.room, seats: row.seats.before } as Root, after);
  }
}

function writePeople(
  tx: Tx,
  { db, id: festivalId }: ImportingProgramme,
  plan: ProgrammePlan,
  ids: Ids,
  record: Recorder,
): void {
  const fresh = newPeople(plan.people);
  const number = takeNumber(tx, festivalId, fresh.length);
  ids.take(
    t.people,
    fresh.map(({ id }) => id),
  );
  const rows = fresh.map((person, at) => ({
    ...person,
    id: ids.of(person.id),
    uid: randomUUID(),
    number: number + at,
  }));
  insertAll(db, t.people, rows);
  for (const row of rows) record('person', 'created', null, row);
  for (const row of plan.people) {
    if (row.is !== 'changed') continue;
    const after = { ...row.person, version: row.person.version + 1 };
    tx.update(t.people)
      .set({ name: after.name, version: after.version })
      .where(and(eq(t.people.festivalId, festivalId), eq(t.people.id, after.id)))
      .run();
    record('person', 'edited', { ...row.person, name: row.before } as Root, after);
  }
}

function writeThemes(db: Db, { themes }: ProgrammePlan, ids: Ids, record: Recorder): void {
  ids.take(
    t.themes,
    themes.map(({ id }) => id),
  );
  const rows = themes.map((theme) => ({ ...theme, id: ids.of(theme.id) }));
  insertAll(db, t.themes, rows);
  for (const row of rows) record('theme', 'created', null, row);
}

/** A séance of the plan with the ids its rows have. */
function withIds(event: DraftEvent, ids: Ids, offers: readonly DraftOffer[]): EventRoot {
  const eventId = ids.of(event.id);
  return {
    ...event,
    id: eventId,
    rooms: event.rooms.map(({ roomId, use }) => ({ roomId: ids.of(roomId), use })),
    items: event.items.map((item, position) => ({ ...item, id: ids.of(item.id), eventId, position })),
    people: event.people.map((row, position) => ({
      ...row,
      id: ids.of(row.id),
      eventId,
      personId: ids.of(row.personId),
      position,
      itemId: row.itemId === null ? null : ids.of(row.itemId),
    })),
    themeIds: event.themeIds.map(ids.of).sort((a, b) => a - b),
    offers,
  };
}

/** Ids for the parts of these séances that have none yet. */
function takePartIds(ids: Ids, events: readonly DraftEvent[]): void {
  const fresh = (rows: readonly { id: number }[]) => rows.filter(({ id }) => id < 0).map(({ id }) => id);
  ids.take(
    t.eventItems,
    events.flatMap((event) => fresh(event.items)),
  );
  ids.take(
    t.eventPeople,
    events.flatMap((event) => fresh(event.people)),
  );
}

function writeNewEvents(
  tx: Tx,
  { db, id: festivalId }: ImportingProgramme,
  plan: ProgrammePlan,
  ids: Ids,
  now: string,
  record: Recorder,
): void {
  const fresh = plan.events.flatMap((row) => (row.is === 'new' ? [row.event] : []));
  if (fresh.length === 0) return;
  const number = takeNumber(tx, festivalId, fresh.length);
  ids.take(
    t.events,
    fresh.map(({ id }) => id),
  );
  takePartIds(ids, fresh);
  const roots = fresh.map((event, at) =>
    withIds({ ...event, uid: randomUUID(), number: number + at, createdAt: now }, ids, []),
  );
  insertEvents(db, roots);
  for (const root of roots) record('event', 'created', null, root);
}

function writeChangedEvents(tx: Tx, festivalId: number, plan: ProgrammePlan, ids: Ids, record: Recorder): void {
  const offers = new Map<number, DraftOffer[]>();
  for (const offer of plan.after.offers)
    if (offer.eventId !== null) offers.set(offer.eventId, [...(offers.get(offer.eventId) ?? []), offer]);
  const changed = [
    ...plan.events.flatMap((row) => (row.is === 'changed' ? [{ ...row, verb: 'edited' }] : [])),
    ...plan.cancelling.map((before) => ({
      ...{ before, event: { ...before, status: 'cancelled' as const }, verb: 'cancelled' },
    })),
  ];
  takePartIds(
    ids,
    changed.map(({ event }) => event),
  );
  for (const { before: was, event, verb } of changed) {
    const before: EventRoot = { ...was, offers: offers.get(was.id) ?? [] };
    const after: EventRoot = { ...withIds(event, ids, before.offers), version: before.version + 1 };
    const [old, next] = [split(before), split(after)];
    tx.update(t.events)
      .set(differing(old.row, next.row))
      .where(and(eq(t.events.festivalId, festivalId), eq(t.events.id, after.id)))
      .run();
    const { rooms: oldRooms, ...oldParts } = old.parts;
    const { rooms, ...parts } = next.parts;
    if (!isSame(oldParts, parts)) replaceParts(tx, festivalId, after.id, next.parts);
    else if (!isSame(oldRooms, rooms)) replaceRooms(tx, festivalId, after.id, rooms);
    record('event', verb, before, after);
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The columns in which the second differs from the first. */
function differing<T extends object>(before: T, after: T): Partial<T> {
  const columns: Partial<T> = {};
  for (const column of Object.keys(after) as (keyof T)[])
    if (!isSame(before[column], after[column])) columns[column] = after[column];
  return columns;
}

/** What the file calls everything it names, so that it finds it again. */
function noteKeys(
  { db, id: festivalId }: ImportingProgramme,
  plan: ProgrammePlan,
  ids: Ids,
  batch: string | null,
): void {
  const keep = (entity: ChangeEntity, keys: [string, number][]) =>
    keepKeys(db, festivalId, plan.source, entity, batch, keys);
  keep(
    'room',
    plan.rooms.flatMap((row) =>
      row.is === 'asked' || row.is === 'left' ? [] : [[row.foreignId, ids.of(row.room.id)]],
    ),
  );
  keep(
    'person',
    plan.people.flatMap((row) =>
      row.is === 'asked' || row.is === 'left' ? [] : [[row.foreignId, ids.of(row.person.id)]],
    ),
  );
  keep(
    'event',
    plan.events.flatMap((row) =>
      row.is === 'asked' || row.is === 'refused' || row.is === 'left' ? [] : [[row.foreignId, ids.of(row.event.id)]],
    ),
  );
}
