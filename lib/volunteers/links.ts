import { and, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '../../db/client.ts';
import * as t from '../../db/schema/index.ts';
import { createAccessToken, type Resolved, resolveAccessToken, revokeAccessToken } from '../accounts/tokens.ts';
import type { AuthorizedVolunteer } from '../authorized.ts';
import { notFound } from '../errors.ts';
import type { Coordinating } from './mutations.ts';

const linkOf = (tx: Db | Tx, festivalId: number, volunteerId: number) =>
  tx
    .select()
    .from(t.volunteerLinks)
    .where(and(eq(t.volunteerLinks.festivalId, festivalId), eq(t.volunteerLinks.volunteerId, volunteerId)))
    .get();

/** Inside `tx`: the link of a volunteer opens nothing any more; without one nothing happens. */
export function revokeLink(tx: Tx, festival: Coordinating, volunteerId: number, now: string): void {
  const link = linkOf(tx, festival.id, volunteerId);
  if (!link) return;
  const { id: festivalId, actor } = festival;
  revokeAccessToken(tx, { festivalId, id: link.tokenId, kind: 'volunteer' }, actor, now);
  tx.delete(t.volunteerLinks).where(eq(t.volunteerLinks.volunteerId, volunteerId)).run();
}

/**
 * The secret link of a volunteer, made anew: whatever opened before opens nothing any more, in the same act. Its token is in no row and can be shown once,
 * now. Throws notFound for a volunteer of another festival.
 */
export function renewLink(festival: Coordinating, volunteerId: number, now: string): { token: string } {
  return write(festival.db, (tx) => {
    const { id: festivalId, actor } = festival;
    const volunteer = tx
      .select({ name: t.volunteers.name })
      .from(t.volunteers)
      .where(and(eq(t.volunteers.festivalId, festivalId), eq(t.volunteers.id, volunteerId)))
      .get();
    if (!volunteer) throw notFound();
    revokeLink(tx, festival, volunteerId, now);
    const made = createAccessToken(tx, { kind: 'volunteer', festivalId, actor, label: volunteer.name }, now);
    tx.insert(t.volunteerLinks).values({ festivalId, volunteerId, tokenId: made.id }).run();
    return { token: made.token };
  });
}

/** Takes the link of a volunteer away: a telephone was lost. Throws nothing when there is none. */
export function closeLink(festival: Coordinating, volunteerId: number, now: string): void {
  write(festival.db, (tx) => revokeLink(tx, festival, volunteerId, now));
}

/** Which volunteers have a link that opens. */
export const linkedVolunteers = (festivalId: number, db: Db | Tx): ReadonlySet<number> =>
  new Set(
    db
      .select({ id: t.volunteerLinks.volunteerId })
      .from(t.volunteerLinks)
      .where(eq(t.volunteerLinks.festivalId, festivalId))
      .all()
      .map(({ id }) => id),
  );

export type VolunteerOpened = { ok: true; who: AuthorizedVolunteer } | Extract<Resolved, { ok: false }>;

/**
 * Who stands behind a volunteer's link, with the proof; or why it opens nothing: unknown answers 404, the others 410. `now` is an ISO instant.
 */
export function authorizeVolunteer(token: string, now: string, db: Db = getDb()): VolunteerOpened {
  const found = resolveAccessToken('volunteer', token, db, now);
  if (!found.ok) return found;
  const row = db
    .select({ festival: t.festivals, id: t.volunteers.id, name: t.volunteers.name })
    .from(t.volunteerLinks)
    .innerJoin(t.volunteers, eq(t.volunteers.id, t.volunteerLinks.volunteerId))
    .innerJoin(t.festivals, eq(t.festivals.id, t.volunteerLinks.festivalId))
    .where(eq(t.volunteerLinks.tokenId, found.row.id))
    .get();
  if (!row || row.festival.id !== found.row.festivalId) return { ok: false, reason: 'unknown' };
  const volunteer = { id: row.id, name: row.name };
  return {
    ok: true,
    who: { ...row.festival, db, actor: null, by: row.name, volunteer } as unknown as AuthorizedVolunteer,
  };
}
