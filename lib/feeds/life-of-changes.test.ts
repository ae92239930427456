import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { openTestFestival } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Actor } from '#lib/policy.ts';
import { republishRelease } from '#lib/programme/mutations.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { calendarOf } from './ical.ts';

let db: Db;
let actor: Actor;
let eventIds: number[];
let roomIds: number[];
// Each test publishes another history of the same festival, so caches are cleared in between.
afterEach(() => {
  delete (globalThis as { lanterneVevents?: unknown }).lanterneVevents;
});
beforeEach(() => {
  const opened = openTestFestival({ events: 24, rooms: 3, days: 2, seed: 11, slug: 'nel' });
  const { made } = opened;
  ({ db } = opened);
  // Every séance is public, dated and has a film, so that readers see each of the changes below.
  db.$client.exec("update events set visibility = 'public', starts_at = coalesce(starts_at, '2026-06-06T07:00')");
  for (const eventId of made.eventIds) {
    const { festivalId } = made;
    db.insert(t.eventRooms)
      .values({ festivalId, eventId, roomId: made.roomIds[0] ?? 0 })
      .onConflictDoNothing()
      .run();
  }
  actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
  ({ eventIds, roomIds } = made);
});
afterEach(() => db.$client.close());

const at = (number: number) => `2026-05-${String(number).padStart(2, '0')}T10:00:00.000Z`;

function publish(number: number, only: number[] | null = null) {
  const festival = authorizeFestival(actor, 'nel', 'publish', db);
  const input = { clientKey: randomUUID(), expected: number - 1, only, suggestedTimes: 'confirm', note: {} } as const;
  expect(publishRelease(festival, input, at(number))).toMatchObject({ ok: true, number });
}

/** Publishing an unchanged draft is refused and changes nothing. */
function publishNothing() {
  const festival = authorizeFestival(actor, 'nel', 'publish', db);
  const input = { clientKey: randomUUID(), expected: 1, only: null, suggestedTimes: 'confirm', note: {} } as const;
  expect(publishRelease(festival, input, at(2))).toMatchObject({ ok: false, reason: 'nothing' });
}

/** Each entry of the programme's calendar, by uid. */
function entries(locale: 'fr' | 'en' = 'fr'): Map<string, string> {
  const released = releasedBySlug('nel', db);
  if (!released) throw new Error('not published');
  const text =
    calendarOf(released, { of: 'programme' }, { locale, cancelled: 'status', url: 'https://example.org' }) ?? '';
  const blocks = text.split(/(?=^BEGIN:VEVENT\r\n)/m).slice(1);
  return new Map(
    blocks.map((block) => [/^UID:(.+)\r$/m.exec(block)?.[1] ?? '', block.replace('END:VCALENDAR\r\n', '')]),
  );
}

const rowOf = (eventId: number) => {
  const row = db.select().from(t.events).where(eq(t.events.id, eventId)).get();
  if (!row) throw new Error(`no séance ${eventId}`);
  return row;
};
const uidOf = (eventId: number) => rowOf(eventId).uid;
const change = (eventId: number, values: Partial<typeof t.events.$inferInsert>) =>
  db.update(t.events).set(values).where(eq(t.events.id, eventId)).run();

/**
 * Séances with a film: the first to be moved, the second cancelled, the third shown another film.
 */
const chosen = () => {
  const withFilm = db.$client
    .prepare("select event_id as id from event_items where kind = 'film' and festival_id = 1 order by event_id")
    .all() as { id: number }[];
  const [moved, cancelled, replaced] = withFilm.map(({ id }) => id);
  if (moved === undefined || cancelled === undefined || replaced === undefined) throw new Error('too few films');
  return { moved, cancelled, replaced };
};

/**
 * Only these séances have a new body, sequence and stamps; all others have the same bytes as
 * before.
 */
function expectChanged(before: Map<string, string>, uids: readonly string[], number: number) {
  const after = entries();
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  expect(
    [...after]
      .filter(([uid, block]) => before.get(uid) !== block)
      .map(([uid]) => uid)
      .sort(),
  ).toEqual([...uids].sort());
  const stamp = at(number).replace(/[-:]|\.\d+/g, '');
  for (const uid of uids) {
    expect(after.get(uid)).toContain(`\r\nSEQUENCE:${number}\r\n`);
    expect(after.get(uid)).toContain(`\r\nDTSTAMP:${stamp}\r\n`);
    expect(after.get(uid)).toContain(`\r\nLAST-MODIFIED:${stamp}\r\n`);
    expect(after.get(uid)).toContain('\r\nCREATED:20260501T100000Z\r\n');
  }
  return after;
}

