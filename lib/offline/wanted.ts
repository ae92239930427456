import { numberOf } from '#lib/i18n/paths.ts';
import type { PageList } from './page-list.ts';

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
