import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { type MadeFestival, makeFestival, openTestCopy } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { NOW, ownerOf } from '#lib/history/testing.ts';
import { factsAt } from '#lib/model/live-facts.ts';
import type { Authorized } from '#lib/policy.ts';
import { factsHolding } from '#lib/programme/fact-rows.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';

/** In the first day, while its first séances run: 10:00 in Paris. */
export const MORNING = '2026-06-06T08:00:00.000Z';

/**
 * A festival that was published, on its first day: séances of room 1 at 09:00 (a film of 60 minutes
 * and a debate of 30), 10:50 and 14:00, of room 2 at 09:00; numbers 1 to 4.
 */
export function publishedDay() {
  const { db, made } = openTestCopy('a published day', makePublishedDay);
  const actor = ownerOf(made);
  const [festival, day] = [
    authorizeFestival(actor, made.slug, 'publish', db),
    authorizeFestival(actor, made.slug, 'day', db),
  ];
  const [room1 = 0, room2 = 0] = made.roomIds;
  return { db, made, actor, festival, day, room1, room2, events: made.eventIds };
}

function makePublishedDay(db: Db): MadeFestival {
  const made = makeFestival(db, { events: 4, rooms: 2, days: 1, seed: 7 });
  const festival = authorizeFestival(ownerOf(made), made.slug, 'publish', db);
  const [room1 = 0, room2 = 0] = made.roomIds;
  const places: [string, number][] = [
    ['2026-06-06T09:00', room1],
    ['2026-06-06T10:50', room1],
    ['2026-06-06T14:00', room1],
    ['2026-06-06T09:00', room2],
  ];
  db.delete(t.eventPeople).run();
  db.delete(t.eventRooms).run();
  db.delete(t.eventItems).run();
  for (const [i, id] of made.eventIds.entries()) {
    const [startsAt, roomId] = places[i] ?? ['', 0];
    const own = { festivalId: festival.id, eventId: id };
    db.update(t.events)
      .set({
        number: 1001 + i,
        startsAt,
        title: { fr: `S${i + 1}`, en: `S${i + 1}` },
        visibility: 'public',
        admission: 'start',
      })
      .where(eq(t.events.id, id))
      .run();
    db.insert(t.eventRooms)
      .values({ ...own, roomId })
      .run();
    db.insert(t.eventItems)
      .values([
        { ...own, position: 0, kind: 'film', minutes: 60 },
        { ...own, position: 1, kind: 'debate', minutes: 30 },
      ])
      .run();
  }
  publishRelease(festival, publishSchema.parse({ expected: 0 }), NOW);
  return made;
}

export const key = () => randomUUID();

export const publicKeyNow = (db: Db, festival: { id: number }) =>
  db.select({ key: t.festivals.publicKey }).from(t.festivals).where(eq(t.festivals.id, festival.id)).get()?.key;

/** What holds, in one line for each séance: `1001 +20-5 full «…»`. */
export function holding(festival: Authorized<'day'>, now = MORNING): string[] {
  const { events, notices } = factsAt(factsHolding(festival.db, festival.id, now), now);
  return [
    ...[...events]
      .sort(([a], [b]) => a - b)
      .map(([number, facts]) =>
        [
          number,
          ...(facts.delay ? [`+${facts.delay}${facts.cut ? `-${facts.cut}` : ''}`] : []),
          ...(facts.places ? [facts.places] : []),
          ...facts.notices.map(({ text }) => `«${text.fr}»`),
        ].join(' '),
      ),
    ...notices.map(({ text }) => `«${text.fr}»`),
  ];
}