describe('a life of changes', () => {
  it('gives exactly the changed séances a new sequence, stamp and text, under the uids of the start', () => {
    publish(1);
    const { moved, cancelled, replaced } = chosen();
    const first = entries();
    expect(first.size).toBe(eventIds.length);

    publishNothing();
    change(moved, { startsAt: `${rowOf(moved).startsAt?.slice(0, 11)}22:40` });
    publish(2);
    let last = expectChanged(first, [uidOf(moved)], 2);

    const [roomId = 0] = roomIds;
    const inRoom = db.select().from(t.eventRooms).where(eq(t.eventRooms.roomId, roomId)).all();
    expect(inRoom.length).toBeGreaterThan(3);
    db.update(t.rooms)
      .set({ name: { fr: 'Grande salle' } })
      .where(eq(t.rooms.id, roomId))
      .run();
    publish(3);
    last = expectChanged(
      last,
      inRoom.map(({ eventId }) => uidOf(eventId)),
      3,
    );

    change(cancelled, { status: 'cancelled', cancellationReason: { fr: 'Copie perdue.' } });
    publish(4);
    last = expectChanged(last, [uidOf(cancelled)], 4);
    expect(last.get(uidOf(cancelled))).toMatch(/STATUS:CANCELLED\r\n[\s\S]*SUMMARY:ANNULÉE – /);

    change(cancelled, { status: 'planned', cancellationReason: {} });
    publish(5);
    last = expectChanged(last, [uidOf(cancelled)], 5);
    expect(last.get(uidOf(cancelled))).toContain('STATUS:CONFIRMED');

    const other = db
      .insert(t.films)
      .values({ festivalId: 1, number: 9000, originalTitle: 'Un autre film', minutes: 60 })
      .returning()
      .get();
    db.update(t.eventItems)
      .set({ filmId: other.id, filmVersionId: null })
      .where(and(eq(t.eventItems.eventId, replaced), eq(t.eventItems.kind, 'film')))
      .run();
    publish(6);
    last = expectChanged(last, [uidOf(replaced)], 6);
    expect(last.get(uidOf(replaced))?.replaceAll('\r\n ', '')).toMatch(
      /DESCRIPTION:«\s.+\s» est remplacé par «\sUn autre film\s»\./,
    );

    change(moved, { startsAt: null });
    publish(7);
    last = expectChanged(last, [uidOf(moved)], 7);
    expect(last.get(uidOf(moved))).toContain('STATUS:CANCELLED');
    expect(last.get(uidOf(moved))?.replaceAll('\r\n ', '')).toContain('reportée\\, nouvel horaire à venir');

    const festival = authorizeFestival(actor, 'nel', 'publish', db);
    republishRelease(festival, { clientKey: randomUUID(), expected: 7, number: 1, note: {} }, at(8));
    const again = expectChanged(
      last,
      [...new Set([...inRoom.map(({ eventId }) => uidOf(eventId)), uidOf(moved), uidOf(replaced)])],
      8,
    );
    expect(again.get(uidOf(cancelled))).toContain('STATUS:CONFIRMED');
  });

  it('changes what a room says about its séances with the next release, and about no others', () => {
    const [roomId = 0] = roomIds;
    const isMain = and(eq(t.eventRooms.roomId, roomId), eq(t.eventRooms.use, 'main'));
    publish(1);
    const before = entries();
    db.update(t.rooms)
      .set({ abilities: ['dcp', 'loop'], lacks: ['wheelchair'] })
      .where(eq(t.rooms.id, roomId))
      .run();
    expect(entries()).toEqual(before);
    publish(2);
    const inRoom = db.select().from(t.eventRooms).where(isMain).all();
    const after = expectChanged(
      before,
      inRoom.map(({ eventId }) => uidOf(eventId)),
      2,
    );
    const [first] = inRoom;
    expect(after.get(uidOf(first?.eventId ?? 0))?.replaceAll('\r\n ', '')).toMatch(
      /boucle magnétique.*sans accès fauteuil/,
    );
  });

  it('publishing one séance leaves every other byte of the calendar as it was', () => {
    publish(1);
    const { moved, cancelled } = chosen();
    const [fr, en] = [entries('fr'), entries('en')];
    change(moved, { startsAt: `${rowOf(moved).startsAt?.slice(0, 11)}22:40` });
    change(cancelled, { status: 'cancelled' });
    publish(2, [rowOf(moved).number]);
    expectChanged(fr, [uidOf(moved)], 2);
    expect([...entries('en')].filter(([uid, block]) => en.get(uid) !== block).map(([uid]) => uid)).toEqual([
      uidOf(moved),
    ]);
  });

  it('keeps a séance that was deleted as cancelled, in every later release', () => {
    publish(1);
    const { cancelled } = chosen();
    const uid = uidOf(cancelled);
    const before = entries();
    db.delete(t.events).where(eq(t.events.id, cancelled)).run();
    publish(2);
    const after = expectChanged(before, [uid], 2);
    change(chosen().moved, { title: { fr: 'Autre titre' } });
    publish(3);
    expect(entries().get(uid)).toBe(after.get(uid));
    expect(after.get(uid)).toContain('STATUS:CANCELLED');
  });
});
