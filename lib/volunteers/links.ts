import { createHmac, timingSafeEqual } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { ownRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import {
  type AccessToken,
  createAccessToken,
  type Resolved,
  resolveAccessToken,
  revokeAccessToken,
} from '#lib/accounts/tokens.ts';
import type { Actor, Authorized, AuthorizedVolunteer, Festival } from '#lib/authorized.ts';
import { secret } from '#lib/env.ts';
import { notFound } from '#lib/errors.ts';

const linkOf = (tx: Db | Tx, festivalId: number, volunteerId: number) =>
  tx
    .select()
    .from(t.volunteerLinks)
    .where(and(eq(t.volunteerLinks.festivalId, festivalId), eq(t.volunteerLinks.volunteerId, volunteerId)))
    .get();

/** Inside `tx`: the link of a volunteer opens nothing any more; without one nothing happens. */
export function revokeLink(tx: Tx, festival: Authorized<'volunteers'>, volunteerId: number, now: string): void {
  const link = linkOf(tx, festival.id, volunteerId);
  if (!link) return;
  const { id: festivalId, actor } = festival;
  revokeAccessToken(tx, { festivalId, id: link.tokenId, kind: 'volunteer' }, actor, now);
  tx.delete(t.volunteerLinks).where(eq(t.volunteerLinks.volunteerId, volunteerId)).run();
  // Whoever had it is told nothing any more: the telephone may be lost.
  tx.delete(t.pushSubscriptions).where(eq(t.pushSubscriptions.volunteerId, volunteerId)).run();
  // The link they were given when they offered to help leads to it no longer either.
  tx.update(t.applications).set({ opensOwn: false }).where(eq(t.applications.volunteerId, volunteerId)).run();
}

/**
 * What the token of a link is made from: whose it is, and when it was made, so that a restored
 * backup never gives one out twice.
 */
type Made = { festivalId: number; volunteerId: number; tokenId: number; createdAt: string };

/**
 * The token of a link: 128 bits that nobody finds without this installation's own secret. No row
 * holds it, and coordinators can be shown it again, to send or to print it a second time without
 * closing the first.
 */
const tokenOf = ({ festivalId, volunteerId, tokenId, createdAt }: Made, key: string): string =>
  sealed(`volunteer ${festivalId} ${volunteerId} ${tokenId} ${createdAt}`, key);

/** 128 bits that only who knows the secret of this installation can make from a text. */
export const sealed = (text: string, key = secret()): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');

/** Inside `tx`: a link for a volunteer who has none. */
export function makeLink(
  tx: Tx,
  festival: { id: number; actor: Actor | null },
  volunteer: { id: number; name: string },
  now: string,
): string {
  const { id: festivalId, actor } = festival;
  const made = createAccessToken(tx, { kind: 'volunteer', festivalId, actor, label: volunteer.name }, now);
  const token = tokenOf({ festivalId, volunteerId: volunteer.id, tokenId: made.id, createdAt: now }, secret());
  tx.update(t.accessTokens)
    .set({ tokenHash: sha256Of(token) })
    .where(eq(t.accessTokens.id, made.id))
    .run();
  tx.insert(t.volunteerLinks).values({ festivalId, volunteerId: volunteer.id, tokenId: made.id }).run();
  return token;
}

/**
 * The secret link of a volunteer, made anew: whatever opened before opens nothing any more, in the
 * same act. Throws notFound for a volunteer of another festival.
 */
export function renewLink(festival: Authorized<'volunteers'>, volunteerId: number, now: string): { token: string } {
  return write(festival.db, (tx) => {
    const volunteer = tx
      .select({ id: t.volunteers.id, name: t.volunteers.name })
      .from(t.volunteers)
      .where(ownRow(t.volunteers, festival.id, volunteerId))
      .get();
    if (!volunteer) throw notFound();
    revokeLink(tx, festival, volunteerId, now);
    return { token: makeLink(tx, festival, volunteer, now) };
  });
}

/** A link for each volunteer who has none; those there are stay. Answers how many were made. */
export function makeMissingLinks(festival: Authorized<'volunteers'>, now: string): number {
  return write(festival.db, (tx) => {
    const linked = linkedVolunteers(festival.id, tx);
    const without = tx
      .select({ id: t.volunteers.id, name: t.volunteers.name })
      .from(t.volunteers)
      .where(eq(t.volunteers.festivalId, festival.id))
      .all()
      .filter(({ id }) => !linked.has(id));
    for (const volunteer of without) makeLink(tx, festival, volunteer, now);
    return without.length;
  });
}

/**
 * The tokens of the links that open, by id of volunteer. One that was made under another secret
 * cannot be shown again and is left out: it opens as before, and is made anew to be seen.
 */
export const shownLinks = (festival: Authorized<'volunteers'>): Map<number, string> =>
  linkTokens(festival.db, festival.id);

/** The same for what is sent to the volunteers themselves. */
export function linkTokens(db: Db | Tx, festivalId: number): Map<number, string> {
  const key = secret();
  const rows = db
    .select({ token: t.accessTokens, volunteerId: t.volunteerLinks.volunteerId })
    .from(t.volunteerLinks)
    .innerJoin(t.accessTokens, eq(t.accessTokens.id, t.volunteerLinks.tokenId))
    .where(eq(t.volunteerLinks.festivalId, festivalId))
    .all();
  return new Map(
    rows.flatMap(({ volunteerId, token: { id: tokenId, createdAt, tokenHash } }): [number, string][] => {
      const token = tokenOf({ festivalId, volunteerId, tokenId, createdAt }, key);
      return sha256Of(token) === tokenHash ? [[volunteerId, token]] : [];
    }),
  );
}

/** Takes the link of a volunteer away: a telephone was lost. Throws nothing when there is none. */
export function closeLink(festival: Authorized<'volunteers'>, volunteerId: number, now: string): void {
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

type VolunteerOpened = { ok: true; who: AuthorizedVolunteer } | Extract<Resolved, { ok: false }>;

/**
 * Who stands behind a volunteer's link, with the proof; or why it opens nothing: unknown answers
 * 404, the others 410. `now` is an ISO instant.
 */
export function authorizeVolunteer(token: string, now: string, db: Db = getDb()): VolunteerOpened {
  const found = resolveAccessToken('volunteer', token, db, now);
  return found.ok ? volunteerOf(found.row, db) : found;
}

/**
 * The volunteers of a festival whose link opens, as their own page reads them: for what is told to
 * them, where nobody holds a link in the hand.
 */
export const linkedReaders = (festival: Festival, db: Db): AuthorizedVolunteer[] =>
  db
    .select({ id: t.volunteers.id, name: t.volunteers.name })
    .from(t.volunteerLinks)
    .innerJoin(t.volunteers, eq(t.volunteers.id, t.volunteerLinks.volunteerId))
    .where(eq(t.volunteerLinks.festivalId, festival.id))
    .all()
    .map((volunteer) => readerOf(festival, volunteer, db));

const readerOf = (festival: Festival, volunteer: { id: number; name: string }, db: Db) =>
  ({ ...festival, db, actor: null, by: volunteer.name, volunteer }) as unknown as AuthorizedVolunteer;

function volunteerOf({ id: tokenId, festivalId }: AccessToken, db: Db): VolunteerOpened {
  const row = db
    .select({ festival: t.festivals, id: t.volunteers.id, name: t.volunteers.name })
    .from(t.volunteerLinks)
    .innerJoin(t.volunteers, eq(t.volunteers.id, t.volunteerLinks.volunteerId))
    .innerJoin(t.festivals, eq(t.festivals.id, t.volunteerLinks.festivalId))
    .where(eq(t.volunteerLinks.tokenId, tokenId))
    .get();
  if (!row || row.festival.id !== festivalId) return { ok: false, reason: 'unknown' };
  return { ok: true, who: readerOf(row.festival, { id: row.id, name: row.name }, db) };
}

/** `77-` and the seal of the link it belongs to. */
const SEALED = /^([1-9]\d{0,8})-([A-Za-z0-9_-]{22})$/;

/**
 * What is opened by a token made from a volunteer's link: their calendar, or what whoever has
 * parental authority answers.
 */
type Beside = 'calendar' | 'guardian';

const sealOf = (what: Beside, { id, tokenHash }: Pick<AccessToken, 'id' | 'tokenHash'>) =>
  sealed(`volunteer ${what} ${id} ${tokenHash}`);

/**
 * A token made from a volunteer's link one way, so that who is given it (a provider of calendars, a
 * parent) does not hold the page. It opens as long as the link does, and changes with it. Null when
 * there is no link, or it was closed meanwhile.
 */
function besideToken(what: Beside, festivalId: number, volunteerId: number, db: Db): string | null {
  const link = linkOf(db, festivalId, volunteerId);
  const row = link && linkRow(link.tokenId, db);
  return row ? `${row.id}-${sealOf(what, row)}` : null;
}

export const calendarToken = ({ db, id, volunteer }: AuthorizedVolunteer): string | null =>
  besideToken('calendar', id, volunteer.id, db);

/** Of the page on which a parent agrees. */
export const guardianToken = (festival: { id: number; db: Db }, volunteerId: number): string | null =>
  besideToken('guardian', festival.id, volunteerId, festival.db);

const linkRow = (id: number, db: Db) =>
  db
    .select()
    .from(t.accessTokens)
    .where(and(eq(t.accessTokens.id, id), eq(t.accessTokens.kind, 'volunteer')))
    .get();

/**
 * The same as `authorizeVolunteer` for such a token. What a stranger made up is unknown, also where
 * it names a link there was.
 */
function authorizeBeside(what: Beside, token: string, db: Db): VolunteerOpened {
  const [, id, seal = ''] = SEALED.exec(token) ?? [];
  const row = id === undefined ? undefined : linkRow(Number(id), db);
  if (!row || !timingSafeEqual(Buffer.from(sealOf(what, row)), Buffer.from(seal)))
    return { ok: false, reason: 'unknown' };
  return row.revokedAt === null ? volunteerOf(row, db) : { ok: false, reason: 'revoked' };
}

export const authorizeCalendar = (token: string, db: Db = getDb()) => authorizeBeside('calendar', token, db);
export const authorizeGuardian = (token: string, db: Db = getDb()) => authorizeBeside('guardian', token, db);
