import type { Db } from '#db/client.ts';
import { queueNews } from './deliver.ts';
import { newsThatStands } from './watch.ts';

/** One look without anybody in between; how many messages it queued. `at` is an instant. */
export function tellWhatStands(db: Db, at: string): number {
  let told = 0;
  for (const { festival, news } of newsThatStands(db, at, () => {})) told += queueNews(db, festival, news, at);
  return told;
}
