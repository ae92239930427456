import { eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { festivals, pushSubscriptions } from '#db/schema/index.ts';
import { onAnyWrite } from '#lib/history/wake.ts';
import { onceFree } from '#lib/once-free.ts';
import { onlyOneAtWork } from '#lib/one-in-process.ts';
import { now } from '#lib/time/clock.ts';
import { subscriptionsOf } from './deliver.ts';
import { queueNews } from './news.ts';
import { newsForTeam } from './team-news.ts';
import { newsForVisitors } from './visitor-news.ts';
import { newsForVolunteers } from './volunteer-news.ts';

/**
 * Looks no more often, however much is written, and at least so often, as time passes too.
 * Milliseconds.
 */
const AT_MOST_EVERY = 2000;
const AT_LEAST_EVERY = 15_000;
/** How often other programs are listened for. */
const LISTEN = 1000;

/**
 * Puts into the queue what anybody asked to be told of and was not told yet. All of it is found
 * anew from what stands, and has a name by which the queue knows it: what a killed process had not
 * queued the next one does, and nothing is queued twice. `at` is an instant. Answers how many
 * messages that were.
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
 * Looks whenever something was written, and as time passes. `before` puts into the queue what the
 * team says of its own acts: whom that reaches is told nothing of them here. Answers the function
 * that stops it; starting it again takes the place of the first.
 */
export const watchPush = (before: (db: Db, now: string) => unknown, open: () => Db = getDb): (() => void) =>
  onlyOneAtWork('lanternePushWatch', () => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lookedAt = 0;
    const wait = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), milliseconds);
      // It must not keep a server alive that is asked to end.
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
