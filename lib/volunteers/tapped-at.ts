/** In seconds: a tap that waited longer for a network counts as made when it arrived. */
export const MAX_WAITED = 86_400;

/** In minutes: how long before a shift somebody may check in. */
export const EARLY_MINUTES = 60;

/**
 * The header with which a script says how many seconds a tap waited for a network. Not part of the
 * posted body, so that a repeated post stays the same.
 */
export const WAITED_HEADER = 'lanterne-waited';

/**
 * The seconds in such a header; 0 for an invalid one, because nothing should be refused because of
 * it.
 */
export function secondsWaited(header: string | null): number {
  const seconds = Number(header ?? 0);
  return Number.isInteger(seconds) && seconds > 0 && seconds <= MAX_WAITED ? seconds : 0;
}

/**
 * The instant of a tap that arrived at `now`. A telephone says how long it kept the tap and not at
 * what time it was made, because its clock may be wrong. `notBefore` (epoch minutes) is when the
 * button was first offered; an earlier result is replaced by the time of arrival.
 */
export function tappedAt(now: string, waited: number, notBefore = Number.NEGATIVE_INFINITY): string {
  const at = Date.parse(now) - waited * 1000;
  return waited > 0 && at >= notBefore * 60_000 ? new Date(at).toISOString() : now;
}
