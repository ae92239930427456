import { numberOf } from '#lib/i18n/paths.ts';
import type { PageList } from './page-list.ts';

type Version = Readonly<{ isReady: boolean; isWhole: boolean }>;

/**
 * The versions of a programme whose pages are still needed, newest first: the newest, complete or
 * not; the newest that is ready; and the newest that is whole, for the pages the ready one left
 * out. While none is ready, the two newest are kept, because two incomplete ones are better than
 * one.
 */
export function stillNeeded<V extends Version>(versions: readonly V[]): V[] {
  const ready = versions.findIndex(({ isReady }) => isReady);
  const whole = versions.findIndex(({ isReady, isWhole }) => isReady && isWhole);
  return versions.filter((_, i) => i === 0 || i === ready || i === whole || (ready < 0 && i === 1));
}

/**
 * The order in which versions are searched for a page: ready ones first, then by age, the newest
 * first.
 */
export const answerOrder = <V extends Version>(versions: readonly V[]): V[] => [
  ...versions.filter(({ isReady }) => isReady),
  ...versions.filter(({ isReady }) => !isReady),
];

/** How many coming séances are fetched on a slow or metered connection. */
const SOONEST = 12;

/**
 * The pages to fetch, the most useful first: the frame, the starred séances (by number), those to
 * come, those that are over, the rest. With `isThrifty` only what is needed to find the next
 * séances. `now` is epoch milliseconds.
 */
export function wantedOf(
  { frame, events, others }: Pick<PageList, 'frame' | 'events' | 'others'>,
  { starred, now, isThrifty }: { starred: readonly number[]; now: number; isThrifty: boolean },
): readonly string[] {
  const stars = new Set(starred);
  const isStarred = (path: string) => stars.has(numberOf(path.slice(path.lastIndexOf('/') + 1)) ?? 0);
  const isOver = (endsAt: string | null) => endsAt !== null && Date.parse(endsAt) <= now;
  const chosen = events.filter(([path]) => isStarred(path));
  const plain = events.filter(([path]) => !isStarred(path));
  const coming = plain.filter(([, endsAt]) => !isOver(endsAt));
  const wanted = isThrifty
    ? [frame, chosen.map(pathOf), coming.slice(0, SOONEST).map(pathOf)]
    : [frame, chosen.map(pathOf), coming.map(pathOf), plain.filter(([, endsAt]) => isOver(endsAt)).map(pathOf), others];
  return [...new Set(wanted.flat())];
}

const pathOf = ([path]: PageList['events'][number]) => path;

/**
 * Sections in which `12-le-sang-et-la-boue` is a number followed by a title; elsewhere, dates and
 * themes may begin with digits too.
 */
const NUMBERED = /\/(?:events|films|people|venues|rooms|series)\/([^/]+)$/;

/**
 * The kept page that answers this path: the path itself, or the same thing under another title. As
 * on the server, only the number of `12-le-sang-et-la-boue` counts. Null when there is none.
 */
export function keptPathFor(kept: readonly string[], path: string): string | null {
  if (kept.includes(path)) return path;
  const asked = split(path);
  if (!asked) return null;
  return (
    kept.find((one) => {
      if (!one.startsWith(asked.before)) return false;
      const other = split(one);
      return other?.before === asked.before && other.number === asked.number;
    }) ?? null
  );
}

function split(path: string): { before: string; number: number } | null {
  const name = NUMBERED.exec(path)?.[1];
  const number = name === undefined ? null : numberOf(name);
  return name === undefined || number === null ? null : { before: path.slice(0, -name.length), number };
}

/**
 * The page that is shown at `path`. « En ce moment » (`/now`) shows the current day, as on the
 * server: before the first day the first, after the last the last. The festival's own address shows
 * the current day from the second on; for a season, the next date. `at` is epoch milliseconds.
 */
export function standsAt(now: PageList['now'], path: string, at: number): string {
  const begun = now.findLast(([from]) => Date.parse(from) <= at);
  if (/^\/\w+\/festivals\/[^/]+\/now$/.test(path)) return (begun ?? now[0])?.[1] ?? path;
  if (!begun || !/^\/\w+\/festivals\/[^/]+$/.test(path)) return path;
  const [, page, until] = begun;
  return at < Date.parse(until) ? page.replace('/now/', '/days/') : path;
}
