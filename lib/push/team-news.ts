import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { inBoth, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type Festival, may } from '#lib/policy.ts';
import { instantFrom } from '#lib/time/clock.ts';
import { emergenciesOf } from '#lib/volunteers/emergencies.ts';
import { namedRooms } from '#lib/volunteers/plan.ts';
import { MAX_WAITED } from '#lib/volunteers/tapped-at.ts';
import { FRESH, type PushNews, readerOf, type Subscription } from './deliver.ts';

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
export function newsForTeam(
  db: Db,
  festival: Festival,
  subscriptions: readonly Subscription[],
  now: string,
): PushNews[] {
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
  return told.map(({ about, kind, roomId, at }) => {
    const text = problemText(kind, (locale) => inLocale(rooms.get(roomId ?? 0)?.name, locale));
    const to = own.filter(({ userId, createdAt }) => runs(userId) && createdAt < at);
    const opens = about.startsWith('problem') ? '#problems' : '';
    const readers = to.map((subscription) => ({ to: readerOf(subscription), text, beginsAt: null, opens }));
    return { kind: 'day', wishes: ['problem'], about, isUrgent: true, readers };
  });
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
