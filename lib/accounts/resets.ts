import { and, eq, isNull, or } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { memberships, passwordResets, removedFestivals, users } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { notFound } from '#lib/errors.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Actor, Authorized } from '#lib/policy.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { hasSecondFactor, removeSecondFactor } from './second-factor.ts';
import { revokeOtherSessions, startSession } from './sessions.ts';
import { hashPassword } from './sign-in.ts';
import { forgiveTry, tryOf } from './throttle.ts';
import { isToken, newToken } from './tokens.ts';

/**
 * Shorter than for an invitation: somebody is waiting for the link, and it opens an existing
 * account.
 */
export const RESET_HOURS = 24;

type Owner = { userId: number; name: string; email: string };
type OfferedReset = { ok: true; token: string; name: string } | { ok: false; reason: 'beyond' };

/**
 * A one-time link by which a member chooses a new password, valid for 24 hours; it closes their
 * older ones. Its token is shown once. Whoever holds the link can act as that member, so nobody may
 * make it for somebody who can do more than themselves: the answer is `beyond` for administrators
 * and for members of a festival one does not own, or may not restore, unless one administers the
 * installation. Nobody may make it for themselves either, because whoever finds an open session
 * does not know the password. Throws notFound.
 */
export function offerReset(festival: Authorized<'members'>, userId: number, now: string): OfferedReset {
  return write(festival.db, (tx) => {
    const { actor } = festival;
    const row = tx
      .select({ userId: users.id, name: users.name, email: users.email, isAdministrator: users.isAdministrator })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.festivalId, festival.id), eq(memberships.userId, userId)))
      .get();
    if (!row || userId === actor.userId) throw notFound();
    const { isAdministrator, ...owner } = row;
    if (!actor.isAdministrator && (isAdministrator || reachesBeyond(tx, userId, actor.userId)))
      return { ok: false, reason: 'beyond' };
    return { ok: true, token: createReset(tx, owner, { festivalId: festival.id, actor }, now), name: owner.name };
  });
}

/** Whether `userId` is in a festival that `by` does not own, or may restore one `by` may not. */
function reachesBeyond(tx: Db | Tx, userId: number, by: number): boolean {
  const inBin = tx.select({ owners: removedFestivals.owners }).from(removedFestivals).all();
  if (inBin.some(({ owners }) => owners.includes(userId) && !owners.includes(by))) return true;
  const owned = tx
    .select({ festivalId: memberships.festivalId })
    .from(memberships)
    .where(and(eq(memberships.userId, by), eq(memberships.role, 'owner')))
    .all()
    .map(({ festivalId }) => festivalId);
  return tx
    .select({ festivalId: memberships.festivalId })
    .from(memberships)
    .where(eq(memberships.userId, userId))
    .all()
    .some(({ festivalId }) => !owned.includes(festivalId));
}

/**
 * The same from a terminal beside the data, for the account with this e-mail; null when there is
 * none.
 */
export function offerResetTo(email: string, now: string, db: Db): string | null {
  return write(db, (tx) => {
    const owner = tx
      .select({ userId: users.id, name: users.name, email: users.email })
      .from(users)
      .where(eq(users.email, email.trim().toLowerCase()))
      .get();
    return owner ? createReset(tx, owner, { festivalId: null, actor: null }, now) : null;
  });
}

function createReset(
  tx: Tx,
  owner: Owner,
  { festivalId, actor }: { festivalId: number | null; actor: Actor | null },
  now: string,
): string {
  const { token, hash } = newToken();
  revokeWhere(tx, eq(passwordResets.userId, owner.userId), now);
  const expiresAt = instantFrom(now, RESET_HOURS * 3_600_000);
  tx.insert(passwordResets)
    .values({
      userId: owner.userId,
      festivalId,
      tokenHash: hash,
      createdBy: actor?.userId ?? null,
      createdAt: now,
      expiresAt,
    })
    .run();
  record(tx, owner, { festivalId, actor, at: now, verb: 'reset-offered' }, { expiresAt });
  return token;
}

/**
 * Revokes the links that a member who left or lost a role made for others, and those made here for
 * them.
 */
export function revokeResetsOf(tx: Tx, festivalId: number, userId: number, now: string): void {
  const theirs = or(eq(passwordResets.createdBy, userId), eq(passwordResets.userId, userId));
  revokeWhere(tx, and(eq(passwordResets.festivalId, festivalId), theirs), now);
}

function revokeWhere(tx: Tx, which: ReturnType<typeof and>, now: string): void {
  tx.update(passwordResets)
    .set({ revokedAt: now })
    .where(and(which, isNull(passwordResets.usedAt), isNull(passwordResets.revokedAt)))
    .run();
}

