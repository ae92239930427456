/**
 * The cookie of a device in which it stands up to which change somebody has seen what others did,
 * of the festivals they opened last.
 */
export const LAST_VISIT = 'lanterne-visits';

const MAX_FESTIVALS = 10;
/** Whoever comes back sooner is still there: what was new stays marked. */
const SAME_VISIT_MINUTES = 30;

export type Visit = {
  userId: number;
  festivalId: number;
  /** The newest change there is. */
  newest: number;
  /** Minutes since 1970, of the server. */
  minute: number;
  /** `goneOf` */
  gone?: number | undefined;
};

/**
 * Of whom it is, and a line a festival, the last first: id, the change after which all is new, the
 * newest that was seen, and when.
 */
function read(cookie: string | undefined, userId: number): number[][] {
  if (!cookie || !/^\d{1,12}(?:!\d{1,12}(?:\.\d{1,12}){3})*$/.test(cookie)) return [];
  const [of, ...lines] = cookie.split('!');
  return Number(of) === userId ? lines.map((line) => line.split('.').map(Number)) : [];
}

/**
 * What was seen and is not there, because a backup was put back: that line stands for nothing. The
 * server asks: to the browser, a page that is gone back to looks the same.
 */
export const goneOf = (cookie: string | undefined, { userId, festivalId, newest }: Visit): number | undefined =>
  read(cookie, userId).find(([id, , seen = 0]) => id === festivalId && seen > newest)?.[2];

/**
 * After which change all is new to somebody since their last visit, and the cookie that says so the
 * next time. The server asks it for the first, the browser for the second, out of what it holds
 * then: a page that is gone back to takes nothing back.
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
