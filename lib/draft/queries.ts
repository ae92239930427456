import { asc, eq, type SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { allRows } from '#db/all-rows.ts';
import { type Db, getDb, type Tx } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { notFound } from '#lib/errors.ts';
import { type Draft, type DraftIndex, indexDraft, inUseOrder } from '#lib/model/draft.ts';
import { withoutNames } from '#lib/model/withdrawn-names.ts';
import { may, type Permission } from '#lib/policy.ts';
import { untilWritten } from '#lib/until-written.ts';
import { withdrawnNamesOf } from './withdrawn-names.ts';

function grouped<T>(rows: readonly T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** The row of a festival. Throws notFound. */
export function festivalRow(festivalId: number, db: Db | Tx): Draft['festival'] {
  const festival = db.select().from(t.festivals).where(eq(t.festivals.id, festivalId)).get();
  if (!festival) throw notFound();
  return festival;
}

/**
 * The whole draft of a festival, in a fixed number of queries whatever its size, without names that were taken back from all that was published: it
 * is what a release and a preview are made of. Throws notFound.
 */
export function loadDraft(festivalId: number, db: Db | Tx = getDb()): Draft {
  const festival = festivalRow(festivalId, db);
  const rows = <T extends Ours>(table: T, ...order: SQL[]): T['$inferSelect'][] =>
    allRows(
      db,
      table,
      db
        .select()
        .from(table as Ours)
        .where(eq(table.festivalId, festivalId))
        .orderBy(...order),
    );
  const { filmVersions, eventRooms, eventItems, eventPeople, eventThemes, blockRooms } = t;
  const versions = grouped(rows(filmVersions, asc(filmVersions.position), asc(filmVersions.id)), (v) => v.filmId);
  const rooms = grouped(rows(eventRooms, asc(eventRooms.position), asc(eventRooms.roomId)), (r) => r.eventId);
  const items = grouped(rows(eventItems, asc(eventItems.position)), (i) => i.eventId);
  const people = grouped(rows(eventPeople, asc(eventPeople.position), asc(eventPeople.id)), (p) => p.eventId);
  const themes = grouped(rows(eventThemes, asc(eventThemes.themeId)), (e) => e.eventId);
  const roomsOfBlocks = grouped(rows(blockRooms), (b) => b.blockId);

  const draft: Draft = {
    festival,
    days: rows(t.festivalDays, asc(t.festivalDays.date)),
    venues: rows(t.venues, asc(t.venues.position), asc(t.venues.number)),
    walks: rows(t.venueWalks),
    rooms: rows(t.rooms, asc(t.rooms.position), asc(t.rooms.number)),
    crews: rows(t.roomCrews),
    films: rows(t.films, asc(t.films.number)).map((film) =>
      Object.assign(film, { versions: versions.get(film.id) ?? [] }),
    ),
    people: rows(t.people, asc(t.people.number)),
    themes: rows(t.themes, asc(t.themes.position), asc(t.themes.id)),
    series: rows(t.series, asc(t.series.number)),
    events: rows(t.events, asc(t.events.startsAt), asc(t.events.number)).map((event) =>
      Object.assign(event, {
        rooms: (rooms.get(event.id) ?? []).map(({ roomId, use }) => ({ roomId, use })).sort(inUseOrder),
        items: items.get(event.id) ?? [],
        people: people.get(event.id) ?? [],
        themeIds: (themes.get(event.id) ?? []).map((e) => e.themeId),
      }),
    ),
    blocks: rows(t.blocks, asc(t.blocks.startsAt), asc(t.blocks.id)).map((block) =>
      Object.assign(block, { roomIds: (roomsOfBlocks.get(block.id) ?? []).map((b) => b.roomId) }),
    ),
    offers: rows(t.offers, asc(t.offers.position), asc(t.offers.id)),
    pages: rows(t.pages, asc(t.pages.position), asc(t.pages.id)),
    partners: rows(t.partners, asc(t.partners.position), asc(t.partners.id)),
    pictures: rows(t.pictures, asc(t.pictures.use), asc(t.pictures.position), asc(t.pictures.id)),
  };
  return withoutNames(draft, withdrawnNamesOf(festivalId, db), festival.locale);
}

/** The draft as a role reads it: without the tags of the team for who may not read what is private. */
export function seenDraft({ id, db, role }: Authorized<Festival, Permission>, tx: Db | Tx = db): Draft {
  const draft = loadDraft(id, tx);
  if (may(role, 'private-facts')) return draft;
  const untagged = <T extends { tags: string[] }>(rows: readonly T[]) => rows.map((row) => ({ ...row, tags: [] }));
  const { films, people, events } = draft;
  return { ...draft, films: untagged(films), people: untagged(people), events: untagged(events) };
}

/**
 * The same by its ids, for pages that only read: read once until anything is written, and held only as long as there is memory for it. What was found
 * in it is kept with it (`standingOf`). Not for use inside a transaction.
 */
export function seenIndex(festival: Authorized<Festival, Permission>): DraftIndex {
  const { id, db, role } = festival;
  const kept = untilWritten(
    db,
    `draft ${id} ${may(role, 'private-facts')}`,
    (): { index: WeakRef<DraftIndex> | null } => ({ index: null }),
  );
  const known = kept.index?.deref();
  if (known) return known;
  const index = indexDraft(seenDraft(festival));
  kept.index = new WeakRef(index);
  return index;
}

/** A table whose rows are of one festival each. */
type Ours = SQLiteTable & { festivalId: SQLiteColumn };
