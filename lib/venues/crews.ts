import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Tx, write } from '#db/client.ts';
import { readRow, rowsOfFestival } from '#db/rows.ts';
import { festivalDays, roomCrews, rooms, venues } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { lastAct, patchRoot, recordRoot, type Writer, writerOf } from '#lib/history/roots.ts';
import { line, MAX_NAME, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { Authorized } from '#lib/policy.ts';
import { crewKind } from './roots.ts';
import { roomsToldApart } from './told-apart.ts';

/** More rooms than any festival has. */
const MAX_ROOMS = 500;

/** Who holds each room on one day, as the form of that day posts it. */
export const dayCrewsInput = z.object({
  date: z.iso.date(),
  rooms: z
    .array(
      z.object({
        id: z.coerce.number().int().min(1),
        /** 0 while nobody has written anything. */
        version: z.coerce.number().int().min(0),
        names: line(MAX_NAME),
        note: line(MAX_NOTE),
      }),
    )
    .max(MAX_ROOMS)
    .default([]),
});
type DayCrewsInput = z.output<typeof dayCrewsInput>;

type CrewRow = { roomId: number; roomName: Bilingual; version: number; names: string; note: string };
type DayCrews = { date: string; rooms: CrewRow[] };

/** Each day of the festival with all its rooms, and who holds them so far. */
export function crewsOf(festival: Authorized<'day'>): DayCrews[] {
  const { db, id } = festival;
  const days = rowsOfFestival(db, festivalDays, id, festivalDays.date);
  const known = db
    .select({ id: rooms.id, name: rooms.name, venue: venues.name })
    .from(rooms)
    .innerJoin(venues, and(eq(venues.festivalId, rooms.festivalId), eq(venues.id, rooms.venueId)))
    .where(eq(rooms.festivalId, id))
    .orderBy(asc(rooms.position), asc(rooms.number))
    .all();
  const all = roomsToldApart(known, ({ venue }) => venue);
  const crews = rowsOfFestival(db, roomCrews, id);
  return days.map(({ date }) => ({
    date,
    rooms: all.map((room) => {
      const crew = crews.find((one) => one.roomId === room.id && one.date === date);
      const { version = 0, names = '', note = '' } = crew ?? {};
      return { roomId: room.id, roomName: room.name, version, names, note };
    }),
  }));
}

type CrewsSaved =
  | { ok: true }
  /**
   * Somebody wrote for this room since the form was opened: the present names, and their author.
   * Nothing was saved.
   */
  | ({ ok: false; reason: 'changed'; roomName: Bilingual; names: string; note: string } & Omit<Writer, 'at'>);

/**
 * Saves who holds the rooms of one day; unchanged rooms are left alone. Throws notFound for a room
 * or date of another festival.
 */
export function saveDayCrews(festival: Authorized<'day'>, input: DayCrewsInput, now: string): CrewsSaved {
  return write(festival.db, (tx, batch): CrewsSaved => {
    orNotFound(
      tx
        .select({ id: festivalDays.id })
        .from(festivalDays)
        .where(and(eq(festivalDays.festivalId, festival.id), eq(festivalDays.date, input.date)))
        .get(),
    );
    const found = input.rooms.map((typed) => ({ typed, ...stateOf(tx, festival.id, typed.id, input.date) }));
    const changed = found.filter(
      ({ typed, crew }) => typed.names !== (crew?.names ?? '') || typed.note !== (crew?.note ?? ''),
    );
    const missed = changed.find(({ typed, crew }) => typed.version !== (crew?.version ?? 0));
    if (missed) {
      const { crew, roomName } = missed;
      const { names = '', note = '' } = crew ?? {};
      // The message quotes the present text; its author is the one who wrote last.
      const last = crew && lastAct(tx, festival.id, 'room-crew', crew.id);
      const { by, isOwn } = writerOf(festival, last ? [last] : []);
      return {
        ok: false,
        reason: 'changed',
        roomName,
        names,
        note,
        by,
        isOwn,
      };
    }
    for (const { typed, crew } of changed) {
      const values = { names: typed.names, note: typed.note };
      if (crew) {
        patchRoot(tx, festival, crewKind, crew, { verb: 'edited', batch }, now, values);
        continue;
      }
      const own = { festivalId: festival.id, roomId: typed.id, date: input.date };
      const after = tx
        .insert(roomCrews)
        .values({ ...values, ...own })
        .returning()
        .get();
      recordRoot(tx, festival, now, 'room-crew', { verb: 'created', before: null, after, batch });
    }
    return { ok: true };
  });
}

function stateOf(tx: Tx, festivalId: number, roomId: number, date: string) {
  const room = orNotFound(readRow(tx, rooms, festivalId, roomId));
  const crew = tx
    .select()
    .from(roomCrews)
    .where(and(eq(roomCrews.festivalId, festivalId), eq(roomCrews.roomId, roomId), eq(roomCrews.date, date)))
    .get();
  return { roomName: room.name, crew };
}
