import { eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { festivals, pushSubscriptions } from '#db/schema/index.ts';
import { onAnyWrite } from '#lib/history/record.ts';
import { onceFree } from '#lib/once-free.ts';
import { onlyOneAtWork } from '#lib/one-in-process.ts';
import { now } from '#lib/time/clock.ts';
import { queueNews, subscriptionsOf } from './deliver.ts';
import { newsForTeam } from './team-news.ts';
import { newsForVisitors } from './visitor-news.ts';
import { newsForVolunteers } from './volunteer-news.ts';

/**
 * In milliseconds: the least time between two looks, however much is written, and the longest,
 * because news also comes with the passing of time.
 */
const AT_MOST_EVERY = 2000;
const AT_LEAST_EVERY = 15_000;
/** How often to check whether other programs wrote, in milliseconds. */
const LISTEN = 1000;

/**
 * Queues all news that somebody subscribed to and was not told yet. It is computed each time from
 * the present state, and each piece has a name by which the queue recognises it: what a killed
 * process did not queue, the next one does, and nothing is queued twice. `at` is an instant.
 * Answers how many messages.
 */
export function tellWhatStands(db: Db, at: string): number {
  const told = db
    .selectDistinct({ festival: festivals })
    .from(pushSubscriptions)
    .innerJoin(festivals, eq(festivals.id, pushSubscriptions.festivalId))
    .all();
  return told.reduce((sum, { festival }) => {
    const all = subscriptionsOf(db, festival.id, at);
    const news = [newsForTeam, newsForVolunteers, newsForVisitors].flatMap((find) => find(db, festival, all, at));
    return sum + queueNews(db, festival, news, at);
  }, 0);
}

/**
 * Looks whenever something was written, and as time passes. `before` first queues the team's own
 * messages about its acts; whoever receives those is not told the same here. Answers a function
 * that stops it; starting it again replaces the first.
 */
export const watchPush = (before: (db: Db, now: string) => unknown, open: () => Db = getDb): (() => void) =>
  onlyOneAtWork('lanternePushWatch', () => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lookedAt = 0;
    const wait = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), milliseconds);
      // The timer alone does not keep the process running.
      timer.unref();
    };
    const look = async () => {
      lookedAt = Date.now();
      wait(AT_LEAST_EVERY);
      try {
        await onceFree(() => {
          before(open(), now());
          tellWhatStands(open(), now());
        });
      } catch (error) {
        console.error(error);
      }
    };
    const forget = onAnyWrite(() => wait(Math.max(0, lookedAt + AT_MOST_EVERY - Date.now())), LISTEN);
    void look();
    return () => {
      clearTimeout(timer);
      forget();
    };
  });
