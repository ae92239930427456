/**
 * The cookie that stores, for the festivals opened last on this device, up to which change the
 * reader has seen what others did.
 */
export const LAST_VISIT = 'lanterne-visits';

const MAX_FESTIVALS = 10;
/** A reader who comes back sooner is on the same visit: what was new stays marked. */
const SAME_VISIT_MINUTES = 30;

export type Visit = {
  userId: number;
  festivalId: number;
  /** The newest change. */
  newest: number;
  /** The server's time in minutes since 1970. */
  minute: number;
  /** The answer of `goneOf`. */
  gone?: number | undefined;
};

/**
 * Reads the cookie if it belongs to this user: a line for each festival, the last first, with the
 * festival's id, the change after which everything is new, the newest change seen, and when.
 */
function read(cookie: string | undefined, userId: number): number[][] {
  if (!cookie || !/^\d{1,12}(?:!\d{1,12}(?:\.\d{1,12}){3})*$/.test(cookie)) return [];
  const [of, ...lines] = cookie.split('!');
  return Number(of) === userId ? lines.map((line) => line.split('.').map(Number)) : [];
}

/**
 * The newest change seen, if it does not exist any more because a backup was restored: that line is
 * ignored. Only the server can tell: to the browser it looks like going back to an older page.
 */
export const goneOf = (cookie: string | undefined, { userId, festivalId, newest }: Visit): number | undefined =>
  read(cookie, userId).find(([id, , seen = 0]) => id === festivalId && seen > newest)?.[2];

/**
 * The change after which everything is new to the reader since their last visit, and the cookie to
 * store. The server uses the first; the browser computes the second from its present cookie, so
 * that going back to an older page does not undo anything.
 */
export function visited(cookie: string | undefined, { userId, festivalId, newest, minute, gone }: Visit) {
  const lines = read(cookie, userId);
  const [, from = newest, seen = newest, at = minute] =
    lines.find(([id, , seen]) => id === festivalId && seen !== gone) ?? [];
  const since = minute - at > SAME_VISIT_MINUTES ? seen : from;
  const line = [festivalId, since, Math.max(seen, newest), Math.max(at, minute)];
  const kept = [line, ...lines.filter(([id]) => id !== festivalId)].slice(0, MAX_FESTIVALS);
  return { since, cookie: [userId, ...kept.map((one) => one.join('.'))].join('!') };
}
