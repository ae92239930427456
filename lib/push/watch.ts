import { setImmediate } from 'node:timers/promises';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { onAnyWrite } from '#lib/history/record.ts';
import { inBoth, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { onceFree } from '#lib/once-free.ts';
import { onlyOneAtWork } from '#lib/one-in-process.ts';
import { type Festival, may } from '#lib/policy.ts';
import { instantFrom, now } from '#lib/time/clock.ts';
import { emergenciesOf } from '#lib/volunteers/emergencies.ts';
import { namedRooms } from '#lib/volunteers/plan.ts';
import { MAX_WAITED } from '#lib/volunteers/tapped-at.ts';
import { FRESH, type PushNews, queueNews, readerOf, type Subscription, subscriptionsOf } from './deliver.ts';
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

/** How many messages are queued in one transaction. */
const AT_ONCE = 50;

/** News of a festival that is to be queued together; often none. */
type Step = { festival: Festival; news: PushNews[] };

/**
 * Finds all news that somebody subscribed to, in short steps, between which others are served and
 * what was found is queued (`queueNews`). It is computed each time from the present state, and each
 * piece has a name by which the queue recognises it: what a killed process did not queue, the next
 * one does, and nothing is queued twice. `before` queues the team's own messages about its acts;
 * whoever receives those is not told the same here. `at` is an instant.
 */
export function* newsThatStands(db: Db, at: string, before: () => unknown): Generator<Step> {
  const told = db
    .selectDistinct({ festival: t.festivals })
    .from(t.pushSubscriptions)
    .innerJoin(t.festivals, eq(t.festivals.id, t.pushSubscriptions.festivalId))
    .all();
  for (const { festival } of told) {
    const all = subscriptionsOf(db, festival.id, at);
    for (const find of [newsForTeam, newsForVolunteers, newsForVisitors]) {
      let news: PushNews[] = [];
      for (const found of find(db, festival, all, at, before)) {
        news.push(...found);
        const isFull = news.length >= AT_ONCE;
        yield { festival, news: isFull ? news : [] };
        if (isFull) news = [];
      }
      yield { festival, news };
    }
  }
}

/**
 * Looks whenever something was written, and as time passes, and queues the news that stands.
 * Answers a function that stops it; starting it again replaces the first.
 */
export const watchPush = (before: (db: Db, now: string) => unknown, open: () => Db = getDb): (() => void) =>
  onlyOneAtWork('lanternePushWatch', () => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lookedAt = 0;
    let isLooking = false;
    let isStopped = false;
    const wait = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void look(), milliseconds);
      // The timer alone does not keep the process running.
      timer.unref();
    };
    const look = async () => {
      if (isLooking) return wait(AT_MOST_EVERY);
      isLooking = true;
      lookedAt = Date.now();
      wait(AT_LEAST_EVERY);
      try {
        const [db, at] = [open(), now()];
        for (const { festival, news } of newsThatStands(db, at, () => before(db, now()))) {
          await onceFree(() => queueNews(db, festival, news, at));
          await setImmediate();
          if (isStopped) return;
        }
      } catch (error) {
        console.error(error);
      } finally {
        isLooking = false;
      }
    };
    const forget = onAnyWrite(() => wait(Math.max(0, lookedAt + AT_MOST_EVERY - Date.now())), LISTEN);
    void look();
    return () => {
      isStopped = true;
      clearTimeout(timer);
      forget();
    };
  });

/**
 * The kind of problem and the place. No names and nothing that people wrote, because it may be
 * shown on a locked screen.
 */
const problemText = (kind: typeof t.problems.$inferSelect.kind, roomName: (locale: 'fr' | 'en') => string) =>
  inBoth((locale) =>
    translator(locale, 'push')('news.problem', {
      what: translator(locale, 'board')(`problem.${kind}`),
      where: roomName(locale) || 'none',
    }),
  );

/**
 * The emergencies and problems that volunteers and room sheets reported and that nobody has taken
 * on yet, for the team members who run the day: problems that arrived within the last hour, however
 * long the tap waited for a network. When an emergency arrived is stored nowhere, so one counts as
 * long as a tap may wait. `now` is an instant.
 */
function newsForTeam(db: Db, festival: Festival, subscriptions: readonly Subscription[], now: string): PushNews[][] {
  const own = subscriptions.filter(({ audience }) => audience === 'team');
  if (own.length === 0) return [];
  const rooms = namedRooms(festival.id, db);
  const problems = problemsHeardSince(db, festival.id, instantFrom(now, -FRESH));
  // An emergency that was given back by whoever had taken it on is announced again, as if it had
  // been reported then.
  const emergencies = emergenciesOf(festival.id, db).map(({ id, roomId, at, givenBackAt }) => ({
    about: givenBackAt === null ? `emergency ${id}` : `emergency ${id} ${givenBackAt}`,
    kind: 'unwell' as const,
    roomId,
    at: givenBackAt ?? at,
  }));
  const since = instantFrom(now, -MAX_WAITED * 1000);
  const told = [
    ...emergencies.filter(({ at }) => at > since),
    ...problems.map(({ id, kind, roomId, at }) => ({ about: `problem ${id}`, kind, roomId, at })),
  ];
  if (told.length === 0) return [];
  const roles = new Map(rowsOfFestival(db, t.memberships, festival.id).map(({ userId, role }) => [userId, role]));
  const runs = (userId: number | null) => {
    const role = roles.get(userId ?? 0);
    return role !== undefined && may(role, 'day');
  };
  const news = told.map(({ about, kind, roomId, at }): PushNews => {
    const text = problemText(kind, (locale) => inLocale(rooms.get(roomId ?? 0)?.name, locale));
    const to = own.filter(({ userId, createdAt }) => runs(userId) && createdAt < at);
    const opens = about.startsWith('problem') ? '#problems' : '';
    const readers = to.map((subscription) => ({ to: readerOf(subscription), text, beginsAt: null, opens }));
    return { kind: 'day', wishes: ['problem'], about, isUrgent: true, readers };
  });
  return [news];
}

/** The open problems that arrived after `since`, an instant; `at` is when they arrived. */
const problemsHeardSince = (db: Db, festivalId: number, since: string) =>
  db
    .select({ id: t.problems.id, kind: t.problems.kind, roomId: t.problems.roomId, at: t.changes.at })
    .from(t.changes)
    .innerJoin(t.problems, and(eq(t.problems.festivalId, t.changes.festivalId), eq(t.problems.id, t.changes.entityId)))
    .where(
      and(
        eq(t.changes.festivalId, festivalId),
        gt(t.changes.at, since),
        eq(t.changes.entity, 'problem'),
        eq(t.changes.verb, 'told'),
        isNull(t.problems.settledAt),
      ),
    )
    .orderBy(t.changes.id)
    .all();