type Refused = { ok: false; reason: 'unknown' | 'revoked' | 'expired' | 'used' };

/**
 * Whose password a link changes, or why it opens nothing: `unknown` answers 404, the others 410.
 * Reading does not use it up.
 */
export function resetOf(
  token: string,
  now: string,
  db: Db | Tx = getDb(),
): ({ ok: true; id: number; isFromMachine: boolean } & Owner) | Refused {
  const row = isToken(token)
    ? db
        .select({ reset: passwordResets, name: users.name, email: users.email })
        .from(passwordResets)
        .innerJoin(users, eq(users.id, passwordResets.userId))
        .where(eq(passwordResets.tokenHash, sha256Of(token)))
        .get()
    : undefined;
  if (!row) return { ok: false, reason: 'unknown' };
  const { reset, name, email } = row;
  if (reset.usedAt !== null) return { ok: false, reason: 'used' };
  if (reset.revokedAt !== null) return { ok: false, reason: 'revoked' };
  if (reset.expiresAt <= now) return { ok: false, reason: 'expired' };
  if (!mayStillOpen(db, reset)) return { ok: false, reason: 'revoked' };
  const isFromMachine = reset.createdBy === null;
  return { ok: true, id: reset.id, isFromMachine, userId: reset.userId, name, email };
}

/**
 * Whether its maker may still do all that its reader may; either may have joined or left a festival
 * since.
 */
function mayStillOpen(
  db: Db | Tx,
  { festivalId, createdBy, userId }: Pick<typeof passwordResets.$inferSelect, 'festivalId' | 'createdBy' | 'userId'>,
): boolean {
  // A link made in a terminal has neither a maker nor a festival; one whose maker's account is gone
  // has a festival but no maker.
  if (createdBy === null) return festivalId === null;
  const maker = db.select({ isAdministrator: users.isAdministrator }).from(users).where(eq(users.id, createdBy)).get();
  const reader = db.select({ isAdministrator: users.isAdministrator }).from(users).where(eq(users.id, userId)).get();
  if (maker?.isAdministrator) return true;
  return maker !== undefined && !reader?.isAdministrator && !reachesBeyond(db, userId, createdBy);
}

/**
 * Revokes every open link for somebody, because changing the password or the login has to close all
 * other ways in.
 */
export function revokeResetsFor(tx: Tx, userId: number, now: string): void {
  revokeWhere(tx, eq(passwordResets.userId, userId), now);
}

/**
 * Sets the password, uses the link up, ends every session of the account and signs in here, unless
 * a code is needed (`token` null): all of it or nothing.
 */
export async function resetPassword(
  token: string,
  password: string,
  from: { address: string; device: string; knownBrowser?: (email: string) => Promise<string | null> },
  now: string,
  db: Db = getDb(),
): Promise<{ ok: true; token: string | null } | Refused> {
  const checked = resetOf(token, now, db);
  if (!checked.ok) return checked;
  const passwordHash = await hashPassword(password);
  const done = write(db, (tx): { ok: true; token: string | null } | Refused => {
    const owner = resetOf(token, now, tx);
    if (!owner.ok) return owner;
    tx.update(passwordResets).set({ usedAt: now }).where(eq(passwordResets.id, owner.id)).run();
    tx.update(users).set({ passwordHash }).where(eq(users.id, owner.userId)).run();
    revokeOtherSessions(tx, owner.userId, null, now);
    const actor = { userId: owner.userId, name: owner.name, email: owner.email, isAdministrator: false };
    record(tx, owner, { festivalId: null, actor, at: now, verb: 'reset' }, { password: 'changed' });
    // Only a link made on the machine itself also removes the second factor, for somebody who has
    // lost both.
    if (owner.isFromMachine) removeSecondFactor(tx, actor, now);
    if (hasSecondFactor(tx, owner.userId)) return { ok: true, token: null };
    return { ok: true, ...startSession(tx, owner.userId, from.device, now) };
  });
  // Whoever forgot a password has usually used up their tries.
  const { email } = checked;
  if (done.ok) await forgiveTry(tryOf(email, from.address, await from.knownBrowser?.(email)));
  return done;
}

function record(
  tx: Tx,
  { userId, name, email }: Owner,
  change: { festivalId: number | null; actor: Actor | null; at: string; verb: string },
  what: Record<string, string>,
): void {
  recordChange(tx, {
    ...change,
    entity: 'member',
    entityId: userId,
    before: null,
    after: { userId, name, email, ...what },
  });
}
