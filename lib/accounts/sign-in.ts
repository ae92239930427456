import { eq } from 'drizzle-orm';
import { type Db, getDb, write } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { logAct } from '#lib/act-log.ts';
import { isPassword } from './passwords.ts';
import type { SignInInput } from './schema.ts';
import { startSession } from './sessions.ts';
import { countTry, forgiveTry } from './throttle.ts';

/** Where a sign-in comes from. */
export type Origin = { address: string; device: string };

export type SignedIn = { ok: true; token: string } | { ok: false; reason: 'wrong' };

/**
 * Opens a session for this e-mail and password. Says the same, in the same time, whether the account exists or the password is wrong.
 * Throws tooManyTries.
 */
export async function signIn(input: SignInInput, from: Origin, now: string, db: Db = getDb()): Promise<SignedIn> {
  const attempt = { email: input.email, address: from.address };
  const log = (act: string, id: number | null = null) => logAct({ act, account: id }, now, from.address);
  try {
    await countTry(attempt);
  } catch (error) {
    log('sign-in locked');
    throw error;
  }
  const account = db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, input.email))
    .get();
  if (!(await isPassword(account?.passwordHash, input.password)) || !account) {
    log('sign-in refused', account?.id);
    return { ok: false, reason: 'wrong' };
  }
  await forgiveTry(attempt);
  const opened = write(db, (tx) => {
    // The password may have been changed while this one was checked.
    const still = tx.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, account.id)).get();
    return still?.passwordHash === account.passwordHash ? startSession(tx, account.id, from.device, now) : null;
  });
  log(opened ? 'sign-in' : 'sign-in refused', account.id);
  return opened ? { ok: true, ...opened } : { ok: false, reason: 'wrong' };
}
