import { createHmac, timingSafeEqual } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { readRow, rowsOfFestival, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import {
  type AccessToken,
  createAccessToken,
  type Resolved,
  resolveAccessToken,
  revokeAccessToken,
} from '#lib/accounts/tokens.ts';
import { secret } from '#lib/env.ts';
import { orNotFound } from '#lib/errors.ts';
import type { Actor, Authorized, AuthorizedVolunteer, Festival } from '#lib/policy.ts';

const linkOf = (tx: Db | Tx, festivalId: number, volunteerId: number) =>
  rowsWhere(tx, t.volunteerLinks, festivalId, eq(t.volunteerLinks.volunteerId, volunteerId))[0];

/** Closes the link of a volunteer, inside `tx`; without a link nothing happens. */
export function revokeLink(tx: Tx, festival: Authorized<'volunteers'>, volunteerId: number, now: string): void {
  const link = linkOf(tx, festival.id, volunteerId);
  if (!link) return;
  const { id: festivalId, actor } = festival;
  revokeAccessToken(tx, { festivalId, id: link.tokenId, kind: 'volunteer' }, actor, now);
  tx.delete(t.volunteerLinks).where(eq(t.volunteerLinks.volunteerId, volunteerId)).run();
  // Push messages to its devices end too, because the telephone may be lost.
  tx.delete(t.pushSubscriptions).where(eq(t.pushSubscriptions.volunteerId, volunteerId)).run();
  // The private link of their application no longer leads to it either.
  tx.update(t.applications).set({ opensOwn: false }).where(eq(t.applications.volunteerId, volunteerId)).run();
}

/**
 * What the token of a link is derived from. The time of its creation is included, so that a
 * restored backup never gives out the same token again.
 */
type Made = { festivalId: number; volunteerId: number; tokenId: number; createdAt: string };

/**
 * The token of a link: 128 bits that cannot be guessed without this installation's secret. It is
 * not in the database, yet coordinators can see it again, to send or print it a second time without
 * closing the first.
 */
const tokenOf = ({ festivalId, volunteerId, tokenId, createdAt }: Made, key: string): string =>
  sealed(`volunteer ${festivalId} ${volunteerId} ${tokenId} ${createdAt}`, key);

/** 128 bits derived from a text with this installation's secret. */
export const sealed = (text: string, key = secret()): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');

/** Makes a link for a volunteer who has none, inside `tx`. */
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
 * A new secret link for a volunteer; the former one is closed in the same act. Throws notFound for
 * a volunteer of another festival.
 */
export function renewLink(festival: Authorized<'volunteers'>, volunteerId: number, now: string): { token: string } {
  return write(festival.db, (tx) => ({ token: renew(tx, festival, volunteerId, now) }));
}

function renew(tx: Tx, festival: Authorized<'volunteers'>, volunteerId: number, now: string): string {
  const volunteer = orNotFound(readRow(tx, t.volunteers, festival.id, volunteerId));
  revokeLink(tx, festival, volunteerId, now);
  return makeLink(tx, festival, volunteer, now);
}

/** Makes a link for each volunteer who has none. Returns how many were made. */
export function makeMissingLinks(festival: Authorized<'volunteers'>, now: string): number {
  return write(festival.db, (tx) => {
    const linked = linkedVolunteers(festival.id, tx);
    const without = rowsOfFestival(tx, t.volunteers, festival.id).filter(({ id }) => !linked.has(id));
    for (const volunteer of without) makeLink(tx, festival, volunteer, now);
    return without.length;
  });
}

/**
 * The volunteers whose link opens but cannot be shown, because it was made under another secret.
 */
export function hiddenLinks(festival: Authorized<'volunteers'>): number[] {
  const shown = shownLinks(festival);
  return [...linkedVolunteers(festival.id, festival.db)].filter((id) => !shown.has(id));
}

/** A new link for each of them; their former links are closed. Returns how many were made. */
export function renewHiddenLinks(festival: Authorized<'volunteers'>, now: string): number {
  return write(festival.db, (tx) => {
    const ids = hiddenLinks(festival);
    for (const id of ids) renew(tx, festival, id, now);
    return ids.length;
  });
}

/**
 * The tokens of the open links, by id of volunteer. A link made under another secret cannot be
 * shown again and is left out: it still opens, and has to be renewed to be shown.
 */
export const shownLinks = (festival: Authorized<'volunteers'>): Map<number, string> =>
  linkTokens(festival.db, festival.id);

/** The same, for messages to the volunteers themselves. */
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

/**
 * Closes the link of a volunteer, for example when a telephone was lost. Does nothing when there is
 * none.
 */
export function closeLink(festival: Authorized<'volunteers'>, volunteerId: number, now: string): void {
  write(festival.db, (tx) => revokeLink(tx, festival, volunteerId, now));
}

/** The volunteers who have an open link. */
export const linkedVolunteers = (festivalId: number, db: Db | Tx): ReadonlySet<number> =>
  new Set(rowsOfFestival(db, t.volunteerLinks, festivalId).map(({ volunteerId }) => volunteerId));

type VolunteerOpened = { ok: true; who: AuthorizedVolunteer } | Extract<Resolved, { ok: false }>;

/**
 * The volunteer behind a link, with the proof; or why it opens nothing: an unknown one answers 404,
 * the others 410. `now` is an ISO instant.
 */
export function authorizeVolunteer(token: string, now: string, db: Db = getDb()): VolunteerOpened {
  const found = resolveAccessToken('volunteer', token, db, now);
  return found.ok ? volunteerOf(found.row, db) : found;
}

/**
 * The volunteers of a festival with an open link, with the same proof as their own page: for
 * messages to them, which nobody's link triggers.
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

/** `77-` and the seal of the link it is derived from. */
const SEALED = /^([1-9]\d{0,8})-([A-Za-z0-9_-]{22})$/;

/**
 * What a token derived from a volunteer's link opens: their calendar, or the page for parental
 * consent.
 */
type Beside = 'calendar' | 'guardian';

const sealOf = (what: Beside, { id, tokenHash }: Pick<AccessToken, 'id' | 'tokenHash'>) =>
  sealed(`volunteer ${what} ${id} ${tokenHash}`);

/**
 * A token derived one-way from a volunteer's link, so that its holder (a calendar provider, a
 * parent) cannot open the volunteer's page. It opens as long as the link does, and changes with it.
 * Null when there is no link, or it was closed meanwhile.
 */
function besideToken(what: Beside, festivalId: number, volunteerId: number, db: Db): string | null {
  const link = linkOf(db, festivalId, volunteerId);
  const row = link && linkRow(link.tokenId, db);
  return row ? `${row.id}-${sealOf(what, row)}` : null;
}

export const calendarToken = ({ db, id, volunteer }: AuthorizedVolunteer): string | null =>
  besideToken('calendar', id, volunteer.id, db);

/** The token of the page on which a parent gives consent. */
export const guardianToken = (festival: { id: number; db: Db }, volunteerId: number): string | null =>
  besideToken('guardian', festival.id, volunteerId, festival.db);

const linkRow = (id: number, db: Db) =>
  db
    .select()
    .from(t.accessTokens)
    .where(and(eq(t.accessTokens.id, id), eq(t.accessTokens.kind, 'volunteer')))
    .get();

/**
 * The same as `authorizeVolunteer` for such a token. An invented token is « unknown », even if it
 * names a link that existed.
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
