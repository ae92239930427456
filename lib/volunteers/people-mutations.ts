import { and, count, eq, or } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import { insertRow, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { notFound } from '#lib/errors.ts';
import {
  type Changed,
  type ClientKey,
  createRoot,
  type Deleted,
  deleteRoot,
  earlierTry,
  editRoot,
  patchRoot,
  type RefusedEdit,
  recordRoot,
  refuse,
  removeRoot,
  type Written,
  writeOnce,
} from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { deleteAssignments, whoWished } from './end-shift.ts';
import { revokeLink } from './links.ts';
import type { PastedVolunteer } from './paste.ts';
import { foreignField } from './queries.ts';
import { exchangeKind, problemKind, putVolunteerParts, type Volunteer, volunteerKind } from './roots.ts';
import { HEALTH_FACTS, MAX_VOLUNTEERS, type VolunteerInput } from './schema.ts';
import { acceptedBy } from './standing-exchanges.ts';

const foreign = (tx: Tx, festivalId: number, id: number | null, input: VolunteerInput) =>
  input.withIds.includes(id ?? 0)
    ? refuse('withIds', 'choice')
    : foreignField(tx, festivalId, [
        ['clearedTaskIds', t.tasks, input.clearedTaskIds],
        ['withIds', t.volunteers, input.withIds],
        ['seeIds', t.events, input.seeIds],
        ['taskWishes', t.tasks, input.taskWishes.map(({ taskId }) => taskId)],
      ]);

/** How many more volunteers the festival may have. */
export const roomForVolunteers = (tx: Tx, festivalId: number): number =>
  MAX_VOLUNTEERS -
  (tx.select({ count: count() }).from(t.volunteers).where(eq(t.volunteers.festivalId, festivalId)).get()?.count ?? 0);

/**
 * Inserts a volunteer with all rows that belong to them; used by the form, the pasted list and
 * accepted applications.
 */
export function insertVolunteer(tx: Tx, festivalId: number, input: VolunteerInput, now: string): number {
  const id = insertRow(tx, t.volunteers, { ...withoutRecordFields(input), festivalId, createdAt: now });
  putVolunteerParts(tx, festivalId, id, input);
  return id;
}

/**
 * The typed values, with the stored health data where the person who typed may not read it, and
 * therefore cannot have meant to change it.
 */
const withHealthKept = (
  { role }: Authorized<'volunteers'>,
  input: VolunteerInput,
  { diet, allergies }: Pick<Volunteer, 'diet' | 'allergies'>,
): VolunteerInput => (may(role, 'health') ? input : { ...input, diet, allergies });

/** A new volunteer, without a link yet. */
export function createVolunteer(
  festival: Authorized<'volunteers'>,
  input: VolunteerInput,
  now: string,
): Written | RefusedEdit {
  return createRoot(festival, volunteerKind, input.clientKey, now, (tx) => {
    const refused = foreign(tx, festival.id, null, input);
    if (refused) return refused;
    if (roomForVolunteers(tx, festival.id) < 1) return refuse('name', `tooMany:${MAX_VOLUNTEERS}`);
    return insertVolunteer(tx, festival.id, withHealthKept(festival, input, HEALTH_FACTS), now);
  });
}

/** Saves the volunteer as their form has it. */
export function editVolunteer(
  festival: Authorized<'volunteers'>,
  id: number,
  input: VolunteerInput,
  now: string,
): Written | Changed<Volunteer> | RefusedEdit {
  const { version, clientKey } = input;
  return editRoot(festival, volunteerKind, { id, version, clientKey }, now, (tx, current) => {
    const refused = foreign(tx, festival.id, id, input);
    if (refused) return refused;
    const facts = withoutRecordFields(withHealthKept(festival, input, current));
    return void volunteerKind.update(tx, { ...current, ...facts }, current);
  });
}

/** Adds everybody of a pasted list, as one batch. A list that is sent again adds nobody twice. */
export function addPastedVolunteers(
  festival: Authorized<'volunteers'>,
  rows: readonly PastedVolunteer[],
  clientKey: ClientKey,
  now: string,
): { ok: true; batch: string; count: number } | { ok: false; reason: 'tooMany' } {
  return write(festival.db, (tx, batch) => {
    const earlier = earlierTry(tx, festival.id, 'volunteer', clientKey);
    if (earlier) return { ok: true, batch: earlier.batch ?? '', count: rows.length };
    if (roomForVolunteers(tx, festival.id) < rows.length) return { ok: false, reason: 'tooMany' };
    for (const [i, { name, contactKind, contact, otherContact, availabilities }] of rows.entries()) {
      const id = insertRow(tx, t.volunteers, {
        name,
        contactKind,
        contact,
        otherContact,
        festivalId: festival.id,
        createdAt: now,
      });
      const nothing = { clearedTaskIds: [], withIds: [], seeIds: [], taskWishes: [] };
      putVolunteerParts(tx, festival.id, id, { ...nothing, availabilities });
      const after = volunteerKind.read(tx, festival.id, id);
      const key = i === 0 ? clientKey : null;
      recordRoot(tx, festival, now, 'volunteer', { verb: 'created', before: null, after, batch, clientKey: key });
    }
    return { ok: true, batch, count: rows.length };
  });
}

/** Notes that somebody was briefed for a task. Throws notFound for what is not of this festival. */
export function clearVolunteer(
  festival: Authorized<'volunteers'>,
  { volunteerId, taskId, clientKey }: { volunteerId: number; taskId: number; clientKey: ClientKey },
  now: string,
): Written | RefusedEdit {
  return writeOnce(festival, 'volunteer', clientKey, (tx) => {
    const before = volunteerKind.read(tx, festival.id, volunteerId);
    if (!before || foreignField(tx, festival.id, [['taskId', t.tasks, [taskId]]])) throw notFound();
    const clearedTaskIds = [...new Set([...before.clearedTaskIds, taskId])];
    return patchRoot(tx, festival, volunteerKind, before, { verb: 'cleared', clientKey }, now, { clearedTaskIds });
  });
}

/**
 * What is deleted with a volunteer: their assignments, and other people's wishes to be with them.
 */
const assignmentsOf = (tx: Tx, festivalId: number, id: number) =>
  rowsWhere(tx, t.assignments, festivalId, eq(t.assignments.volunteerId, id));

/**
 * Deletes a volunteer with their assignments, whose number must be what the reader was shown
 * (`uses`), and closes their link. One undo restores everything except the link, which has to be
 * made anew. Throws notFound.
 */
export function deleteVolunteer(
  festival: Authorized<'volunteers'>,
  { id, uses }: { id: number; uses: number },
  now: string,
): Deleted {
  const detach = (tx: Tx, batch: string) => {
    revokeLink(tx, festival, id, now);
    // Undo goes backwards: wishes need the volunteer, and proposals the assignments, so those are
    // recorded first.
    for (const wishing of whoWished(tx, festival.id, eq(t.volunteerWishes.withVolunteerId, id)))
      patchRoot(tx, festival, volunteerKind, wishing, { verb: 'edited', batch }, now, {
        withIds: wishing.withIds.filter((one) => one !== id),
      });
    const proposed = or(eq(t.exchanges.toVolunteerId, id), eq(t.exchanges.acceptedByVolunteerId, id));
    for (const exchange of rowsWhere(tx, t.exchanges, festival.id, proposed))
      if (exchange.toVolunteerId === id || acceptedBy(exchange) === id)
        removeRoot(tx, festival, exchangeKind, exchange, { batch }, now);
      // A proposal of somebody else that is open again; that this volunteer withdrew is erased.
      else
        patchRoot(tx, festival, exchangeKind, exchange, { verb: 'edited', batch }, now, {
          acceptedByVolunteerId: null,
        });
    deleteAssignments({ tx, festival, batch, now }, assignmentsOf(tx, festival.id, id));
    for (const problem of rowsWhere(tx, t.problems, festival.id, eq(t.problems.volunteerId, id)))
      removeRoot(tx, festival, problemKind, problem, { batch }, now);
    tx.update(t.emergencies)
      .set({ volunteerId: null, byName: '' })
      .where(and(eq(t.emergencies.festivalId, festival.id), eq(t.emergencies.volunteerId, id)))
      .run();
    // Their application is deleted too. When the acceptance itself is undone, the volunteer is
    // removed by the history and not here, so the application stays.
    tx.delete(t.applications)
      .where(and(eq(t.applications.festivalId, festival.id), eq(t.applications.volunteerId, id)))
      .run();
  };
  return deleteRoot(festival, volunteerKind, { id, uses }, now, {
    usedBy: (tx) => assignmentsOf(tx, festival.id, id).map((row) => row.id),
    detach: (tx, _volunteer, _ids, batch) => detach(tx, batch),
  });
}
