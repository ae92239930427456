import { asc, desc, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '../../db/client.ts';
import * as t from '../../db/schema/index.ts';
import { notFound } from '../errors.ts';
import { type Draft, inUseOrder } from './draft.ts';

function grouped<T>(rows: readonly T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** One line of the history of releases. `at` is an instant. */
export type ReleaseEntry = Pick<typeof t.releases.$inferSelect, 'number' | 'at' | 'byName' | 'note' | 'republishes'>;

/** How many releases the history lists. */
const MAX_RELEASES = 200;

/** The releases of a festival, the current one first, without their documents. */
export function releaseHistory(festivalId: number, db: Db | Tx = getDb()): ReleaseEntry[] {
  const { number, at, byName, note, republishes } = t.releases;
  return db
    .select({ number, at, byName, note, republishes })
    .from(t.releases)
    .where(eq(t.releases.festivalId, festivalId))
    .orderBy(desc(number))
    .limit(MAX_RELEASES)
    .all();
}

/** The whole draft of a festival, in a fixed number of queries whatever its size. Throws notFound. */
export function loadDraft(festivalId: number, db: Db | Tx = getDb()): Draft {
  const festival = db.select().from(t.festivals).where(eq(t.festivals.id, festivalId)).get();
  if (!festival) throw notFound();
  const versions = grouped(
    db
      .select()
      .from(t.filmVersions)
      .where(eq(t.filmVersions.festivalId, festivalId))
      .orderBy(asc(t.filmVersions.position), asc(t.filmVersions.id))
      .all(),
    (v) => v.filmId,
  );
  const rooms = grouped(
    db
      .select()
      .from(t.eventRooms)
      .where(eq(t.eventRooms.festivalId, festivalId))
      .orderBy(asc(t.eventRooms.position), asc(t.eventRooms.roomId))
      .all(),
    (r) => r.eventId,
  );
  const items = grouped(
    db
      .select()
      .from(t.eventItems)
      .where(eq(t.eventItems.festivalId, festivalId))
      .orderBy(asc(t.eventItems.position))
      .all(),
    (i) => i.eventId,
  );
  const people = grouped(
    db
      .select()
      .from(t.eventPeople)
      .where(eq(t.eventPeople.festivalId, festivalId))
      .orderBy(asc(t.eventPeople.position), asc(t.eventPeople.id))
      .all(),
    (p) => p.eventId,
  );
  const eventThemes = grouped(
    db
      .select()
      .from(t.eventThemes)
      .where(eq(t.eventThemes.festivalId, festivalId))
      .orderBy(asc(t.eventThemes.themeId))
      .all(),
    (e) => e.eventId,
  );
  const blockRooms = grouped(
    db.select().from(t.blockRooms).where(eq(t.blockRooms.festivalId, festivalId)).all(),
    (b) => b.blockId,
  );

  return {
    festival,
    days: db
      .select()
      .from(t.festivalDays)
      .where(eq(t.festivalDays.festivalId, festivalId))
      .orderBy(asc(t.festivalDays.date))
      .all(),
    venues: db
      .select()
      .from(t.venues)
      .where(eq(t.venues.festivalId, festivalId))
      .orderBy(asc(t.venues.position), asc(t.venues.number))
      .all(),
    walks: db.select().from(t.venueWalks).where(eq(t.venueWalks.festivalId, festivalId)).all(),
    rooms: db
      .select()
      .from(t.rooms)
      .where(eq(t.rooms.festivalId, festivalId))
      .orderBy(asc(t.rooms.position), asc(t.rooms.number))
      .all(),
    crews: db.select().from(t.roomCrews).where(eq(t.roomCrews.festivalId, festivalId)).all(),
    films: db
      .select()
      .from(t.films)
      .where(eq(t.films.festivalId, festivalId))
      .orderBy(asc(t.films.number))
      .all()
      .map((film) => ({ ...film, versions: versions.get(film.id) ?? [] })),
    people: db.select().from(t.people).where(eq(t.people.festivalId, festivalId)).orderBy(asc(t.people.number)).all(),
    themes: db
      .select()
      .from(t.themes)
      .where(eq(t.themes.festivalId, festivalId))
      .orderBy(asc(t.themes.position), asc(t.themes.id))
      .all(),
    series: db.select().from(t.series).where(eq(t.series.festivalId, festivalId)).orderBy(asc(t.series.number)).all(),
    events: db
      .select()
      .from(t.events)
      .where(eq(t.events.festivalId, festivalId))
      .orderBy(asc(t.events.startsAt), asc(t.events.number))
      .all()
      .map((event) => ({
        ...event,
        rooms: (rooms.get(event.id) ?? []).map(({ roomId, use }) => ({ roomId, use })).sort(inUseOrder),
        items: items.get(event.id) ?? [],
        people: people.get(event.id) ?? [],
        themeIds: (eventThemes.get(event.id) ?? []).map((e) => e.themeId),
      })),
    blocks: db
      .select()
      .from(t.blocks)
      .where(eq(t.blocks.festivalId, festivalId))
      .orderBy(asc(t.blocks.startsAt), asc(t.blocks.id))
      .all()
      .map((block) => ({ ...block, roomIds: (blockRooms.get(block.id) ?? []).map((b) => b.roomId) })),
    offers: db
      .select()
      .from(t.offers)
      .where(eq(t.offers.festivalId, festivalId))
      .orderBy(asc(t.offers.position), asc(t.offers.id))
      .all(),
  };
}
