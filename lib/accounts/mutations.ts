import { and, eq, isNull } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { insertRow } from '#db/rows.ts';
import { accessTokens, users } from '#db/schema/index.ts';
import { notSignedIn } from '#lib/errors.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Actor } from '#lib/policy.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { revokeResetsFor } from './resets.ts';
import type { EmailInput, NewAccountInput, PasswordInput } from './schema.ts';
import { removeSecondFactor, renewRecoveryCodes } from './second-factor.ts';
import { revokeOtherSessions, type Session, startSession } from './sessions.ts';
import { hashPassword, isPassword } from './sign-in.ts';
import { countTry, forgiveTry } from './throttle.ts';
import { consumeAccessToken, createAccessToken, type Resolved, resolveAccessToken } from './tokens.ts';

type NewAccount = {
  name: string;
  email: string;
  passwordHash: string;
  locale: Locale;
  isAdministrator: boolean;
};

/**
 * Inserts a new account and its change row inside `tx`; answers its id. Throws the error of the
 * unique index when the e-mail is taken.
 */
export function insertAccount(tx: Tx, account: NewAccount, now: string): number {
  const { name, email, passwordHash, locale, isAdministrator } = account;
  const id = insertRow(tx, users, { name, email, passwordHash, locale, isAdministrator, createdAt: now });
  const actor: Actor = { userId: id, name, email, isAdministrator };
  recordAccount(tx, actor, now, 'created', null, { name, email, isAdministrator });
  return id;
}

/** Changes the name that others read beside a change. */
export function renameAccount(actor: Actor, name: string, now: string, db: Db = getDb()): void {
  write(db, (tx) => {
    tx.update(users).set({ name }).where(eq(users.id, actor.userId)).run();
    recordAccount(tx, actor, now, 'edited', { name: actor.name }, { name });
  });
}

type OwnRefusal = { ok: false; reason: 'wrongPassword' | 'emailTaken' };

/**
 * Changes the login, for somebody who knows the password. Links made for the old login are closed.
 * Throws tooManyTries.
 */
export async function changeEmail(
  actor: Actor,
  input: EmailInput,
  now: string,
  db: Db = getDb(),
): Promise<{ ok: true } | OwnRefusal> {
  const known = await knownPassword(actor, input.presentPassword, db);
  return writeAs(actor, known, db, (tx): { ok: true } | OwnRefusal => {
    const other = tx.select({ id: users.id }).from(users).where(eq(users.email, input.email)).get();
    if (other && other.id !== actor.userId) return { ok: false, reason: 'emailTaken' };
    tx.update(users).set({ email: input.email }).where(eq(users.id, actor.userId)).run();
    revokeResetsFor(tx, actor.userId, now);
    recordAccount(tx, actor, now, 'edited', { email: actor.email }, { email: input.email });
    return { ok: true };
  });
}

/**
 * Changes the password and ends every other session; answers how many ended. Throws tooManyTries.
 */
export async function changePassword(
  session: Session,
  input: PasswordInput,
  now: string,
  db: Db = getDb(),
): Promise<{ ok: true; ended: number } | OwnRefusal> {
  const { actor } = session;
  const known = await knownPassword(actor, input.password, db);
  if (known === null) return { ok: false, reason: 'wrongPassword' };
  const passwordHash = await hashPassword(input.newPassword);
  return writeAs(actor, known, db, (tx) => {
    tx.update(users).set({ passwordHash }).where(eq(users.id, actor.userId)).run();
    revokeResetsFor(tx, actor.userId, now);
    recordAccount(tx, actor, now, 'edited', null, { password: 'changed' });
    return { ok: true, ended: revokeOtherSessions(tx, actor.userId, session.id, now) };
  });
}

/**
 * Removes the second factor, for somebody who knows the password; from now on the password alone
 * signs in. Throws tooManyTries.
 */
export async function endSecondFactor(
  actor: Actor,
  password: string,
  now: string,
  db: Db = getDb(),
): Promise<{ ok: true } | OwnRefusal> {
  const known = await knownPassword(actor, password, db);
  return writeAs(actor, known, db, (tx) => {
    removeSecondFactor(tx, actor, now);
    return { ok: true };
  });
}

type RenewedCodes = { ok: true; codes: string[] } | { ok: false; reason: 'wrongCode' };

