/** Seconds; what waited longer for a network carries the hour it arrived. */
const MAX_WAITED = 86_400;

/** In minutes: so long before a shift somebody may say that they are there. */
export const EARLY_MINUTES = 60;

/**
 * The header by which a script says how many seconds a tap waited for a network. Beside what is
 * posted, not in it: a post that is sent again is the same post.
 */
export const WAITED_HEADER = 'lanterne-waited';

/**
 * What such a header says; what cannot be is « just now », for nothing is refused because of it.
 */
export function secondsWaited(header: string | null): number {
  const seconds = Number(header ?? 0);
  return Number.isInteger(seconds) && seconds > 0 && seconds <= MAX_WAITED ? seconds : 0;
}

/**
 * When something was tapped that arrived at `now` (instants): a telephone says how long it kept it,
 * not at what hour, since its clock may be wrong where its seconds are not. `notBefore` (epoch
 * minutes) is when there was something to tap at all; before that it is the hour it arrived.
 */
export function tappedAt(now: string, waited: number, notBefore = Number.NEGATIVE_INFINITY): string {
  const at = Date.parse(now) - waited * 1000;
  return waited > 0 && at >= notBefore * 60_000 ? new Date(at).toISOString() : now;
}
