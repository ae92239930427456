import { and, eq, isNull } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { accessTokens, users } from '#db/schema/index.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { insertAccount } from './mutations.ts';
import { hashPassword } from './passwords.ts';
import type { NewAccountInput } from './schema.ts';
import { startSession } from './sessions.ts';
import { consumeAccessToken, createAccessToken, type Resolved, resolveAccessToken } from './tokens.ts';

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
