import { RateLimiterMemory } from 'rate-limiter-flexible';
import { addressBlock } from '#lib/accounts/throttle.ts';
import { oneInProcess } from '#lib/one-in-process.ts';

const HOUR = 3600;
/**
 * A festival's own network stands behind one address: many visitors begin a programme there in an
 * hour, and change it.
 */
export const KEPT_PER_HOUR = 120;
const CHANGES_PER_HOUR = 3000;
/** Each is up to a second of work; with scripts a browser does it itself. */
const PROPOSALS_PER_HOUR = 120;
/**
 * So many wrong addresses are typing mistakes; after them each answer comes later, up to the most.
 * Milliseconds.
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
 * Counts a selection that is kept, a change, or a proposal, from an address. Null, or the minutes
 * to wait.
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

/** Counts an address nobody made. */
export async function countMiss(address: string): Promise<void> {
  await counts().miss.consume(addressBlock(address));
}

/**
 * How long whoever has tried many wrong addresses waits for any answer, right or wrong, in
 * milliseconds: 128 bits cannot be guessed, and trying is made slow all the same.
 */
export async function delayFor(address: string): Promise<number> {
  const misses = (await counts().miss.get(addressBlock(address)))?.consumedPoints ?? 0;
  return Math.min(MAX_THROTTLE_DELAY, Math.max(0, misses - FREE_MISSES) * MISS_DELAY);
}
