import { and, eq, exists, inArray, isNotNull, ne, or, type SQL } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { type ClientKey, patchRoot, removeRoot, type Writing } from '#lib/history/roots.ts';
import type { Moments } from './moments.ts';
import { draftMoments } from './plan.ts';
import { isActive } from './planning.ts';
import {
  type Assignment,
  assignmentKind,
  checklistKind,
  entryCountKind,
  exchangeKind,
  problemKind,
  type Shift,
  shiftKind,
  type Volunteer,
  volunteerKind,
} from './roots.ts';
import { noRule } from './schema.ts';
import { wouldBeTimes } from './shift-times.ts';

/**
 * One act on several roots: its transaction, its author, its batch and its instant. The key is
 * stored with the line of the first root.
 */
export type Acting = { tx: Tx; festival: Writing; batch: string; now: string; clientKey?: ClientKey };

/** Everybody who was ever asked for a shift. */
export const assignmentsOn = (tx: Tx | Db, { festivalId, id }: Shift): Assignment[] =>
  rowsWhere(tx, t.assignments, festivalId, eq(t.assignments.shiftId, id));

/**
 * Withdraws the proposals of exchange about assignments that end; `except` is the exchange that is
 * being done.
 */
export function withdrawExchanges(
  { tx, festival, batch, now }: Acting,
  assignmentIds: readonly (number | null)[],
  except?: number,
): void {
  const waiting = [
    inArray(t.exchanges.state, ['open', 'accepted']),
    isAboutAny(assignmentIds),
    except === undefined ? undefined : ne(t.exchanges.id, except),
  ];
  for (const exchange of rowsWhere(tx, t.exchanges, festival.id, ...waiting))
    patchRoot(tx, festival, exchangeKind, exchange, { verb: 'withdrawn', batch }, now, {
      state: 'withdrawn',
      decidedAt: now,
    });
}

/**
 * The « seen » state of an assignment that is taken away: not seen yet (null), so that their page
 * tells them; 0 for somebody who never knew of it and is told nothing.
 */
export const unreadBy = ({ state, seenRelease }: Assignment): 0 | null =>
  state === 'offered' && seenRelease === null ? 0 : null;

/**
 * Cancels assignments. The rows stay, because calendars and pages of the volunteers have to tell
 * them.
 */
export function cancelAssignments(acting: Acting, rows: readonly Assignment[]): void {
  const { tx, festival, batch, now, clientKey = null } = acting;
  const active = rows.filter(isActive);
  withdrawExchanges(
    acting,
    active.map(({ id }) => id),
  );
  for (const [i, assignment] of active.entries())
    patchRoot(
      tx,
      festival,
      assignmentKind,
      assignment,
      { verb: 'cancelled', batch, clientKey: i === 0 ? clientKey : null },
      now,
      {
        state: 'cancelled',
        seenRelease: unreadBy(assignment),
      },
    );
}

/** Condition on exchanges: those that offer, or give in return, one of these assignments. */
export function isAboutAny(some: readonly (number | null)[]) {
  const ids = some.flatMap((id) => id ?? []);
  return or(inArray(t.exchanges.assignmentId, ids), inArray(t.exchanges.returnAssignmentId, ids));
}

/** Deletes assignments with the proposals about them, each with its line of history. */
export function deleteAssignments({ tx, festival, batch, now }: Acting, rows: readonly Assignment[]): void {
  const ids = rows.map(({ id }) => id);
  // Undo goes backwards, so the assignments, on which proposals depend, are recorded last.
  for (const exchange of rowsWhere(tx, t.exchanges, festival.id, isAboutAny(ids)))
    removeRoot(tx, festival, exchangeKind, exchange, { batch }, now);
  for (const assignment of rows) removeRoot(tx, festival, assignmentKind, assignment, { batch }, now);
}

/**
 * Ends a shift. If nobody was ever asked for it, it is deleted. Otherwise it stays, cancelled, at
 * the hours it had (by `moments`, else as agreed), so that calendars learn of it and the séance,
 * room or guest can be deleted. A shift without hours is in no calendar, and is deleted with its
 * assignments.
 */
export function endShift(acting: Acting, shift: Shift, moments: () => Moments): void {
  const { tx, festival, batch, now, clientKey = null } = acting;
  const rows = assignmentsOn(tx, shift);
  const last = rows.length > 0 ? lastHours(shift, rows, moments) : null;
  if (last) {
    cancelAssignments({ ...acting, clientKey: null }, rows);
    patchRoot(tx, festival, shiftKind, shift, { verb: 'cancelled', batch, clientKey }, now, {
      ...noRule,
      ...last,
      rule: 'fixed',
      status: 'cancelled',
    });
    return;
  }
  deleteShift(acting, shift);
}

/** Deletes a shift with its assignments. */
export function deleteShift(acting: Acting, shift: Shift): void {
  const { tx, festival, batch, now, clientKey = null } = acting;
  deleteAssignments(acting, assignmentsOn(tx, shift));
  removeRoot(tx, festival, shiftKind, shift, { batch, clientKey }, now);
}

