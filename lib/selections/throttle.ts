import { RateLimiterMemory } from 'rate-limiter-flexible';
import { addressBlock } from '#lib/accounts/throttle.ts';
import { oneInProcess } from '#lib/one-in-process.ts';

const HOUR = 3600;
/**
 * How many selections one network address may begin in an hour. All visitors in the festival's own
 * network share one address.
 */
export const KEPT_PER_HOUR = 120;
const CHANGES_PER_HOUR = 3000;
/**
 * Each takes up to a second of work on the server; in a browser with scripts it is computed there.
 */
const PROPOSALS_PER_HOUR = 120;
/**
 * This many wrong addresses are taken for typing mistakes; after them each answer is delayed
 * longer, up to the maximum. The delays are in milliseconds.
 */
export const FREE_MISSES = 10;
export const MISS_DELAY = 100;
export const MAX_THROTTLE_DELAY = 2000;

const counts = oneInProcess('lanterneSelectionTries', () => ({
  keep: new RateLimiterMemory({ points: KEPT_PER_HOUR, duration: HOUR }),
  change: new RateLimiterMemory({ points: CHANGES_PER_HOUR, duration: HOUR }),
  propose: new RateLimiterMemory({ points: PROPOSALS_PER_HOUR, duration: HOUR }),
  miss: new RateLimiterMemory({ points: 1_000_000, duration: HOUR / 4 }),
}));

/**
 * Counts a new selection, a change or a proposal for a network address. Null, or the minutes to
 * wait.
 */
export async function countWork(work: 'keep' | 'change' | 'propose', address: string): Promise<number | null> {
  try {
    await counts()[work].consume(addressBlock(address));
    return null;
  } catch (refusal) {
    const wait = (refusal as { msBeforeNext?: number }).msBeforeNext ?? 60_000;
    return Math.max(1, Math.ceil(wait / 60_000));
  }
}

/** Counts a request for an address that does not exist. */
export async function countMiss(address: string): Promise<void> {
  await counts().miss.consume(addressBlock(address));
}

/**
 * How long each answer, right or wrong, is delayed for a network address that has tried many wrong
 * addresses, in milliseconds. 128 bits cannot be guessed, but trying is made slow nevertheless.
 */
export async function delayFor(address: string): Promise<number> {
  const misses = (await counts().miss.get(addressBlock(address)))?.consumedPoints ?? 0;
  return Math.min(MAX_THROTTLE_DELAY, Math.max(0, misses - FREE_MISSES) * MISS_DELAY);
}
