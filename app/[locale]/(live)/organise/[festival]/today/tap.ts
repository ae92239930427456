import { randomUUID } from 'node:crypto';
import type { DayPost } from '#lib/live/day-posts-schema.ts';
import type { TodayScene } from './scene.ts';

/** What every form of the day is given. `name` tells the forms of a page apart. */
export const tapOf = (
  { paths, locale }: Pick<TodayScene, 'paths' | 'locale'>,
  name: string,
  what: DayPost['what'],
) => ({
  name,
  what,
  locale,
  address: paths.post(),
  clientKey: randomUUID(),
});
