import { and, eq, inArray, type SQL } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { patchRoot, removeRoot } from '#lib/history/roots.ts';
import { draftMoments } from './draft-moments.ts';
import { type Acting, endShift } from './end-shift.ts';
import type { Moments } from './moments.ts';
import { checklistKind, entryCountKind, problemKind, shiftKind, volunteerKind } from './roots.ts';

/*
 * The volunteers' data that belongs to a séance, a room or a guest about to be deleted. Each
 * function is called before the deletion, inside its transaction and batch, so that one « Défaire »
 * brings everything back.
 */

function endShifts(acting: Acting, where: SQL | undefined): void {
  const { tx, festival } = acting;
  let known: Moments | null = null;
  const moments = () => {
    known ??= draftMoments(festival.id, tx);
    return known;
  };
  for (const shift of tx.select().from(t.shifts).where(where).all()) endShift(acting, shift, moments);
}

/** Ends the shifts of deleted séances, and removes the wishes to see them and their counts. */
export function detachFromEvents(acting: Acting, eventIds: readonly number[]): void {
  const { tx, festival, batch, now } = acting;
  const ids = [...eventIds];
  endShifts(acting, and(eq(t.shifts.festivalId, festival.id), inArray(t.shifts.eventId, ids)));
  const wishing = tx
    .selectDistinct({ id: t.volunteerWishes.volunteerId })
    .from(t.volunteerWishes)
    .where(and(eq(t.volunteerWishes.festivalId, festival.id), inArray(t.volunteerWishes.eventId, ids)))
    .all();
  for (const { id } of wishing) {
    const before = volunteerKind.read(tx, festival.id, id);
    if (!before) continue;
    patchRoot(tx, festival, volunteerKind, before, { verb: 'edited', batch }, now, {
      seeIds: before.seeIds.filter((one) => !ids.includes(one)),
    });
  }
  const counts = and(eq(t.entryCounts.festivalId, festival.id), inArray(t.entryCounts.eventId, ids));
  for (const count of tx.select().from(t.entryCounts).where(counts).all())
    removeRoot(tx, festival, entryCountKind, count, { batch }, now);
}

/**
 * Ends the shifts that occupy one of these rooms for a day; other shifts stay without a room. The
 * rooms' checklists are deleted; problems and emergencies reported there stay.
 */
export function detachFromRooms(acting: Acting, roomIds: readonly number[]): void {
  const { tx, festival, batch, now } = acting;
  const ids = [...roomIds];
  const here = and(eq(t.shifts.festivalId, festival.id), inArray(t.shifts.roomId, ids));
  endShifts(acting, and(here, eq(t.shifts.rule, 'room-day')));
  for (const shift of tx.select().from(t.shifts).where(here).all())
    patchRoot(tx, festival, shiftKind, shift, { verb: 'edited', batch }, now, { roomId: null });
  const told = and(eq(t.problems.festivalId, festival.id), inArray(t.problems.roomId, ids));
  for (const problem of tx.select().from(t.problems).where(told).all())
    patchRoot(tx, festival, problemKind, problem, { verb: 'edited', batch }, now, { roomId: null });
  tx.update(t.emergencies)
    .set({ roomId: null })
    .where(and(eq(t.emergencies.festivalId, festival.id), inArray(t.emergencies.roomId, ids)))
    .run();
  const lists = and(eq(t.checklists.festivalId, festival.id), inArray(t.checklists.roomId, ids));
  for (const { id } of tx.select({ id: t.checklists.id }).from(t.checklists).where(lists).all()) {
    const list = checklistKind.read(tx, festival.id, id);
    if (list) removeRoot(tx, festival, checklistKind, list, { batch }, now);
  }
}

/** Ends the shifts for the arrival or departure of a deleted guest. */
export function detachFromPerson(acting: Acting, personId: number): void {
  endShifts(acting, and(eq(t.shifts.festivalId, acting.festival.id), eq(t.shifts.personId, personId)));
}
