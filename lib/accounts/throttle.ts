import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { plainAddress } from '#lib/client-address.ts';
import { LanterneError } from '#lib/errors.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { Actor } from '#lib/policy.ts';

const WINDOW_SECONDS = 15 * 60;
const TRIES_PER_ADDRESS = 30;
/** For one account, from one network address. */
const TRIES_OF_ONE = 10;
/**
 * For one account, from all addresses together: guessing has to stop, but a stranger must not lock
 * somebody out with a few tries.
 */
const TRIES_PER_ACCOUNT = 100;

/**
 * Who tries: an account that may or may not exist, from an address; or somebody `known`, by a name
 * under which no stranger can count tries: a browser that signed in to this account before, or a
 * session of it.
 */
export type Try = { email: string; address: string } | { known: string };

/** The try of this account from a browser that it signed in with before, or else an address. */
export const tryOf = (email: string, address: string, browser: string | null | undefined): Try =>
  browser ? { known: `browser ${browser}` } : { email, address };

/**
 * How many invitations one person may send by mail in an hour, in all festivals together: the site
 * must not serve to write to strangers.
 */
export const INVITATIONS_AN_HOUR = 20;

// The counts are kept in memory: only one server holds the data folder, a stranger cannot restart
// it, and a table would let anybody make the disk write.
const counts = oneInProcess('lanterneTries', () => ({
  address: new RateLimiterMemory({ points: TRIES_PER_ADDRESS, duration: WINDOW_SECONDS }),
  pair: new RateLimiterMemory({ points: TRIES_OF_ONE, duration: WINDOW_SECONDS }),
  account: new RateLimiterMemory({ points: TRIES_PER_ACCOUNT, duration: WINDOW_SECONDS }),
  known: new RateLimiterMemory({ points: TRIES_OF_ONE, duration: WINDOW_SECONDS }),
  mailed: new RateLimiterMemory({ points: INVITATIONS_AN_HOUR, duration: 3600 }),
}));

/**
 * Counts a try before anything is looked up, so that two at the same time both count and an account
 * that does not exist is limited like one that does. An address without tries left does not use up
 * those of an account. Throws tooManyTries with the minutes to wait.
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
    // If the clock was set back, the wait would last until the former hour comes again; but a count
    // ends by a timer, after this time at most.
    const wait = Math.min(msBeforeNext, WINDOW_SECONDS * 1000);
    throw new LanterneError('tooManyTries', { minutes: Math.max(1, Math.ceil(wait / 60_000)) }, 429);
  }
}

/** A successful try is not counted, because thirty helpers may sign in from one address. */
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
 * Counts an invitation that is about to be sent by mail; false when this person has sent too many.
 */
export const countMailed = ({ userId }: Actor): Promise<boolean> =>
  counts()
    .mailed.consume(userId)
    .then(
      () => true,
      () => false,
    );

/**
 * The address block of one household: an IPv4 address, or the /64 that an IPv6 subscriber can use
 * freely.
 */
export function addressBlock(address: string): string {
  const plain = plainAddress(address);
  return typeof plain === 'string' ? plain : `${plain.slice(0, 4).join(':')}::/64`;
}