/** The times it has or would have had; else those to which somebody agreed. */
function lastHours(shift: Shift, rows: readonly Assignment[], moments: () => Moments) {
  const times = wouldBeTimes(shift, moments());
  if (times.isTimed) return { startsAt: times.startsAt, endsAt: times.endsAt, roomId: times.roomId };
  const agreed = rows.find(({ agreedStartsAt }) => agreedStartsAt !== null);
  return agreed ? { startsAt: agreed.agreedStartsAt, endsAt: agreed.agreedEndsAt, roomId: shift.roomId } : null;
}

/**
 * Ends the shifts of séances about to be deleted, and removes the wishes to see them and their
 * counts. A shift of a room and day whose last séances they are ends where somebody is there: their
 * hours count until now. Like the other two, it is called before the deletion, inside its
 * transaction and batch, so that one « Défaire » brings everything back.
 */
export function detachFromEvents(acting: Acting, eventIds: readonly number[]): void {
  const { tx, festival, batch, now } = acting;
  const ids = [...eventIds];
  endShifts(acting, inArray(t.shifts.eventId, ids));
  const rooms = tx.select({ id: t.eventRooms.roomId }).from(t.eventRooms).where(inArray(t.eventRooms.eventId, ids));
  const ofRoom = and(eq(t.shifts.rule, 'room-day'), inArray(t.shifts.roomId, rooms), hasBegun(tx));
  endShifts(acting, ofRoom, ({ roomId, date }, moments) => {
    const there = [moments, moments.asIfHeld()].map((one) => one.roomDay(roomId ?? 0, date ?? '')?.eventIds);
    return (there[0] ?? there[1])?.every((one) => ids.includes(one)) ?? false;
  });
  for (const before of whoWished(tx, festival.id, inArray(t.volunteerWishes.eventId, ids)))
    patchRoot(tx, festival, volunteerKind, before, { verb: 'edited', batch }, now, {
      seeIds: before.seeIds.filter((one) => !ids.includes(one)),
    });
  for (const count of rowsWhere(tx, t.entryCounts, festival.id, inArray(t.entryCounts.eventId, ids)))
    removeRoot(tx, festival, entryCountKind, count, { batch }, now);
}

/** The volunteers who have such a wish. */
export function whoWished(tx: Tx, festivalId: number, which: SQL): Volunteer[] {
  const ids = rowsWhere(tx, t.volunteerWishes, festivalId, which).map(({ volunteerId }) => volunteerId);
  return [...new Set(ids)].flatMap((id) => volunteerKind.read(tx, festivalId, id) ?? []);
}

/**
 * The same for rooms: ends the shifts that occupy one of these rooms for a day; other shifts stay
 * without a room. The rooms' checklists are deleted; problems and emergencies reported there stay.
 */
export function detachFromRooms(acting: Acting, roomIds: readonly number[]): void {
  const { tx, festival, batch, now } = acting;
  const ids = [...roomIds];
  const here = inArray(t.shifts.roomId, ids);
  endShifts(acting, and(here, eq(t.shifts.rule, 'room-day')));
  for (const shift of rowsWhere(tx, t.shifts, festival.id, here))
    patchRoot(tx, festival, shiftKind, shift, { verb: 'edited', batch }, now, { roomId: null });
  for (const problem of rowsWhere(tx, t.problems, festival.id, inArray(t.problems.roomId, ids)))
    patchRoot(tx, festival, problemKind, problem, { verb: 'edited', batch }, now, { roomId: null });
  tx.update(t.emergencies)
    .set({ roomId: null })
    .where(and(eq(t.emergencies.festivalId, festival.id), inArray(t.emergencies.roomId, ids)))
    .run();
  for (const { id } of rowsWhere(tx, t.checklists, festival.id, inArray(t.checklists.roomId, ids))) {
    const list = checklistKind.read(tx, festival.id, id);
    if (list) removeRoot(tx, festival, checklistKind, list, { batch }, now);
  }
}

/** The same for a guest: ends the shifts for their arrival or departure. */
export const detachFromPerson = (acting: Acting, personId: number): void =>
  endShifts(acting, eq(t.shifts.personId, personId));

/** A condition for shifts: somebody has checked in. */
const hasBegun = (tx: Tx) =>
  exists(
    tx
      .select({ id: t.assignments.id })
      .from(t.assignments)
      .where(
        and(
          eq(t.assignments.festivalId, t.shifts.festivalId),
          eq(t.assignments.shiftId, t.shifts.id),
          isNotNull(t.assignments.checkedInAt),
        ),
      ),
  );

function endShifts(
  acting: Acting,
  where: SQL | undefined,
  isMeant?: (shift: Shift, moments: Moments) => boolean,
): void {
  const { tx, festival } = acting;
  let known: Moments | null = null;
  const moments = () => {
    known ??= draftMoments(festival.id, tx);
    return known;
  };
  for (const shift of rowsWhere(tx, t.shifts, festival.id, where))
    if (isMeant?.(shift, moments()) ?? true) endShift(acting, shift, moments);
}
