import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { EventInput } from './schema.ts';

type Table = typeof t.rooms | typeof t.films | typeof t.people | typeof t.themes | typeof t.series | typeof t.events;

/** Which of these ids are rows of this festival. */
function known(tx: Tx, table: Table, festivalId: number, ids: readonly (number | null)[]): Set<number> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Set();
  const rows = tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.festivalId, festivalId), inArray(table.id, asked)))
    .all();
  return new Set(rows.map((row) => row.id));
}

/** Versions of this festival, with the film each is a copy of. */
function knownVersions(tx: Tx, festivalId: number, ids: readonly (number | null)[]): Map<number, number> {
  const asked = ids.filter((id) => id !== null);
  if (asked.length === 0) return new Map();
  const rows = tx
    .select({ id: t.filmVersions.id, filmId: t.filmVersions.filmId })
    .from(t.filmVersions)
    .where(and(eq(t.filmVersions.festivalId, festivalId), inArray(t.filmVersions.id, asked)))
    .all();
  return new Map(rows.map((row) => [row.id, row.filmId]));
}

/**
 * The fields whose id is not one of this festival's, by their path; and, per item, the version that is really one of its film (a form without a
 * script still offers the copies of the film that stood there before: such a version is dropped, not refused).
 */
export function checkReferences(tx: Tx, festivalId: number, eventId: number | null, input: EventInput) {
  const errors: Record<string, FieldError> = {};
  const check = (ids: Set<number>, id: number | null, path: string) => {
    if (id !== null && !ids.has(id)) errors[path] = 'choice';
  };
  const rooms = known(
    tx,
    t.rooms,
    festivalId,
    input.rooms.map((room) => room.roomId),
  );
  const seen = new Set<number>();
  input.rooms.forEach(({ row, roomId }) => {
    check(rooms, roomId, `rooms.${row}.room`);
    if (seen.has(roomId)) errors[`rooms.${row}.room`] = 'chosenTwice';
    seen.add(roomId);
  });
  const films = known(
    tx,
    t.films,
    festivalId,
    input.items.map((item) => item.filmId),
  );
  const versions = knownVersions(
    tx,
    festivalId,
    input.items.map((item) => item.filmVersionId),
  );
  input.items.forEach((item) => {
    check(films, item.filmId, `items.${item.row}.film`);
    if (item.filmVersionId !== null && !versions.has(item.filmVersionId))
      errors[`items.${item.row}.version`] = 'choice';
  });
  const people = known(
    tx,
    t.people,
    festivalId,
    input.people.map((person) => person.personId),
  );
  input.people.forEach(({ row, personId }) => {
    check(people, personId, `people.${row}.person`);
  });
  const themes = known(tx, t.themes, festivalId, input.themeIds);
  if (input.themeIds.some((id) => !themes.has(id))) errors.themes = 'choice';
  check(known(tx, t.series, festivalId, [input.seriesId]), input.seriesId, 'series');
  check(known(tx, t.events, festivalId, [input.continuesEventId]), input.continuesEventId, 'continues');
  if (input.continuesEventId !== null && input.continuesEventId === eventId) errors.continues = 'choice';
  for (const wish of ['after', 'before', 'apart'] as const) {
    const number = input.wishes[wish];
    if (number === undefined) continue;
    const ofNumber = and(eq(t.events.festivalId, festivalId), eq(t.events.number, number));
    const other = tx.select({ id: t.events.id }).from(t.events).where(ofNumber).get();
    if (!other || other.id === eventId) errors[`wishes.${wish}`] = 'choice';
  }
  const versionOf = (item: EventInput['items'][number]) =>
    item.filmVersionId !== null && versions.get(item.filmVersionId) === item.filmId ? item.filmVersionId : null;
  return { errors, versionOf };
}
