import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival, randomFrom } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { republishRelease } from '#lib/programme/mutations.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { type Released, releasedBySlug } from '#lib/programme/released.ts';
import { hostileTexts } from './hostile-text-testing.ts';

export const LIFE_SLUG = 'vie';

export type LifeOptions = {
  seed: number;
  events?: number;
  timeZone?: string;
  /** The first of its two days. */
  startsOn?: string;
  /** The hours séances are moved to, on one of the two days. */
  hours?: readonly string[];
};

/**
 * One publication: what was done before it, and the séances it touched; null where an older release
 * came back.
 */
export type Step = { number: number; verb: string; touched: string[] | null };

const HOURS = ['08:05', '10:30', '13:45', '18:00', '22:40', '00:00', '00:15', '02:30', '04:59'];
// As a form saves them.
const titles = Object.values(hostileTexts).map((text) => cleanText(text).slice(0, 300));

/** The instant of release `number`. */
export const lifeAt = (number: number) => `2026-05-${String(number).padStart(2, '0')}T10:00:00.000Z`;

/**
 * A festival and the life of its programme, the same for the same seed: each step does one thing an
 * organiser does, as a row in the tables, and publishes it. The first step publishes the festival.
 */
export function beginLife(db: Db, options: LifeOptions) {
  const { seed, events = 24, timeZone = 'Europe/Paris', startsOn = '2026-06-06', hours = HOURS } = options;
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const made = makeFestival(db, { events, rooms: 5, days: 2, seed, slug: LIFE_SLUG });
  const { festivalId, roomIds } = made;
  const actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
  const days = [startsOn, dayAfter(startsOn)];
  settle();

  /**
   * Every séance public, dated and in a room, on the days that were asked for: each of the acts
   * below is then one readers see.
   */
  function settle() {
    const [from, to] = ['2026-06-06', '2026-06-07'];
    db.$client.exec(`update events set visibility = 'public', starts_at = coalesce(starts_at, '${from}T07:00')`);
    for (const [old, now] of [
      [from, days[0]],
      [to, days[1]],
      ['2026-06-08', dayAfter(days[1] ?? '')],
    ]) {
      db.$client
        .prepare('update events set starts_at = ? || substr(starts_at, 11) where starts_at like ?')
        .run(now, `${old}%`);
      db.$client.prepare('update festival_days set date = ? where date = ?').run(now, old);
    }
    db.update(t.festivals)
      .set({ timeZone, startsOn, endsOn: days[1] ?? startsOn })
      .where(eq(t.festivals.id, festivalId))
      .run();
    for (const eventId of made.eventIds) {
      if (roomsOf(eventId).length === 0)
        db.insert(t.eventRooms)
          .values({ festivalId, eventId, roomId: pick(roomIds) })
          .run();
    }
  }

  function roomsOf(eventId: number) {
    return db.select().from(t.eventRooms).where(eq(t.eventRooms.eventId, eventId)).all();
  }
  const rows = () =>
    db.select().from(t.events).where(eq(t.events.festivalId, festivalId)).orderBy(t.events.number).all();
  type Row = ReturnType<typeof rows>[number];
  const change = ({ id }: Row, values: Partial<typeof t.events.$inferInsert>) =>
    db.update(t.events).set(values).where(eq(t.events.id, id)).run();
  const isOn = (row: Row) => row.status === 'planned' && row.startsAt !== null;
  const hasFilm = ({ id }: Row) => itemsOf(id).some(({ kind }) => kind === 'film');
  const itemsOf = (id: number) => db.select().from(t.eventItems).where(eq(t.eventItems.eventId, id)).all();
  const otherTime = (row: Row) => {
    const times = days.flatMap((day) => hours.map((hour) => `${hour < '05:00' ? dayAfter(day) : day}T${hour}`));
    return pick(times.filter((time) => time !== row.startsAt));
  };
  const newNumber = () => {
    const next =
      db.select({ n: t.festivals.nextNumber }).from(t.festivals).where(eq(t.festivals.id, festivalId)).get()?.n ?? 0;
    db.update(t.festivals)
      .set({ nextNumber: next + 1 })
      .where(eq(t.festivals.id, festivalId))
      .run();
    return next;
  };

  /**
   * Each does it to one séance and answers the uids it touched; `of` says which séances it can be
   * done to.
   */
  const acts: Record<string, { of: (row: Row) => boolean; act: (row: Row, number: number) => string[] }> = {
    move: { of: isOn, act: (row) => done(row, () => change(row, { startsAt: otherTime(row) })) },
    unschedule: { of: isOn, act: (row) => done(row, () => change(row, { startsAt: null })) },
    reschedule: {
      of: (row) => row.status === 'planned' && row.startsAt === null,
      act: (row) => done(row, () => change(row, { startsAt: otherTime(row) })),
    },
    cancel: {
      of: isOn,
      act: (row) => done(row, () => change(row, { status: 'cancelled', cancellationReason: { fr: 'Copie perdue.' } })),
    },
    restore: {
      of: (row) => row.status === 'cancelled',
      act: (row) => done(row, () => change(row, { status: 'planned', cancellationReason: {} })),
    },
    rename: {
      of: isOn,
      act: (row, number) => renamed(row, () => change(row, { title: { fr: `${number} ${pick(titles)}` } })),
    },
    'other-room': {
      of: isOn,
      act: (row) =>
        done(row, () => {
          const [was] = roomsOf(row.id);
          const roomId = pick(roomIds.filter((id) => id !== was?.roomId));
          db.delete(t.eventRooms).where(eq(t.eventRooms.eventId, row.id)).run();
          db.insert(t.eventRooms).values({ festivalId, eventId: row.id, roomId }).run();
        }),
    },
    'rename-room': {
      of: isOn,
      act: (row, number) => {
        const roomId = roomsOf(row.id)[0]?.roomId ?? 0;
        const room = db.select().from(t.rooms).where(eq(t.rooms.id, roomId)).get();
        db.update(t.rooms)
          .set({ name: { fr: `Salle; ${number}, « É »` } })
          .where(eq(t.rooms.id, roomId))
          .run();
        return current().document.events.flatMap(({ uid, rooms }) =>
          rooms.some((use) => use.room === room?.number) ? uid : [],
        );
      },
    },
    replace: {
      of: (row) => isOn(row) && hasFilm(row),
      act: (row, number) =>
        renamed(row, () => {
          const film = db
            .insert(t.films)
            .values({ festivalId, number: newNumber(), originalTitle: `Un autre film ${number}`, minutes: 60 + number })
            .returning()
            .get();
          db.update(t.eventItems)
            .set({ filmId: film.id, filmVersionId: null })
            .where(and(eq(t.eventItems.eventId, row.id), eq(t.eventItems.kind, 'film')))
            .run();
        }),
    },
    split: {
      of: (row) => isOn(row) && itemsOf(row.id).length > 1,
      act: (row, number) => {
        const last = itemsOf(row.id).at(-1);
        const uid = uuidFrom(random);
        const { id, version, ...same } = row;
        const own = {
          uid,
          number: newNumber(),
          kind: 'debate',
          title: { fr: `Débat ${number}` },
          continuesEventId: id,
        } as const;
        const other = db
          .insert(t.events)
          .values({ ...same, ...own, startsAt: otherTime(row) })
          .returning()
          .get();
        db.update(t.eventItems)
          .set({ eventId: other.id })
          .where(eq(t.eventItems.id, last?.id ?? 0))
          .run();
        db.insert(t.eventRooms)
          .values({ festivalId, eventId: other.id, roomId: pick(roomIds) })
          .run();
        return [row.uid, uid];
      },
    },
    delete: {
      of: (row) => isOn(row) && !rows().some(({ continuesEventId }) => continuesEventId === row.id),
      act: (row) => done(row, () => db.delete(t.events).where(eq(t.events.id, row.id)).run()),
    },
  };

  function done({ uid }: Row, act: () => unknown): string[] {
    act();
    return [uid];
  }

  /** The same of what it is called: a séance that continues this one names it. */
  function renamed(row: Row, act: () => unknown): string[] {
    const followers = rows().filter(({ continuesEventId }) => continuesEventId === row.id);
    return [...done(row, act), ...followers.map(({ uid }) => uid)];
  }

  function current(): Released {
    const released = releasedBySlug(LIFE_SLUG, db);
    if (!released) throw new Error('not published');
    return released;
  }

  function publish(number: number, only: number[] | null) {
    const festival = authorizeFestival(actor, LIFE_SLUG, 'publish', db);
    const input = { clientKey: randomUUID(), expected: number - 1, only, suggestedTimes: 'confirm', note: {} } as const;
    return publishRelease(festival, input, lifeAt(number));
  }

  const verbs = Object.keys(acts);
  let number = 0;
  let cursor = -1;
  // After an older release came back, or a part alone was published, the next publication brings
  // more than its own act.
  let isBehind = false;

  /** The next act and its publication. Every verb comes once before any comes twice. */
  function step(): Step {
    number += 1;
    if (number === 1) {
      publish(1, null);
      return { number, verb: 'publish', touched: null };
    }
    if (number % 10 === 0) {
      const festival = authorizeFestival(actor, LIFE_SLUG, 'publish', db);
      const older = 1 + Math.floor(random() * (number - 2));
      republishRelease(
        festival,
        { clientKey: randomUUID(), expected: number - 1, number: older, note: {} },
        lifeAt(number),
      );
      isBehind = true;
      return { number, verb: `republish ${older}`, touched: null };
    }
    // Every seventh release takes the one séance alone and leaves another change for the next.
    const isPart = number % 7 === 0 && !isBehind;
    for (;;) {
      cursor += 1;
      const verb = isPart ? pick(['move', 'cancel', 'rename']) : (verbs[cursor % verbs.length] ?? 'move');
      const row = pick(rows().filter((one) => acts[verb]?.of(one)));
      if (!row) continue;
      const touched = acts[verb]?.act(row, number) ?? [];
      if (isPart) acts.move?.act(pick(rows().filter((one) => isOn(one) && !touched.includes(one.uid))), number);
      const was = isBehind;
      isBehind = isPart;
      const answer = publish(number, isPart ? [row.number] : null);
      if (!answer.ok) throw new Error(`release ${number}, ${verb}: ${JSON.stringify(answer)}`);
      return { number, verb: isPart ? `${verb} alone` : verb, touched: was || isPart ? null : touched };
    }
  }

  return { step, current };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function uuidFrom(random: () => number): string {
  const hex = Array.from({ length: 12 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `5f0b7a86-0f5e-4c6a-9a55-${hex}`;
}
