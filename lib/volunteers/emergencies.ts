import { randomUUID } from 'node:crypto';
import { eq, gte, isNull, or, sql } from 'drizzle-orm';
import { type Db, write } from '#db/client.ts';
import { insertRow, ownRow, readRow, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import { keyOf, type RefusedEdit, refuse } from '#lib/history/roots.ts';
import type { AuthorizedSheets, AuthorizedVolunteer } from '#lib/policy.ts';
import { nameOf, type OnTheDay } from './acting.ts';
import { areOwn } from './queries.ts';
import type { EmergencyInput } from './schema.ts';
import { tappedAt } from './tapped-at.ts';

/** How many days after a festival emergencies, allergies and diets are erased. */
export const HEALTH_DAYS = 14;

export type Emergency = Readonly<typeof t.emergencies.$inferSelect>;

/**
 * « Malaise »: shown on every screen of the desk until somebody takes care of it. The name of the
 * person who is unwell is not asked. There is no line of history, so the row is the only copy. The
 * same key again adds nothing.
 */
export function tellEmergency(
  who: OnTheDay | AuthorizedSheets,
  { waited = 0, clientKey, ...input }: EmergencyInput & { waited?: number | undefined },
  now: string,
): { ok: true; id: number } | RefusedEdit {
  return write(who.db, (tx) => {
    const key = keyOf(who.id, clientKey) ?? randomUUID();
    const [earlier] = rowsWhere(tx, t.emergencies, who.id, eq(t.emergencies.clientKey, key));
    if (earlier) return { ok: true, id: earlier.id };
    if (!areOwn(tx, t.rooms, who.id, [input.roomId])) return refuse('roomId', 'choice');
    const from = {
      volunteerId: 'volunteer' in who ? who.volunteer.id : null,
      teamLinkId: 'link' in who ? who.link.id : null,
    };
    const told = { ...input, ...from, byName: nameOf(who), at: tappedAt(now, waited), clientKey: key };
    const id = insertRow(tx, t.emergencies, { ...told, festivalId: who.id });
    return { ok: true, id };
  });
}

/**
 * Somebody takes care of it; the first one counts. Throws notFound for what is not of this
 * festival.
 */
export function takeEmergency(
  who: Exclude<OnTheDay, AuthorizedVolunteer>,
  { id }: { id: number },
  now: string,
): { ok: true; by: string; at: string } {
  return write(who.db, (tx) => {
    const own = ownRow(t.emergencies, who.id, id);
    const row = orNotFound(readRow(tx, t.emergencies, who.id, id));
    if (row.takenAt !== null) return { ok: true, by: row.takenBy, at: row.takenAt };
    tx.update(t.emergencies)
      .set({ takenAt: now, takenBy: nameOf(who), takenById: who.actor.userId })
      .where(own)
      .run();
    return { ok: true, by: nameOf(who), at: now };
  });
}

/**
 * Whether this person is taking care of it and so may give it back. Compared by account; by name
 * for rows from before accounts were stored.
 */
export const isTakenBy = (
  who: Exclude<OnTheDay, AuthorizedVolunteer>,
  { takenAt, takenBy, takenById }: Emergency,
): boolean => takenAt !== null && (takenById === null ? takenBy === nameOf(who) : takenById === who.actor.userId);

/**
 * The person who takes care of it cannot after all, so it is shown on every screen again.
 * `changed`: somebody else takes care of it. Throws notFound for what is not of this festival.
 */
export function giveEmergencyBack(
  who: Exclude<OnTheDay, AuthorizedVolunteer>,
  { id }: { id: number },
  now: string,
): { ok: true } | { ok: false; reason: 'changed' } {
  return write(who.db, (tx) => {
    const own = ownRow(t.emergencies, who.id, id);
    const row = orNotFound(readRow(tx, t.emergencies, who.id, id));
    if (row.takenAt === null) return { ok: true };
    if (!isTakenBy(who, row)) return { ok: false, reason: 'changed' };
    tx.update(t.emergencies).set({ takenAt: null, takenById: null, givenBackAt: now }).where(own).run();
    return { ok: true };
  });
}

/**
 * The emergencies nobody takes care of yet and, with `since` (an instant), those taken care of
 * after that; the oldest first.
 */
export const emergenciesOf = (festivalId: number, db: Db, since?: string): Emergency[] =>
  rowsWhere(
    db,
    t.emergencies,
    festivalId,
    or(isNull(t.emergencies.takenAt), since === undefined ? undefined : gte(t.emergencies.takenAt, since)),
  );

/**
 * The same for the page that reported them: open ones, and those taken care of since an instant.
 */
export const ownEmergencies = (who: AuthorizedVolunteer | AuthorizedSheets, since: string): Emergency[] =>
  emergenciesOf(who.id, who.db, since).filter(({ volunteerId, teamLinkId }) =>
    'volunteer' in who ? volunteerId === who.volunteer.id : teamLinkId === who.link.id,
  );

/** A key that changes whenever one is reported, taken care of or given back. One indexed query. */
export function emergencyKeyOf(festivalId: number, db: Db): string {
  const row = db
    .select({
      all: sql<number>`count(*)`,
      taken: sql<number>`count(${t.emergencies.takenAt})`,
      last: sql<string | null>`max(${t.emergencies.takenAt})`,
    })
    .from(t.emergencies)
    .where(eq(t.emergencies.festivalId, festivalId))
    .get();
  return `${row?.all ?? 0}.${row?.taken ?? 0}.${row?.last ?? ''}`;
}
