import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Actor } from '#lib/authorized.ts';
import { plainAddress } from '#lib/client-address.ts';
import { LanterneError } from '#lib/errors.ts';
import { oneInProcess } from '#lib/one-in-process.ts';

const WINDOW_SECONDS = 15 * 60;
const TRIES_PER_ADDRESS = 30;
/** For one account, from one address. */
const TRIES_OF_ONE = 10;
/**
 * For one account, from everywhere: a guess at a password has to stop, and no stranger may shut
 * somebody out with a few.
 */
const TRIES_PER_ACCOUNT = 100;

/**
 * Who tries: an account that may or may not exist, from an address; or somebody `known`, by a name
 * that no stranger can count under: a browser that signed in to this account before, or a session
 * of it.
 */
export type Try = { email: string; address: string } | { known: string };

/**
 * So many mails of invitation leave at one person's word in an hour, of whatever festivals: it is
 * no way to write to strangers.
 */
export const INVITATIONS_AN_HOUR = 20;

// Counts live in memory: one server holds the data folder, a stranger cannot restart it, and a
// table would let anybody make the disk write.
const counts = oneInProcess('lanterneTries', () => ({
  address: new RateLimiterMemory({ points: TRIES_PER_ADDRESS, duration: WINDOW_SECONDS }),
  pair: new RateLimiterMemory({ points: TRIES_OF_ONE, duration: WINDOW_SECONDS }),
  account: new RateLimiterMemory({ points: TRIES_PER_ACCOUNT, duration: WINDOW_SECONDS }),
  known: new RateLimiterMemory({ points: TRIES_OF_ONE, duration: WINDOW_SECONDS }),
  mailed: new RateLimiterMemory({ points: INVITATIONS_AN_HOUR, duration: 3600 }),
}));

/**
 * Counts a try before anything is looked up, so that two at once both count and an account that
 * does not exist is throttled like one that does. An address that is out of tries uses up none of
 * an account's. Throws tooManyTries with the minutes to wait.
 */
export async function countTry(attempt: Try): Promise<void> {
  const { account, pair, address: from, known } = counts();
  if ('known' in attempt) return consume(known, attempt.known);
  const { email, address } = attempt;
  const block = addressBlock(address);
  await consume(from, block);
  await consume(pair, `${block} ${email}`);
  await consume(account, email);
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    const { msBeforeNext } = refusal as RateLimiterRes;
    // A clock that was set back would have it wait for the hour it came from; a count ends by a
    // timer.
    const wait = Math.min(msBeforeNext, WINDOW_SECONDS * 1000);
    throw new LanterneError('tooManyTries', { minutes: Math.max(1, Math.ceil(wait / 60_000)) }, 429);
  }
}

/** A try that succeeded does not count: thirty helpers may sign in behind one address. */
export async function forgiveTry(attempt: Try): Promise<void> {
  const { account, pair, address: from, known } = counts();
  if ('known' in attempt) {
    await known.delete(attempt.known);
    return;
  }
  const { email, address } = attempt;
  const block = addressBlock(address);
  await Promise.all([account.delete(email), pair.delete(`${block} ${email}`), from.reward(block)]);
}

/**
 * Counts an invitation that is about to leave by mail; false when this person has sent too many.
 */
export const countMailed = ({ userId }: Actor): Promise<boolean> =>
  counts()
    .mailed.consume(userId)
    .then(
      () => true,
      () => false,
    );

/** One household: an IPv4 address, or the /64 an IPv6 subscriber has to play with. */
export function addressBlock(address: string): string {
  const plain = plainAddress(address);
  return typeof plain === 'string' ? plain : `${plain.slice(0, 4).join(':')}::/64`;
}
