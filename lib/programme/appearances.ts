import { and, asc, eq, exists, inArray, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { EventKind, EventStatus, Visibility } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { filmTitle } from '#lib/films/title.ts';
import { groupedBy } from '#lib/grouped.ts';
import { isEmpty } from '#lib/i18n/text.ts';

/** A séance as the page of a film, a person, a room or a theme lists it. */
export type Appearance = {
  id: number;
  number: number;
  kind: EventKind;
  /** Its own title, else its films'; empty in both languages when it has neither. */
  title: Bilingual;
  startsAt: string | null;
  status: EventStatus;
  visibility: Visibility;
  /** Main room first. */
  rooms: Bilingual[];
};

export type AppearsAs =
  | { filmId: number }
  | { venueId: number }
  | { personId: number }
  | { roomId: number }
  | { themeId: number }
  | { seriesId: number };

function where(of: AppearsAs): SQL {
  const at = (
    table: typeof t.eventItems | typeof t.eventPeople | typeof t.eventRooms | typeof t.eventThemes,
    is: SQL,
  ) =>
    exists(
      sql`(select 1 from ${table} where ${table.festivalId} = ${t.events.festivalId} and ${table.eventId} = ${t.events.id} and ${is})`,
    );
  if ('filmId' in of) return at(t.eventItems, eq(t.eventItems.filmId, of.filmId));
  if ('personId' in of) return at(t.eventPeople, eq(t.eventPeople.personId, of.personId));
  if ('roomId' in of) return at(t.eventRooms, eq(t.eventRooms.roomId, of.roomId));
  if ('themeId' in of) return at(t.eventThemes, eq(t.eventThemes.themeId, of.themeId));
  if ('seriesId' in of) return eq(t.events.seriesId, of.seriesId);
  // A séance belongs to a room that it uses, and to a venue where it ends.
  const rooms = sql`(select ${t.rooms.id} from ${t.rooms} where ${t.rooms.festivalId} = ${t.events.festivalId} and ${t.rooms.venueId} = ${of.venueId})`;
  return sql`(${t.events.endsAtVenueId} = ${of.venueId} or ${at(t.eventRooms, sql`${t.eventRooms.roomId} in ${rooms}`)})`;
}

const byEvent = <T extends { eventId: number }>(rows: readonly T[]) => groupedBy(rows, ({ eventId }) => eventId);

/**
 * The séances in which something appears, by start; those without a time come last. It takes three
 * queries, however many records are asked about.
 */
export function appearancesOf(festivalId: number, of: AppearsAs, db: Db | Tx = getDb()): Appearance[] {
  const events = db
    .select()
    .from(t.events)
    .where(and(eq(t.events.festivalId, festivalId), where(of)))
    .orderBy(sql`${t.events.startsAt} is null`, asc(t.events.startsAt), asc(t.events.number))
    .all();
  if (events.length === 0) return [];
  const ids = events.map(({ id }) => id);
  const films = db
    .select({ eventId: t.eventItems.eventId, title: t.films.title, originalTitle: t.films.originalTitle })
    .from(t.eventItems)
    .innerJoin(t.films, and(eq(t.films.festivalId, festivalId), eq(t.films.id, t.eventItems.filmId)))
    .where(and(eq(t.eventItems.festivalId, festivalId), inArray(t.eventItems.eventId, ids)))
    .orderBy(asc(t.eventItems.position))
    .all();
  const rooms = db
    .select({ eventId: t.eventRooms.eventId, name: t.rooms.name })
    .from(t.eventRooms)
    .innerJoin(t.rooms, and(eq(t.rooms.festivalId, festivalId), eq(t.rooms.id, t.eventRooms.roomId)))
    .where(and(eq(t.eventRooms.festivalId, festivalId), inArray(t.eventRooms.eventId, ids)))
    .orderBy(sql`${t.eventRooms.use} <> 'main'`, asc(t.eventRooms.position))
    .all();
  const titles = byEvent(films);
  const names = byEvent(rooms);
  return events.map(({ id, number, kind, title, startsAt, status, visibility }) => {
    const shown = (titles.get(id) ?? []).map(filmTitle);
    const joined = { fr: shown.map(({ fr }) => fr).join(' + '), en: shown.map(({ en }) => en).join(' + ') };
    return {
      id,
      number,
      kind,
      title: isEmpty(title) ? joined : title,
      startsAt,
      status,
      visibility,
      rooms: (names.get(id) ?? []).map(({ name }) => name),
    };
  });
}
