import type { PageList } from './page-list.ts';

/**
 * The page that stands at `path`: at « En ce moment » (`/now`) that of the day that is on, as the server has it; before the first day the first, after
 * the last the last. `at` is epoch milliseconds.
 */
export function standsAt(now: PageList['now'], path: string, at: number): string {
  if (!/^\/\w+\/festivals\/[^/]+\/now$/.test(path)) return path;
  const begun = now.findLast(([from]) => Date.parse(from) <= at);
  return (begun ?? now[0])?.[1] ?? path;
}
