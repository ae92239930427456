import { randomInt } from 'node:crypto';
import { and, eq, isNotNull } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { secondFactors } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Actor } from '#lib/policy.ts';

/**
 * How many seconds a code is valid. The previous and the next code are accepted too, because clocks
 * differ.
 */
const PERIOD = 30;
const WINDOW = 1;
const RECOVERY_CODES = 10;
/** Letters and digits that cannot be confused; ten of them are 49 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_LENGTH = 10;

const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: 'Lanterne', label, digits: 6, period: PERIOD, secret: Secret.fromBase32(secret) });

const rowOf = (db: Db | Tx, userId: number) =>
  db.select().from(secondFactors).where(eq(secondFactors.userId, userId)).get();

/**
 * What the account page shows: nothing, the secret to enter into the application, or how many
 * recovery codes are left.
 */
type SecondFactor = { is: 'off' } | { is: 'begun'; secret: string; address: string } | { is: 'on'; codesLeft: number };

export function secondFactorOf({ userId, email }: Actor, db: Db = getDb()): SecondFactor {
  const row = rowOf(db, userId);
  if (!row) return { is: 'off' };
  if (row.confirmedAt !== null) return { is: 'on', codesLeft: row.recoveryHashes.length };
  return { is: 'begun', secret: row.secret, address: totpOf(row.secret, email).toString() };
}

/**
 * Creates a secret for the application. No code is asked for before it is confirmed. A secret in
 * use is kept.
 */
export function beginSecondFactor({ userId }: Actor, db: Db = getDb()): void {
  const secret = new Secret({ size: 20 }).base32;
  write(db, (tx) => tx.insert(secondFactors).values({ userId, secret }).onConflictDoNothing().run());
}

/**
 * From now on each sign-in asks for a code. Answers the recovery codes, which are shown once; null
 * for a wrong code.
 */
export function confirmSecondFactor(actor: Actor, code: string, now: string, db: Db = getDb()): string[] | null {
  return write(db, (tx) => {
    const row = rowOf(tx, actor.userId);
    const step = row && row.confirmedAt === null ? stepOf(row.secret, code, now) : null;
    if (step === null) return null;
    tx.update(secondFactors)
      .set({ confirmedAt: now, lastStep: step })
      .where(eq(secondFactors.userId, actor.userId))
      .run();
    record(tx, actor, now, { secondFactor: 'on' });
    return newRecoveryCodes(tx, actor.userId);
  });
}

/**
 * Makes new recovery codes inside `tx`, for somebody with a valid code; the former ones no longer
 * work. Null for a wrong code.
 */
export function renewRecoveryCodes(tx: Tx, actor: Actor, code: string, now: string): string[] | null {
  if (!hasSecondFactor(tx, actor.userId) || !takeCode(tx, actor.userId, code, now)) return null;
  record(tx, actor, now, { recoveryCodes: 'renewed' });
  return newRecoveryCodes(tx, actor.userId);
}

function newRecoveryCodes(tx: Tx, userId: number): string[] {
  const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
  tx.update(secondFactors)
    .set({ recoveryHashes: codes.map(sha256Of) })
    .where(eq(secondFactors.userId, userId))
    .run();
  return codes;
}

/** Removes the second factor inside `tx`; does nothing where there is none. */
export function removeSecondFactor(tx: Tx, actor: Actor, now: string): void {
  const gone = tx.delete(secondFactors).where(eq(secondFactors.userId, actor.userId)).run().changes;
  if (gone > 0) record(tx, actor, now, { secondFactor: 'off' });
}

/** Whether this account needs a code to sign in. */
export const hasSecondFactor = (db: Db | Tx, userId: number): boolean =>
  db
    .select({ userId: secondFactors.userId })
    .from(secondFactors)
    .where(and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt)))
    .get() !== undefined;

/**
 * Whether this code is valid, inside the transaction of the sign-in. Each code of the application
 * and each recovery code works once.
 */
export function takeCode(tx: Tx, userId: number, typed: string, now: string): boolean {
  const row = rowOf(tx, userId);
  if (!row) return false;
  const own = eq(secondFactors.userId, userId);
  const code = typed.replaceAll(/[\s-]/g, '').toLowerCase();
  const step = stepOf(row.secret, code, now);
  if (step !== null && step > row.lastStep) {
    tx.update(secondFactors).set({ lastStep: step }).where(own).run();
    return true;
  }
  const hash = sha256Of(code);
  if (!row.recoveryHashes.includes(hash)) return false;
  const recoveryHashes = row.recoveryHashes.filter((one) => one !== hash);
  tx.update(secondFactors).set({ recoveryHashes }).where(own).run();
  return true;
}

/** The half minute since 1970 to which the code belongs; null for a wrong one. */
function stepOf(secret: string, code: string, now: string): number | null {
  const timestamp = Date.parse(now);
  const delta = totpOf(secret, '').validate({ token: code.replaceAll(/\s/g, ''), timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

const recoveryCode = (): string =>
  Array.from({ length: RECOVERY_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

type Recorded = { secondFactor: 'on' | 'off' } | { recoveryCodes: 'renewed' };

function record(tx: Tx, actor: Actor, at: string, after: Recorded): void {
  const change = { festivalId: null, actor, at, verb: 'edited', entity: 'member', entityId: actor.userId } as const;
  recordChange(tx, { ...change, before: null, after });
}
