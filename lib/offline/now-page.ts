import type { PageList } from './page-list.ts';

const DAY = 24 * 3_600_000;

/**
 * The page that is shown at `path`. « En ce moment » (`/now`) shows the current day, as on the
 * server: before the first day the first, after the last the last. The festival's own address shows
 * the current day from the second on; for a season, the next date. `at` is epoch milliseconds.
 */
export function standsAt(now: PageList['now'], path: string, at: number): string {
  const begun = now.findLast(([from]) => Date.parse(from) <= at);
  if (/^\/\w+\/festivals\/[^/]+\/now$/.test(path)) return (begun ?? now[0])?.[1] ?? path;
  if (!begun || begun === now[0] || !/^\/\w+\/festivals\/[^/]+$/.test(path)) return path;
  const [from, page, until] = begun;
  const end = until === undefined ? Date.parse(from) + DAY : Date.parse(until);
  return at < end ? page.replace('/now/', '/days/') : path;
}