/**
 * Makes new recovery codes for somebody who knows the password and has a code, from the application
 * or a remaining recovery code. They are shown once, and the former ones no longer work. Throws
 * tooManyTries.
 */
export async function renewCodes(
  actor: Actor,
  { password, code }: { password: string; code: string },
  now: string,
  db: Db = getDb(),
): Promise<RenewedCodes | OwnRefusal> {
  const known = await knownPassword(actor, password, db);
  if (known === null) return { ok: false, reason: 'wrongPassword' };
  const attempt = { known: `codes ${actor.userId}` };
  await countTry(attempt);
  const renewed = writeAs(actor, known, db, (tx): RenewedCodes => {
    const codes = renewRecoveryCodes(tx, actor, code, now);
    return codes ? { ok: true, codes } : { ok: false, reason: 'wrongCode' };
  });
  if (renewed.ok) await forgiveTry(attempt);
  return renewed;
}

/**
 * The stored hash of the password if the given one is right, else null: an open session must not be
 * a way to guess it. Its tries are counted separately, so that strangers who try to sign in do not
 * use them up.
 */
async function knownPassword(actor: Actor, password: string, db: Db): Promise<string | null> {
  const account = db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, actor.userId)).get();
  if (!account) throw notSignedIn();
  const attempt = { known: `account ${actor.userId}` };
  await countTry(attempt);
  if (!(await isPassword(account.passwordHash, password))) return null;
  await forgiveTry(attempt);
  return account.passwordHash;
}

/**
 * Writes for somebody whose password was checked, unless it was changed while the check was
 * waiting.
 */
function writeAs<T>(actor: Actor, known: string | null, db: Db, work: (tx: Tx) => T): T | OwnRefusal {
  return write(db, (tx) => {
    const still = tx.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, actor.userId)).get();
    return still && still.passwordHash === known ? work(tx) : { ok: false, reason: 'wrongPassword' };
  });
}

function recordAccount(tx: Tx, actor: Actor, at: string, verb: string, before: unknown, after: unknown): void {
  recordChange(tx, { festivalId: null, actor, at, verb, entity: 'member', entityId: actor.userId, before, after });
}

const SETUP_DAYS = 7;

/** Whether nobody has an account yet; then the start prints the link for creating the first one. */
export function setupLinkNeeded(db: Db | Tx = getDb()): boolean {
  return db.select({ id: users.id }).from(users).limit(1).get() === undefined;
}

/**
 * A new one-time link for the first account, valid for seven days; it closes those printed before.
 */
export function createSetupToken(db: Db, now: string): string {
  return write(db, (tx) => {
    tx.update(accessTokens)
      .set({ revokedAt: now })
      .where(and(eq(accessTokens.kind, 'setup'), isNull(accessTokens.usedAt), isNull(accessTokens.revokedAt)))
      .run();
    const expiresAt = daysFrom(now, SETUP_DAYS);
    return createAccessToken(tx, { kind: 'setup', festivalId: null, actor: null, expiresAt }, now).token;
  });
}

type Refused = Extract<Resolved, { ok: false }>;

/** Whether this link still creates the first account; reading it does not use it up. */
export function checkSetupToken(token: string, now: string, db: Db = getDb()): { ok: true } | Refused {
  const found = resolveAccessToken('setup', token, db, now);
  if (!found.ok) return found;
  return setupLinkNeeded(db) ? { ok: true } : { ok: false, reason: 'used' };
}

/**
 * Creates the first account, which administers the installation, uses the link up and signs in: all
 * of it or nothing.
 */
export async function createFirstAccount(
  token: string,
  input: NewAccountInput,
  { device, locale }: { device: string; locale: Locale },
  now: string,
  db: Db = getDb(),
): Promise<{ ok: true; token: string } | Refused> {
  const checked = checkSetupToken(token, now, db);
  if (!checked.ok) return checked;
  const passwordHash = await hashPassword(input.password);
  return write(db, (tx) => {
    const link = consumeAccessToken(tx, 'setup', token, now);
    if (!link.ok) return link;
    // The link is used up in this case too: once there is an account, it has no purpose left.
    if (!setupLinkNeeded(tx)) return { ok: false, reason: 'used' };
    const userId = insertAccount(tx, { ...input, passwordHash, locale, isAdministrator: true }, now);
    return { ok: true, ...startSession(tx, userId, device, now) };
  });
}
