import { hash, verify } from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { type Db, getDb, write } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { LanterneError } from '#lib/errors.ts';
import { logAct } from '#lib/log-file.ts';
import type { SignInInput } from './schema.ts';
import { hasSecondFactor, takeCode } from './second-factor.ts';
import { startSession } from './sessions.ts';
import { countTry, forgiveTry, type Try, tryOf } from './throttle.ts';

/**
 * Where a sign-in comes from; `browser` identifies one that has signed in to this account before.
 */
export type Origin = { address: string; device: string; browser?: string | null };

/** The code is left out where the account has no second factor. */
type Typed = Omit<SignInInput, 'code'> & Partial<Pick<SignInInput, 'code'>>;

/**
 * `codeNeeded`: the password is right, but the code of the second factor is missing. `wrongCode`:
 * the code is wrong or was used before.
 */
type SignedIn = { ok: true; token: string } | { ok: false; reason: 'wrong' | 'codeNeeded' | 'wrongCode' };

/**
 * Opens a session for this e-mail and password, and the code where the account asks for one. It
 * answers the same, in the same time, whether the account does not exist or the password is wrong.
 * Throws tooManyTries. The right password alone does not reset the count of tries.
 */
export async function signIn(input: Typed, from: Origin, now: string, db: Db = getDb()): Promise<SignedIn> {
  const attempt = tryOf(input.email, from.address, from.browser);
  const log = (act: string, id: number | null = null) => logAct({ act, account: id }, now, from.address);
  const count = async (one: Try, id: number | null = null) => {
    try {
      await countTry(one);
    } catch (error) {
      log('sign-in locked', id);
      throw error;
    }
  };
  await count(attempt);
  const account = db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, input.email))
    .get();
  if (!(await isPassword(account?.passwordHash, input.password)) || !account) {
    log('sign-in refused', account?.id);
    return { ok: false, reason: 'wrong' };
  }
  // Somebody who knows the password has few tries for the code, wherever they come from.
  const codes: Try = { known: `codes ${account.id}` };
  if (input.code && hasSecondFactor(db, account.id)) await count(codes, account.id);
  const opened = write(db, (tx): SignedIn => {
    // The password may have been changed while this one was checked.
    const still = tx.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, account.id)).get();
    if (still?.passwordHash !== account.passwordHash) return { ok: false, reason: 'wrong' };
    if (hasSecondFactor(tx, account.id)) {
      if (!input.code) return { ok: false, reason: 'codeNeeded' };
      if (!takeCode(tx, account.id, input.code, now)) return { ok: false, reason: 'wrongCode' };
    }
    return { ok: true, ...startSession(tx, account.id, from.device, now) };
  });
  if (opened.ok) await Promise.all([forgiveTry(attempt), forgiveTry(codes)]);
  log(opened.ok ? 'sign-in' : 'sign-in refused', account.id);
  return opened;
}

/**
 * Argon2id with 19 MiB, two passes and one lane (OWASP, Password Storage Cheat Sheet). Argon2id is
 * the library's default algorithm.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Only one hash at a time: each takes a processor for some 20 ms, and a machine with two needs the
 * other for readers of pages.
 */
const inTurn = fewAtOnce(1, 20);

/**
 * NFKC (NIST SP 800-63B, 5.1.1.2), so that « é » typed on a Mac and on Windows is the same
 * password.
 */
const normal = (password: string) => password.toWellFormed().normalize('NFKC');

/** The PHC string to store. Runs off the main thread, for about 20 ms. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), COST));
}

let nobody: Promise<string> | undefined;

/**
 * Whether this is the password of `kept`. Without an account (`kept` undefined) it takes the time
 * of a real check and answers false, so that the time does not reveal who has an account.
 */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  nobody ??= hash(normal('nobody has this password'), COST);
  const known = kept ?? (await nobody);
  const matches = await inTurn(() => verify(known, normal(password)).catch(() => false));
  return matches && kept !== undefined;
}

/**
 * Runs few of these at a time and lets few others wait, in their order. Each takes a processor for
 * a while, and somebody who sends hundreds must not keep readers of pages waiting. Throws
 * `serverBusy` when too many are waiting already.
 */
export function fewAtOnce(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new LanterneError('serverBusy', {}, 503);
      // Each that ends starts the next one in the queue.
      await new Promise<void>((begin) => queue.push(begin));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
