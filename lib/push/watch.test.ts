import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { and, eq, like } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Db, write } from '#db/client.ts';
import type { PushWish } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { recordChange } from '#lib/history/record.ts';
import { done } from '#lib/history/testing.ts';
import { previewActOf } from '#lib/live/day-act-preview.ts';
import { doDayAct, undoTold } from '#lib/live/day-posts.ts';
import { dayActSchema, delaySchema, doActSchema, noticeSchema, placesSchema } from '#lib/live/day-posts-schema.ts';
import { key, publishedDay } from '#lib/live/live-testing.ts';
import { endTold, tellDelay, tellNotice, tellPlaces } from '#lib/live/mutations.ts';
import { heldMessages } from '#lib/messages/held.ts';
import { queueMessage } from '#lib/messages/queue.ts';
import { type Delivered, type Deliverers, sendNext } from '#lib/messages/sending.ts';
import { messagesOf } from '#lib/messages/written.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releaseDocuments } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { knownOf } from '#lib/selections/draw-times.ts';
import { changeSelection, keepSelection } from '#lib/selections/mutations.ts';
import { openSelection } from '#lib/selections/queries.ts';
import { anything, NO_SELECTION } from '#lib/selections/selection.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { giveEmergencyBack, takeEmergency, tellEmergency } from '#lib/volunteers/emergencies.ts';
import { acceptExchange, decideExchange, endExchange, proposeExchange } from '#lib/volunteers/exchanges.ts';
import { authorizeVolunteer, renewLink } from '#lib/volunteers/links.ts';
import { tellProblem } from '#lib/volunteers/on-the-day.ts';
import { deleteVolunteer } from '#lib/volunteers/people-mutations.ts';
import { exchangeSchema } from '#lib/volunteers/schema.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { queueNews } from './deliver.ts';
import { newsThatStands, watchPush } from './watch.ts';
import { tellWhatStands } from './watch-testing.ts';

/** On the morning of the only day, before its séances: 08:00 in Paris. */
const AT = '2026-06-06T06:00:00.000Z';
const at = (minutes: number, seconds = 0) => new Date(Date.parse(AT) + (minutes * 60 + seconds) * 1000).toISOString();

beforeEach(() => {
  vi.stubEnv('LANTERNE_SECRET', 'one secret for these tests, long enough');
});

const ALL: PushWish[] = ['moved', 'cancelled', 'late', 'full', 'soon'];

function subscribe(db: Db, festivalId: number, row: Partial<typeof t.pushSubscriptions.$inferInsert>): number {
  const random = () => randomBytes(16).toString('base64url');
  return db
    .insert(t.pushSubscriptions)
    .values({
      festivalId,
      key: random(),
      audience: 'visitor',
      endpoint: `https://push.example.org/${random()}`,
      p256dh: 'p',
      auth: 'a',
      wishes: ALL,
      locale: 'fr',
      createdAt: at(-60),
      ...row,
    })
    .returning()
    .get().id;
}

/** A published day with a visitor who chose these séances and subscribed to these kinds of news. */
function withVisitor(numbers: readonly number[], wishes: PushWish[] = ALL) {
  const made = publishedDay();
  const { db, festival } = made;
  // As starring a séance stores it, with its present time and room.
  const visitor = (chosen: readonly number[], chosenAt = at(-90)) => {
    const known = releaseDocuments(festival.id, undefined, db)?.public;
    if (!known) throw new Error('nothing is published');
    const acts = [{ verb: 'add', numbers: chosen }] as const;
    const token = keepSelection(festival.id, NO_SELECTION, chosenAt, db);
    changeSelection(token, acts, () => knownOf(known), chosenAt, db);
    const opened = openSelection(token, db);
    subscribe(db, festival.id, { selectionId: opened.ok ? opened.id : 0, wishes });
    return token;
  };
  const publish = (when: string) => {
    const expected = releaseDocuments(festival.id, undefined, db)?.number ?? 0;
    done(publishRelease(festival, publishSchema.parse({ expected }), when));
  };
  const set = (event: number, row: Partial<typeof t.events.$inferInsert>, when: string) => {
    db.update(t.events).set(row).where(eq(t.events.number, event)).run();
    publish(when);
  };
  return { ...made, visitor, token: visitor(numbers), set, publish };
}

/** Sends what is due at this instant; answers what the telephones of these tests receive. */
async function send(db: Db, when: string, found: Delivered = { state: 'sent' }) {
  const deliverers: Deliverers = { push: () => Promise.resolve(found) };
  while (await sendNext({ db, deliverers, mailsPerHour: 100, paused: {} }, when));
}

/** The queued messages in order: to whom, and the text in French. */
const queued = (db: Db) =>
  db
    .select()
    .from(t.deliveries)
    .orderBy(t.deliveries.id)
    .all()
    .filter(({ state }) => state === 'waiting')
    .map(({ recipient, recipientId, text }) => `${recipient} ${recipientId}: ${text?.fr?.replaceAll(/\s/g, ' ')}`);

/** What a tap on each message opens. */
const opened = (db: Db) =>
  db
    .select({ opens: t.deliveries.opens })
    .from(t.deliveries)
    .orderBy(t.deliveries.id)
    .all()
    .map(({ opens }) => opens);

const delay = (event: number, minutes: number) =>
  delaySchema.parse({ clientKey: key(), event, minutes, choice: 'leave' });

describe('visitors', () => {
  it('hear that a chosen séance is late, once, and nobody else does', async () => {
    const { db, day, actor, visitor } = withVisitor([1001]);
    visitor([1003]);
    done(tellDelay(day, delay(1001, 20), at(1)));
    expect(tellWhatStands(db, at(1, 2))).toBe(1);
    expect(queued(db)).toEqual(['visitor 1: « S1 » : vers 9 h 20 au lieu de 9 h.']);
    // A tap opens the page of the séance, which is public.
    expect(opened(db)).toEqual([`/fr/festivals/${day.slug}/events/1001-s1`]);
    expect(tellWhatStands(db, at(1, 4))).toBe(0);
    // It was written by nobody, so it is not among the messages that people wrote or can hold back.
    const coordinating = authorizeFestival(actor, day.slug, 'volunteers', db);
    expect([messagesOf(coordinating), heldMessages(coordinating, at(1, 4))]).toEqual([[], []]);
    // Another delay replaces the first, also on the screen.
    done(tellDelay(day, delay(1001, 30), at(5)));
    tellWhatStands(db, at(5, 2));
    expect(queued(db)).toEqual(['visitor 1: « S1 » : vers 9 h 30 au lieu de 9 h.']);
    const topics = db.select({ topic: t.sentMessages.topic }).from(t.sentMessages).all();
    expect(new Set(topics.map(({ topic }) => topic)).size).toBe(1);
    await send(db, at(5, 4));
    const fact = db.select().from(t.liveFacts).all().at(-1)?.id ?? 0;
    done(endTold(day, { clientKey: key(), fact }, at(6)));
    tellWhatStands(db, at(6, 2));
    expect(queued(db)).toEqual(['visitor 1: « S1 » commence finalement à 9 h, comme prévu.']);
  });

  it('hear that it is full, and only what they asked for', () => {
    const { db, day } = withVisitor([1001], ['full']);
    done(tellDelay(day, delay(1001, 20), at(1)));
    done(tellPlaces(day, placesSchema.parse({ clientKey: key(), event: 1001, places: 'full' }), at(1)));
    tellWhatStands(db, at(1, 2));
    expect(queued(db)).toEqual(['visitor 1: « S1 » : complet.']);
  });

  it('are not told of « complet » in the morning if places became free at night', async () => {
    const { db, day, set } = withVisitor([1003]);
    set(1003, { startsAt: '2026-06-06T18:00' }, at(-85));
    const say = (places: 'full' | 'places', when: string) =>
      done(tellPlaces(day, placesSchema.parse({ clientKey: key(), event: 1003, places }), when));
    say('full', at(-50));
    tellWhatStands(db, at(-49));
    await send(db, at(-49));
    expect(queued(db)).toEqual(['visitor 1: « S3 » : complet.']);
    say('places', at(-20));
    tellWhatStands(db, at(-19));
    expect(queued(db)).toEqual([]);
  });

  it('are not told « comme prévu » if a late séance was moved', () => {
    const { db, day, set } = withVisitor([1003]);
    done(tellDelay(day, delay(1003, 20), at(1)));
    tellWhatStands(db, at(1, 2));
    const fact = db.select().from(t.liveFacts).all().at(-1)?.id ?? 0;
    set(1003, { startsAt: '2026-06-06T15:00' }, at(3));
    done(endTold(day, { clientKey: key(), fact }, at(3)));
    tellWhatStands(db, at(3, 2));
    // Not even the delay is told, because that message has not been sent yet.
    expect(queued(db)).toEqual([]);
    tellWhatStands(db, at(4, 10));
    expect(queued(db)).toEqual([expect.stringMatching(/« S3 » passe de 14 h à 15 h/)]);
  });

  it('hear that a delay was undone, and that it holds again', async () => {
    const { db, day } = withVisitor([1001]);
    const tell = (minutes: number, when: string) => done(tellDelay(day, delay(1001, minutes), when)).batch ?? '';
    const undo = (batch: string, when: string) => done(undoTold(day, { batch, clientKey: key() }, when));
    const first = tell(20, at(1));
    tellWhatStands(db, at(1, 2));
    const second = tell(30, at(2));
    tellWhatStands(db, at(2, 2));
    undo(second, at(2, 10));
    tellWhatStands(db, at(2, 12));
    expect(queued(db)).toEqual(['visitor 1: « S1 » : vers 9 h 20 au lieu de 9 h.']);
    await send(db, at(2, 14));
    undo(first, at(3));
    tellWhatStands(db, at(3, 2));
    expect(queued(db)).toEqual(['visitor 1: « S1 » commence finalement à 9 h, comme prévu.']);
    for (let minute = 4; minute < 40; minute += 1) tellWhatStands(db, at(minute));
    expect(queued(db)).toHaveLength(1);
  });

  it.each([
    ['« Défaire » and « Refaire »', true],
    ['« Défaire » of « à l’heure »', false],
  ])('hear that a delay holds again, however often: by %s', async (_, isUndone) => {
    const { db, day } = withVisitor([1001]);
    const look = async (when: string) => {
      tellWhatStands(db, when);
      const said = queued(db);
      await send(db, when);
      tellWhatStands(db, when);
      expect(queued(db)).toEqual([]);
      return said;
    };
    const undo = (batch: string, when: string) => done(undoTold(day, { batch, clientKey: key() }, when)).batch;
    const late = ['visitor 1: « S1 » : vers 9 h 20 au lieu de 9 h.'];
    const onTime = ['visitor 1: « S1 » commence finalement à 9 h, comme prévu.'];
    let batch = done(tellDelay(day, delay(1001, 20), at(1))).batch ?? '';
    expect(await look(at(1, 2))).toEqual(late);
    const fact = db.select().from(t.liveFacts).all().at(-1)?.id ?? 0;
    for (const minute of [2, 6]) {
      if (isUndone) batch = undo(batch, at(minute));
      else batch = done(endTold(day, { clientKey: key(), fact }, at(minute))).batch ?? '';
      expect(await look(at(minute, 2))).toEqual(onTime);
      batch = undo(batch, at(minute + 2));
      expect(await look(at(minute + 2, 2))).toEqual(late);
    }
    // The watcher did not run in between.
    undo(undo(batch, at(10)), at(10, 1));
    expect(await look(at(10, 2))).toEqual([]);
  });

  it('hear that it is full again', async () => {
    const { db, day } = withVisitor([1001]);
    const full = placesSchema.parse({ clientKey: key(), event: 1001, places: 'full' });
    const { batch } = done(tellPlaces(day, full, at(1)));
    tellWhatStands(db, at(1, 2));
    await send(db, at(1, 2));
    const undone = done(undoTold(day, { batch: batch ?? '', clientKey: key() }, at(2)));
    tellWhatStands(db, at(2, 2));
    expect(queued(db)).toEqual([]);
    done(undoTold(day, { batch: undone.batch, clientKey: key() }, at(3)));
    tellWhatStands(db, at(3, 2));
    expect(queued(db)).toEqual(['visitor 1: « S1 » : complet.']);
    expect(tellWhatStands(db, at(3, 4))).toBe(0);
  });

  it('are not told where a cancelled séance would be now', async () => {
    const { db, set } = withVisitor([1003]);
    set(1003, { status: 'cancelled' }, at(1));
    tellWhatStands(db, at(3));
    expect(queued(db)).toEqual([expect.stringContaining('annulée')]);
    await send(db, at(3));
    set(1003, { startsAt: '2026-06-06T15:00' }, at(20));
    tellWhatStands(db, at(22));
    expect(queued(db)).toEqual([]);
  });

  it('hear nothing of « complet » that was said more than an hour ago, while no server ran', () => {
    const { db, day } = withVisitor([1003]);
    done(tellPlaces(day, placesSchema.parse({ clientKey: key(), event: 1003, places: 'full' }), at(1)));
    tellWhatStands(db, at(61));
    expect(queued(db)).toEqual([]);
  });

  it('hear nothing of « complet » that was undone and done again before anybody was told', async () => {
    const { db, day } = withVisitor([1001]);
    const full = placesSchema.parse({ clientKey: key(), event: 1001, places: 'full' });
    const { batch } = done(tellPlaces(day, full, at(1)));
    tellWhatStands(db, at(1, 2));
    await send(db, at(1, 2));
    const undone = done(undoTold(day, { batch: batch ?? '', clientKey: key() }, at(2)));
    done(undoTold(day, { batch: undone.batch, clientKey: key() }, at(2, 1)));
    tellWhatStands(db, at(2, 2));
    expect(queued(db)).toEqual([]);
  });

  it('are not told « comme prévu » if the delay never reached them', async () => {
    const { db, day } = withVisitor([1001]);
    done(tellDelay(day, delay(1001, 20), at(1)));
    tellWhatStands(db, at(1, 2));
    await send(db, at(1, 3), { state: 'later', why: 'unreachable' });
    const fact = db.select().from(t.liveFacts).all().at(-1)?.id ?? 0;
    done(endTold(day, { clientKey: key(), fact }, at(5)));
    tellWhatStands(db, at(5, 2));
    expect(queued(db)).toEqual([]);
  });

  describe('of one tap that delays two séances', () => {
    /** Three visitors chose both séances, the first and the second; all were told. */
    async function carried() {
      const made = withVisitor([1001, 1002]);
      const { db, day, visitor } = made;
      visitor([1001]);
      visitor([1002]);
      const both = delaySchema.parse({ clientKey: key(), event: 1001, minutes: 60, choice: 'carry' });
      done(tellDelay(day, both, at(1)));
      tellWhatStands(db, at(1, 2));
      expect(queued(db)).toHaveLength(3);
      await send(db, at(1, 4));
      const [first = 0, second = 0] = db
        .select()
        .from(t.liveFacts)
        .all()
        .map(({ id }) => id);
      return { ...made, first, second };
    }

    it('hear that one is on time, with what is still late, and nothing if theirs is still late', async () => {
      const { db, day, first, second } = await carried();
      done(endTold(day, { clientKey: key(), fact: second }, at(5)));
      tellWhatStands(db, at(5, 2));
      expect(queued(db)).toEqual([
        expect.stringMatching(/^visitor 1: « S2 » commence finalement à 10 h 50.*« S1 » : vers 10 h au/),
        'visitor 3: « S2 » commence finalement à 10 h 50, comme prévu.',
      ]);
      await send(db, at(5, 4));
      done(endTold(day, { clientKey: key(), fact: first }, at(6)));
      tellWhatStands(db, at(6, 2));
      expect(queued(db)).toEqual([
        expect.stringMatching(/^visitor 1: « S1 » commence finalement à 9 h/),
        'visitor 2: « S1 » commence finalement à 9 h, comme prévu.',
      ]);
    });

    it('are not told of what was undone before anybody was told', async () => {
      const { db, day } = withVisitor([1001, 1002]);
      const both = delaySchema.parse({ clientKey: key(), event: 1001, minutes: 60, choice: 'carry' });
      done(tellDelay(day, both, at(1)));
      const fact = db.select().from(t.liveFacts).get()?.id ?? 0;
      done(endTold(day, { clientKey: key(), fact }, at(1, 1)));
      tellWhatStands(db, at(1, 2));
      expect(queued(db)).toEqual([expect.stringMatching(/^visitor 1: « S2 » : vers [^«]*$/)]);
      await send(db, at(1, 3));
      tellWhatStands(db, at(1, 4));
      expect(queued(db)).toEqual([]);
    });

    it('are not told hours later of what was told to nobody before they chose it, but of what comes next', () => {
      const { db, day, visitor } = withVisitor([1003]);
      const both = delaySchema.parse({ clientKey: key(), event: 1001, minutes: 60, choice: 'carry' });
      done(tellDelay(day, both, at(-55)));
      tellWhatStands(db, at(-54));
      visitor([1002], at(-50));
      const fact = db.select().from(t.liveFacts).get()?.id ?? 0;
      done(endTold(day, { clientKey: key(), fact }, at(10)));
      tellWhatStands(db, at(10, 2));
      expect(queued(db)).toEqual([]);
      done(tellDelay(day, delay(1002, 70), at(11)));
      tellWhatStands(db, at(11, 2));
      expect(queued(db)).toEqual(['visitor 2: « S2 » : vers 12 h au lieu de 10 h 50.']);
    });

    it('are not told of the second if the first is on time or has another delay', async () => {
      const { db, day, first } = await carried();
      done(tellDelay(day, delay(1001, 70), at(3)));
      tellWhatStands(db, at(3, 2));
      // Whoever chose both is still told the other delay beside it.
      expect(queued(db)).toEqual([
        expect.stringMatching(/^visitor 1: « S1 » : vers 10 h 10 au.*« S2 » : vers/),
        expect.stringMatching(/^visitor 2: « S1 » : vers 10 h 10 au[^«]*$/),
      ]);
      await send(db, at(3, 4));
      done(endTold(day, { clientKey: key(), fact: first + 2 }, at(5)));
      tellWhatStands(db, at(5, 2));
      expect(queued(db)).toEqual([
        expect.stringMatching(/^visitor 1: « S1 » commence finalement à 9 h, comme prévu\. « S2 » : vers[^«]*$/),
        'visitor 2: « S1 » commence finalement à 9 h, comme prévu.',
      ]);
    });
  });

  it('are told the delayed hour if the delay was announced in the morning', () => {
    const { db, day, set } = withVisitor([1003], ['soon']);
    set(1003, { startsAt: '2026-06-06T20:00' }, at(-85));
    done(tellDelay(day, delay(1003, 30), at(60)));
    tellWhatStands(db, at(701));
    expect(queued(db)).toEqual([]);
    tellWhatStands(db, at(731));
    expect(queued(db)).toEqual(['visitor 1: « S3 » commence à 20 h 30, Salle 1.']);
  });

  it('are reminded twenty minutes before the start, delay included, once whatever is killed', () => {
    const { db, day } = withVisitor([1001, 1002]);
    done(tellDelay(day, delay(1001, 30), at(1)));
    tellWhatStands(db, at(2));
    expect(tellWhatStands(db, at(69))).toBe(0);
    expect(tellWhatStands(db, at(70))).toBe(1);
    expect(queued(db).at(-1)).toBe('visitor 1: « S1 » commence à 9 h 30, Salle 1.');
    for (let minute = 70; minute < 120; minute += 1) tellWhatStands(db, at(minute));
    expect(queued(db)).toHaveLength(2);
    expect(db.select().from(t.deliveries).all().at(-1)?.beginsAt).toBe('2026-06-06T07:30:00.000Z');
  });

  it('are reminded of the room of the séance alone, with its building where another room has the same name', () => {
    const { db, festival, room1, room2, events, publish } = withVisitor([1001], ['soon']);
    const venue = { festivalId: festival.id, number: 900, name: { fr: 'Médiathèque' } };
    const { id: venueId } = db.insert(t.venues).values(venue).returning().get();
    db.update(t.rooms)
      .set({ venueId, name: { fr: 'Salle 1' } })
      .where(eq(t.rooms.id, room1))
      .run();
    db.update(t.rooms)
      .set({ name: { fr: 'Salle 1' } })
      .where(eq(t.rooms.id, room2))
      .run();
    db.insert(t.eventRooms)
      .values({ festivalId: festival.id, eventId: events[0] ?? 0, roomId: room2, use: 'overflow' })
      .run();
    publish(at(-80));
    tellWhatStands(db, at(40));
    expect(queued(db)).toEqual(['visitor 1: « S1 » commence à 9 h, Médiathèque – Salle 1.']);
  });

  it('have their selections read only while there is something to tell', () => {
    const { db } = withVisitor([1001, 1004]);
    const asked = vi.spyOn(db.$client, 'prepare');
    const isRead = (when: string) => {
      asked.mockClear();
      tellWhatStands(db, when);
      return asked.mock.calls.some(([sql]) => sql.includes('join "selections"'));
    };
    expect([20, 40, 41].map((minute) => isRead(at(minute)))).toEqual([false, true, false]);
    asked.mockRestore();
  });

  it('are not reminded of cancelled séances, nor if they did not ask for it', () => {
    const [cancelled, unasked, asked] = [withVisitor([1001]), withVisitor([1001], ['late']), withVisitor([1001])];
    cancelled.set(1001, { status: 'cancelled' }, at(-85));
    const reminders = [cancelled, unasked, asked].map(({ db }) => {
      tellWhatStands(db, at(41));
      return db.select().from(t.sentMessages).where(eq(t.sentMessages.kind, 'reminder')).all().length;
    });
    expect(reminders).toEqual([0, 0, 1]);
  });

  it.each([
    ['before its planned hour', 1, 0],
    ['before the hour it was late until', 70, 45],
  ])('hear of a cancellation %s, within three hours, at once and first', async (_, minute, late) => {
    const { db, festival, day } = withVisitor([1001]);
    if (late > 0) done(tellDelay(day, delay(1001, late), at(minute - 10)));
    tellWhatStands(db, at(minute - 9));
    await send(db, at(minute - 9));
    const act = { act: 'cancel', event: 1001, reason: { fr: 'Copie abîmée' } };
    const found = previewActOf(festival, dayActSchema.parse(act), at(minute), db);
    if (!found.ok) throw new Error(found.reason);
    const { facts, sentence } = found;
    done(doDayAct(festival, doActSchema.parse({ clientKey: key(), act, facts, sentence }), at(minute)));
    tellWhatStands(db, at(minute, 2));
    expect(queued(db)[0]).toMatch(/^visitor 1: La séance « S1 ».* est annulée.*Copie abîmée/);
    const release = like(t.sentMessages.cause, '% release %');
    expect(db.select().from(t.sentMessages).where(release).get()).toMatchObject({ isUrgent: true });
  });

  it('hear of a postponement within three hours at once, too', () => {
    const { db, festival, events } = withVisitor([1001]);
    db.update(t.events)
      .set({ startsAt: null })
      .where(eq(t.events.id, events[0] ?? 0))
      .run();
    done(publishRelease(festival, publishSchema.parse({ expected: 1 }), at(1)));
    tellWhatStands(db, at(1, 2));
    expect(db.select().from(t.sentMessages).get()).toMatchObject({ isUrgent: true });
    expect(db.select().from(t.deliveries).get()).toMatchObject({ beginsAt: '2026-06-06T07:00:00.000Z' });
  });

  it('get two publications of a few minutes as one message', () => {
    const { db, set } = withVisitor([1003]);
    const move = (startsAt: string, when: string) => set(1003, { startsAt }, when);
    move('2026-06-06T15:00', at(1));
    expect(tellWhatStands(db, at(1, 30))).toBe(0);
    move('2026-06-06T15:30', at(1, 40));
    // By the hour at which each would have begun without the change.
    const begins = () => db.select({ at: t.deliveries.beginsAt }).from(t.deliveries).all();
    tellWhatStands(db, at(2, 30));
    expect(queued(db)).toEqual([]);
    tellWhatStands(db, at(2, 50));
    expect(queued(db)).toHaveLength(1);
    expect(queued(db)[0]).toMatch(/14 h.*15 h 30/);
    expect(begins()).toEqual([{ at: '2026-06-06T12:00:00.000Z' }]);
    move('2026-06-06T16:00', at(4));
    tellWhatStands(db, at(5, 10));
    expect(queued(db)).toHaveLength(1);
    expect(queued(db)[0]).toMatch(/14 h.*16 h/);
    expect(tellWhatStands(db, at(20))).toBe(0);
  });

  describe.each([
    ['a minute', 4],
    ['half an hour', 40],
  ])('hear %s later that what they were told no longer holds', (_, back) => {
    /**
     * Publishes one change, which reaches them, and then another; answers the messages about that.
     */
    async function thenAfter(
      { db }: { db: Db },
      first: (when: string) => void,
      second: (when: string) => void,
    ): Promise<string[]> {
      first(at(1));
      tellWhatStands(db, at(2, 10));
      expect(queued(db)).toHaveLength(1);
      await send(db, at(2, 12));
      second(at(back));
      tellWhatStands(db, at(back + 1, 10));
      return queued(db);
    }
    const off = { status: 'cancelled', cancellationReason: { fr: 'Copie abîmée' } } as const;
    const on = { status: 'planned', cancellationReason: {} } as const;

    it.each<[string, PushWish[]]>([
      ['of everything', ALL],
      ['of cancellations alone', ['cancelled']],
    ])('of a cancellation, who asked to hear %s', async (_asked, wishes) => {
      const made = withVisitor([1003], wishes);
      const cancel = (when: string) => made.set(1003, off, when);
      const said = await thenAfter(made, cancel, (when) => made.set(1003, on, when));
      expect(said).toEqual([expect.stringMatching(/^visitor 1: La séance « S3 » est rétablie.*14 h/)]);
      await send(made.db, at(back + 1, 12));
      for (let minute = back + 2; minute < back + 30; minute += 1) tellWhatStands(made.db, at(minute));
      expect(queued(made.db)).toEqual([]);
    });

    it('of a move, and of one among others', async () => {
      const made = withVisitor([1003, 1004]);
      const move = (startsAt: string) => (when: string) => made.set(1003, { startsAt }, when);
      const said = await thenAfter(made, move('2026-06-06T15:00'), (when) => {
        made.db.update(t.events).set({ startsAt: '2026-06-06T19:00' }).where(eq(t.events.number, 1004)).run();
        move('2026-06-06T14:00')(when);
      });
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/« S3 » passe de 15 h à 14 h/);
      expect(said[0]).toMatch(/« S4 » passe de 9 h à 19 h/);
    });

    it('of a move, even if they changed their selection meanwhile', async () => {
      const made = withVisitor([1003]);
      const move = (startsAt: string) => (when: string) => made.set(1003, { startsAt }, when);
      const said = await thenAfter(made, move('2026-06-06T15:00'), (when) => {
        move('2026-06-06T14:00')(when);
        changeSelection(made.token, [{ verb: 'unwish', numbers: [1] }], () => anything, at(back, 30), made.db);
      });
      expect(said).toEqual([expect.stringMatching(/« S3 » passe de 15 h à 14 h/)]);
    });
  });

  describe('who were reached by a publication', () => {
    /** Two séances, and a visitor who was told that S3 is at 15 h. */
    async function told(numbers: readonly number[] = [1003]) {
      const made = withVisitor(numbers);
      const { db, set } = made;
      const move = (event: number, hour: number, when: string) =>
        set(event, { startsAt: `2026-06-06T${hour}:00` }, when);
      move(1003, 15, at(1));
      tellWhatStands(db, at(2, 10));
      await send(db, at(2, 12));
      // An act of theirs that does not concern séances.
      const touch = (when: string) =>
        changeSelection(made.token, [{ verb: 'unwish', numbers: [1] }], () => anything, when, db);
      return { ...made, move, touch };
    }

    it('hear its restored hour, also if its room changed', async () => {
      const { db, events, room2, move } = await told();
      db.update(t.eventRooms)
        .set({ roomId: room2 })
        .where(eq(t.eventRooms.eventId, events[2] ?? 0))
        .run();
      move(1003, 14, at(4));
      tellWhatStands(db, at(5, 10));
      expect(queued(db)).toEqual([expect.stringMatching(/« S3 » passe de 15 h à 14 h/)]);
    });

    it('hear that it was reverted, if the next publication replaces that one', async () => {
      const { db, move } = await told([1003, 1004]);
      move(1003, 14, at(4));
      tellWhatStands(db, at(5, 10));
      await send(db, at(5, 12));
      move(1004, 19, at(7));
      tellWhatStands(db, at(8, 10));
      expect(queued(db)).toEqual([expect.stringMatching(/S4.*à 19 h.*« S3 » passe de 15 h à 14 h/)]);
      await send(db, at(8, 12));
      // Later it is shown as a notification of its own.
      move(1004, 20, at(20));
      tellWhatStands(db, at(21, 10));
      expect(queued(db)).toEqual([expect.stringMatching(/^visitor 1: « S4 » passe de 19 h à 20 h(?!.*S3)/)]);
    });

    it('hear that it was reverted even after another publication and an act of their own', async () => {
      const { db, move, touch, visitor } = await told();
      visitor([1004]);
      move(1004, 19, at(20));
      tellWhatStands(db, at(21, 10));
      await send(db, at(21, 12));
      move(1003, 14, at(40));
      touch(at(40, 30));
      tellWhatStands(db, at(41, 10));
      expect(queued(db)).toEqual([expect.stringMatching(/^visitor 1: « S3 » passe de 15 h à 14 h/)]);
    });

    it('are not told of the move of a séance that they chose after it', async () => {
      const { db, token, festival, move } = await told();
      move(1004, 19, at(4));
      const known = releaseDocuments(festival.id, undefined, db)?.public;
      if (!known) throw new Error('nothing is published');
      changeSelection(token, [{ verb: 'add', numbers: [1004] }], () => knownOf(known), at(4, 20), db);
      tellWhatStands(db, at(5, 10));
      expect(queued(db).join()).not.toContain('S4');
    });
  });

  it('hear of a move in the first hour of a programme too', () => {
    const { db, set } = withVisitor([1003]);
    db.update(t.releases)
      .set({ at: at(-30) })
      .run();
    tellWhatStands(db, at(-20));
    set(1003, { startsAt: '2026-06-06T15:00' }, at(0));
    tellWhatStands(db, at(2));
    expect(queued(db)).toEqual([expect.stringContaining('S3')]);
  });

  it('hear of a move by its own publication, whatever was published before it', () => {
    const { db, set, token } = withVisitor([1003]);
    set(1003, { startsAt: '2026-06-06T15:00' }, at(-80));
    set(1004, { startsAt: '2026-06-06T19:00' }, at(1));
    changeSelection(token, [{ verb: 'unwish', numbers: [1] }], () => anything, at(1, 10), db);
    set(1003, { startsAt: '2026-06-06T14:00' }, at(1, 30));
    tellWhatStands(db, at(2, 40));
    expect(queued(db)).toEqual([expect.stringMatching(/« S3 » passe de 15 h à 14 h/)]);
  });

  it('are not told of what was reverted before the service took it', async () => {
    const { db, set } = withVisitor([1003]);
    set(1003, { startsAt: '2026-06-06T15:00' }, at(1));
    tellWhatStands(db, at(2, 10));
    await send(db, at(2, 12), { state: 'later', why: 'unreachable' });
    expect(queued(db)).toHaveLength(1);
    set(1003, { startsAt: '2026-06-06T14:00' }, at(4));
    tellWhatStands(db, at(5, 10));
    expect(queued(db)).toEqual([]);
  });

  describe('of a film', () => {
    /** The séance at 14:00 shows the first of two films. */
    function withFilms() {
      const made = withVisitor([1003]);
      const { db, festival, publish } = made;
      const [enigma = 0, other = 0] = ['La Grande Énigme', 'Autre film'].map(
        (originalTitle, i) =>
          db
            .insert(t.films)
            .values({ festivalId: festival.id, number: 900 + i, originalTitle })
            .returning({ id: t.films.id })
            .get().id,
      );
      const show = (filmId: number) =>
        db
          .update(t.eventItems)
          .set({ filmId })
          .where(and(eq(t.eventItems.eventId, made.events[2] ?? 0), eq(t.eventItems.kind, 'film')))
          .run();
      show(enigma);
      db.update(t.events).set({ title: {} }).where(eq(t.events.number, 1003)).run();
      publish(at(-80));
      return { ...made, enigma, other, show };
    }

    it('hear of another film in its place', () => {
      const { db, show, other, publish } = withFilms();
      show(other);
      publish(at(1));
      tellWhatStands(db, at(2, 10));
      expect(queued(db)).toEqual([expect.stringMatching(/« La Grande Énigme » est remplacé.* par « Autre film »/)]);
    });

    it('never read a title that may not be announced any more', () => {
      const { db, enigma, set } = withFilms();
      db.update(t.films).set({ announceable: 'no' }).where(eq(t.films.id, enigma)).run();
      set(1003, { startsAt: '2026-06-06T15:00' }, at(1));
      tellWhatStands(db, at(2, 10));
      expect(queued(db)).toEqual(['visitor 1: « Film surprise » : la séance a changé.']);
    });
  });

  it('are not told of what was reverted before it left', () => {
    const { db, set } = withVisitor([1003]);
    set(1003, { startsAt: '2026-06-06T15:00' }, at(1));
    tellWhatStands(db, at(2, 10));
    expect(queued(db)).toHaveLength(1);
    set(1003, { startsAt: '2026-06-06T14:00' }, at(4));
    tellWhatStands(db, at(5, 10));
    expect(queued(db)).toEqual([]);
  });

  it.each([
    [500, 1],
    [520, 0],
  ])('hear nothing of what is put right once it is over: after %i minutes, %i', (minutes, count) => {
    const { db, set } = withVisitor([1003]);
    // From 14:00 to 15:00: in truth it ends at 16:30.
    set(1003, { startsAt: '2026-06-06T15:00' }, at(minutes));
    tellWhatStands(db, at(minutes + 1, 10));
    expect(queued(db)).toHaveLength(count);
  });

  it('hear nothing of a delay that was told before they subscribed: the page said it', () => {
    const { db, day } = withVisitor([1001]);
    done(tellDelay(day, delay(1001, 20), at(1)));
    db.update(t.pushSubscriptions)
      .set({ createdAt: at(2) })
      .run();
    tellWhatStands(db, at(3));
    expect(queued(db)).toEqual([]);
  });

  it('hear of what has begun and moves to later by its new hour alone, which decides when it leaves', () => {
    const { db, set } = withVisitor([1003]);
    // Planned at 14:00, and it is 14:30.
    set(1003, { startsAt: '2026-06-06T18:00' }, at(390));
    tellWhatStands(db, at(391, 10));
    expect(db.select().from(t.deliveries).get()?.beginsAt).toBe('2026-06-06T16:00:00.000Z');
  });

  it('open their selection from news of several séances', () => {
    const { db, set } = withVisitor([1002, 1003]);
    db.update(t.events).set({ startsAt: '2026-06-06T11:00' }).where(eq(t.events.number, 1002)).run();
    set(1003, { startsAt: '2026-06-06T15:00' }, at(1));
    tellWhatStands(db, at(2, 10));
    expect([queued(db)[0], opened(db)]).toEqual([expect.stringMatching(/S2.*S3/), ['']]);
  });

  it('are not told of a move before they chose the séance', () => {
    const { db, set, visitor } = withVisitor([]);
    set(1003, { startsAt: '2026-06-06T15:00' }, at(1));
    visitor([1003], at(1, 30));
    visitor([1003], at(-30));
    tellWhatStands(db, at(2, 10));
    expect(queued(db)).toEqual([expect.stringMatching(/^visitor 3: .*15 h/)]);
  });
});

describe('volunteers', () => {
  /**
   * The day with Ada, who is subscribed to everything, and the desk's changes to rows of
   * volunteers.
   */
  function withVolunteer() {
    const made = publishedDay();
    const { db, festival } = made;
    const put = rowsOf(db, festival.id);
    const ada = put.volunteer('Ada');
    const { token } = renewLink(festival as never, ada.id, at(-90));
    const wishes: PushWish[] = ['shift', 'exchange', 'wanted', 'message', 'soon'];
    subscribe(db, festival.id, { audience: 'volunteer', volunteerId: ada.id, wishes });
    const changed = (
      entity: 'shift' | 'assignment' | 'exchange',
      entityId: number,
      when: string,
      before?: object,
      after?: object,
    ) =>
      write(db, (tx) =>
        recordChange(tx, {
          festivalId: festival.id,
          actor: null,
          at: when,
          verb: 'changed',
          entity,
          entityId,
          before: before ?? null,
          after: after ?? null,
        }),
      );
    return { ...made, put, ada, token, changed };
  }

  /** Seventy are on a shift that begins soon and have subscribed, Ada before them. */
  function withMany() {
    const made = withVolunteer();
    const { db, festival, put, ada } = made;
    const [startsAt, endsAt] = ['2026-06-06T08:15', '2026-06-06T10:00'];
    const shift = put.shift(put.task().id, { people: 99, startsAt, endsAt });
    const others = Array.from({ length: 70 }, (_, index) => put.volunteer(`V${index}`));
    const agreed = { state: 'confirmed', agreedStartsAt: startsAt, agreedEndsAt: endsAt } as const;
    for (const { id } of [ada, ...others]) put.assignment(shift.id, id, agreed);
    for (const { id } of others) {
      renewLink(festival as never, id, at(-90));
      subscribe(db, festival.id, { audience: 'volunteer', volunteerId: id, wishes: ['shift', 'soon'] });
    }
    return { ...made, shift, others };
  }

  it('are told in short steps, each of them once, also if the server is killed between two', () => {
    const { db, festival } = withMany();
    const steps = newsThatStands(db, at(1), () => {});
    const before = () => db.select().from(t.sentMessages).all().length;
    let most = 0;
    while (before() === 0) {
      const step = steps.next().value;
      most = Math.max(most, step ? queueNews(db, step.festival, step.news, at(1)) : Number.POSITIVE_INFINITY);
    }
    expect([most, before()]).toEqual([50, 50]);
    expect([tellWhatStands(db, at(2)), tellWhatStands(db, at(3))]).toEqual([21, 0]);
    const told = db.select().from(t.deliveries).where(eq(t.deliveries.festivalId, festival.id)).all();
    expect([told.length, new Set(told.map(({ recipientId }) => recipientId)).size]).toEqual([71, 71]);
  });

  it('are told in the words of the team of what happens between two steps', () => {
    const { db, festival, shift, others, changed } = withMany();
    changed('shift', shift.id, at(-30));
    let isWritten = false;
    const before = () => {
      if (!isWritten) return;
      isWritten = false;
      write(db, (tx) =>
        queueMessage(
          tx,
          { festivalId: festival.id, author: null },
          { kind: 'day', cause: 'by the team', subject: {}, text: { fr: 'À 11 h' } },
          others.map(({ id }) => ({ to: { kind: 'volunteer', id }, way: 'push' })),
          at(1),
        ),
      );
    };
    const steps = newsThatStands(db, at(1), before);
    const ofTeam = steps.next();
    const ofAda = steps.next();
    db.update(t.shifts).set({ startsAt: '2026-06-06T11:00', endsAt: '2026-06-06T12:00' }).run();
    changed('shift', shift.id, at(1));
    isWritten = true;
    const rest = [...steps].flatMap(({ news }) => news);
    expect([ofTeam, ofAda].map(({ value }) => value?.news)).toEqual([[], []]);
    expect(rest.map(({ about }) => about)).toEqual([expect.stringMatching(/^shift /)]);
  });

  it('are not asked to come where somebody took the place between two steps', () => {
    const wanted = [false, true].map((isTaken) => {
      const { db, festival, put, shift, others, changed } = withMany();
      const [left, another] = others;
      db.insert(t.volunteerSettings).values({ festivalId: festival.id, mayTakeShifts: true }).run();
      const alone = put.shift(shift.taskId, { people: 1, startsAt: '2026-06-06T10:45', endsAt: '2026-06-06T11:30' });
      const gone = put.assignment(alone.id, left?.id ?? 0, { state: 'cancelled' });
      changed('assignment', gone.id, at(0), { ...gone, state: 'confirmed' }, gone);
      db.update(t.pushSubscriptions)
        .set({ wishes: ['wanted'] })
        .run();
      const steps = newsThatStands(db, at(1), () => {});
      for (let step = 0; step < 5; step += 1) steps.next();
      if (isTaken) put.assignment(alone.id, another?.id ?? 0, { state: 'confirmed' });
      return [...steps].flatMap(({ news }) => news.filter(({ about }) => about.startsWith('wanted'))).length;
    });
    expect(wanted).toEqual([1, 0]);
  });

  it('are told by a server that looks by itself, until it is stopped', async () => {
    const { db } = withMany();
    serveDb(db);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(at(1)) });
    const told = () => db.select().from(t.sentMessages).all().length;
    watchPush(() => {})();
    for (let turn = 0; turn < 200; turn += 1) await setImmediate();
    expect(told()).toBe(0);
    const stop = watchPush(() => {});
    try {
      await vi.waitFor(() => expect(told()).toBe(71), { timeout: 20_000 });
    } finally {
      stop();
      vi.useRealTimers();
      endServedDb();
    }
  });

  it('hear that they are asked, that an accepted shift moved, and that it begins', () => {
    const { db, put, ada, changed } = withVolunteer();
    const task = put.task();
    const shift = put.shift(task.id);
    const row = put.assignment(shift.id, ada.id, { createdAt: at(1) });
    changed('assignment', row.id, at(1), undefined, row);
    tellWhatStands(db, at(1, 2));
    expect(queued(db)).toEqual([
      `volunteer ${ada.id}: On vous propose un créneau : Placement, samedi 6 juin, 10 h – 12 h.`,
    ]);
    db.update(t.assignments)
      .set({ state: 'confirmed', agreedStartsAt: '2026-06-06T10:00', agreedEndsAt: '2026-06-06T12:00' })
      .run();
    db.update(t.shifts).set({ startsAt: '2026-06-06T09:30' }).run();
    changed('shift', shift.id, at(3));
    tellWhatStands(db, at(3, 2));
    expect(queued(db).at(-1)).toMatch(/^volunteer \d+: Placement .*10 h.*9 h 30/);
    tellWhatStands(db, at(70));
    expect(queued(db).at(-1)).toMatch(/Votre créneau commence à 9 h 30/);
    for (let minute = 70; minute < 100; minute += 1) tellWhatStands(db, at(minute));
    // The request had not been sent, so the move replaces it.
    expect(queued(db)).toHaveLength(2);
    // Their own page, whose address only their browser knows.
    expect(opened(db)).toEqual([`#s${row.id}`, `#s${row.id}`, '#card']);
  });

  it.each([
    ['2026-06-06T10:30', '2026-06-06T12:00', 239, 1],
    ['2026-06-06T10:30', '2026-06-06T12:00', 240, 0],
    ['2026-06-06T14:00', '2026-06-06T16:00', 240, 1],
    // They would come at ten.
    ['2026-06-06T08:00', '2026-06-06T09:00', 90, 1],
  ])(
    'hear nothing of a shift that is put right once it is over: %s to %s after %i minutes, %i',
    (startsAt, endsAt, minutes, count) => {
      const { db, put, ada, changed } = withVolunteer();
      const shift = put.shift(put.task().id, { startsAt, endsAt });
      put.assignment(shift.id, ada.id, {
        state: 'confirmed',
        agreedStartsAt: '2026-06-06T10:00',
        agreedEndsAt: '2026-06-06T12:00',
      });
      changed('shift', shift.id, at(minutes));
      tellWhatStands(db, at(minutes));
      expect(queued(db)).toHaveLength(count);
    },
  );

  it('hear of what a publication moves or cancels, unless it is over', () => {
    const { db, festival, put, ada, events } = withVolunteer();
    const id = events[2] ?? 0;
    const shift = put.eventShift(put.task().id, id);
    const agreed = { agreedStartsAt: '2026-06-06T14:00', agreedEndsAt: '2026-06-06T16:30' };
    put.assignment(shift.id, ada.id, { state: 'confirmed', ...agreed });
    const told = (row: Partial<typeof t.events.$inferInsert>, expected: number, minute: number) => {
      db.update(t.events).set(row).where(eq(t.events.id, id)).run();
      expect(tellWhatStands(db, at(minute))).toBe(0);
      done(publishRelease(festival, publishSchema.parse({ expected }), at(minute)));
      tellWhatStands(db, at(minute, 2));
      return queued(db);
    };
    const moved = [expect.stringMatching(/14 h.* devient .*16 h/)];
    expect(told({ startsAt: '2026-06-06T17:00' }, 1, 1)).toEqual(moved);
    expect(told({ status: 'cancelled' }, 2, 840)).toEqual(moved);
    expect(told({ status: 'planned', startsAt: '2026-06-06T23:00' }, 3, 850)).toEqual([
      expect.stringMatching(/14 h.* devient .*22 h/),
    ]);
  });

  it('hear when it begins in the second of two hours that the clocks show twice, and not an hour early', () => {
    const { db, festival, put, ada, events } = withVolunteer();
    db.update(t.festivals).set({ endsOn: '2026-10-25' }).run();
    db.update(t.events)
      .set({ startsAt: '2026-10-25T01:30' })
      .where(eq(t.events.id, events[2] ?? 0))
      .run();
    done(publishRelease(festival, publishSchema.parse({ expected: 1 }), '2026-10-20T08:00:00.000Z'));
    // At the second 2:00, which is 1:00 of Greenwich.
    const hours = { fromAnchor: 'start', fromMinutes: 90, toAnchor: 'start', toMinutes: 180 } as const;
    const shift = put.eventShift(put.task().id, events[2] ?? 0, hours);
    put.assignment(shift.id, ada.id, { state: 'confirmed' });
    tellWhatStands(db, '2026-10-24T23:45:00.000Z');
    expect(queued(db)).toEqual([]);
    tellWhatStands(db, '2026-10-25T00:45:00.000Z');
    expect(queued(db)).toEqual([expect.stringContaining('Votre créneau commence à 2 h')]);
    expect(db.select().from(t.deliveries).get()?.beginsAt).toBe('2026-10-25T01:00:00.000Z');
  });

  it('hear that their proposal was declined, and that an accepted one was not approved', () => {
    const { db, festival, put, ada, changed } = withVolunteer();
    const [task, bob] = [put.task(), put.volunteer('Bob')];
    const given = put.assignment(put.shift(task.id).id, ada.id, { state: 'confirmed' });
    const evening = { startsAt: '2026-06-06T18:00', endsAt: '2026-06-06T20:00' };
    const theirs = put.assignment(put.shift(task.id, evening).id, bob.id, { state: 'confirmed' });
    const ended = (row: Partial<typeof t.exchanges.$inferInsert> & { assignmentId: number }, when: number) => {
      const values = { festivalId: festival.id, at: at(0), ...row };
      const { id } = db.insert(t.exchanges).values(values).returning().get();
      changed('exchange', id, at(when));
      tellWhatStands(db, at(when, 2));
    };
    ended({ assignmentId: given.id, toVolunteerId: bob.id, state: 'declined' }, 1);
    ended({ assignmentId: theirs.id, acceptedByVolunteerId: ada.id, state: 'refused' }, 3);
    ended({ assignmentId: given.id, acceptedByVolunteerId: bob.id, state: 'open' }, 5);
    expect(queued(db)).toEqual([
      `volunteer ${ada.id}: Bob ne prend pas votre créneau : Placement, samedi 6 juin, 10 h – 12 h.`,
      `volunteer ${ada.id}: La coordination n’a pas validé un échange : Placement, samedi 6 juin, 18 h – 20 h.`,
      `volunteer ${ada.id}: Bob ne prend finalement pas votre créneau : Placement, samedi 6 juin, 10 h – 12 h. Votre proposition est de nouveau ouverte à tout le monde.`,
    ]);
  });

  it('are told the calendar date of a shift after midnight', () => {
    const { db, festival, put, ada, changed } = withVolunteer();
    db.insert(t.volunteerSettings).values({ festivalId: festival.id, mayTakeShifts: true }).run();
    const task = put.task();
    const night = { startsAt: '2026-06-07T00:40', endsAt: '2026-06-07T02:00' };
    const row = put.assignment(put.shift(task.id, night).id, ada.id, { createdAt: at(1) });
    changed('assignment', row.id, at(1), undefined, row);
    const left = put.shift(task.id, { startsAt: '2026-06-07T02:20', endsAt: '2026-06-07T03:00' });
    const given = put.assignment(left.id, put.volunteer('Bob').id, { state: 'confirmed' });
    db.insert(t.exchanges)
      .values({ festivalId: festival.id, assignmentId: given.id, toVolunteerId: ada.id, at: at(1) })
      .run();
    const [exchange] = db.select().from(t.exchanges).all();
    changed('exchange', exchange?.id ?? 0, at(1), undefined, exchange);
    tellWhatStands(db, at(1, 2));
    expect(queued(db).sort()).toEqual([
      `volunteer ${ada.id}: Bob vous propose un échange : Placement, dimanche 7 juin, 2 h 20 – 3 h.`,
      `volunteer ${ada.id}: On vous propose un créneau : Placement, dimanche 7 juin, 0 h 40 – 2 h.`,
    ]);
  });

  it('hear that a shift begins, unless they were noted as absent from it or are there', () => {
    const { db, put, ada } = withVolunteer();
    const { id } = put.assignment(put.shift(put.task().id).id, ada.id, { state: 'confirmed', absentAt: at(60) });
    tellWhatStands(db, at(105));
    expect(queued(db)).toEqual([]);
    const set = (row: Partial<typeof t.assignments.$inferInsert>) =>
      db.update(t.assignments).set(row).where(eq(t.assignments.id, id)).run();
    set({ absentAt: null, checkedInAt: at(105) });
    tellWhatStands(db, at(105, 2));
    expect(queued(db)).toEqual([]);
    set({ checkedInAt: null });
    tellWhatStands(db, at(106));
    expect(queued(db)).toEqual([expect.stringMatching(/Votre créneau commence à 10 h/)]);
  });

  it('hear of an exchange on both sides, and of a place that became free', () => {
    const { db, festival, put, ada, token, changed } = withVolunteer();
    db.insert(t.volunteerSettings)
      .values({ festivalId: festival.id, mayTakeShifts: true, exchangesNeedApproval: false })
      .run();
    const bob = put.volunteer('Bob');
    const behind = (link: string) => {
      const opened = authorizeVolunteer(link, at(1), db);
      if (!opened.ok) throw new Error(opened.reason);
      return opened.who;
    };
    const [adaWho, bobWho] = [behind(token), behind(renewLink(festival as never, bob.id, at(-90)).token)];
    const task = put.task();
    const evening = { startsAt: '2026-06-06T18:00', endsAt: '2026-06-06T20:00' };
    const [ofAda, ofBob] = [
      put.assignment(put.shift(task.id, evening).id, ada.id, { state: 'confirmed' }),
      put.assignment(put.shift(task.id).id, bob.id, { state: 'confirmed' }),
    ];
    const propose = (who: typeof adaWho, assignmentId: number, toVolunteerId: number) =>
      done(proposeExchange(who, exchangeSchema.parse({ assignmentId, toVolunteerId }), at(1)));
    propose(bobWho, ofBob.id, ada.id);
    tellWhatStands(db, at(1, 2));
    expect(queued(db)).toEqual([
      `volunteer ${ada.id}: Bob vous propose un échange : Placement, samedi 6 juin, 10 h – 12 h.`,
    ]);
    expect(opened(db)).toEqual([`#o${db.select().from(t.exchanges).get()?.id}`]);
    propose(adaWho, ofAda.id, bob.id);
    const id = db.select().from(t.exchanges).all().at(-1)?.id ?? 0;
    done(acceptExchange(bobWho, { id, clientKey: null }, at(2)));
    tellWhatStands(db, at(2, 2));
    expect(queued(db).at(-1)).toMatch(/: Bob a pris votre créneau : Placement, samedi 6 juin, 18 h – 20 h/);
    // Three hours before it, Bob is not coming.
    db.update(t.assignments)
      .set({ absentAt: at(70) })
      .where(eq(t.assignments.id, ofBob.id))
      .run();
    changed('assignment', ofBob.id, at(70), ofBob, { ...ofBob, absentAt: at(70) });
    // Dan is elsewhere then, and Eli was taken off that shift.
    const [dan, eli] = [put.volunteer('Dan'), put.volunteer('Eli')];
    for (const { id: volunteerId } of [dan, eli]) {
      renewLink(festival as never, volunteerId, at(-90));
      subscribe(db, festival.id, { audience: 'volunteer', volunteerId, wishes: ['wanted', 'exchange'] });
    }
    put.assignment(put.shift(task.id).id, dan.id, { state: 'confirmed' });
    put.assignment(ofBob.shiftId, eli.id, { state: 'cancelled' });
    tellWhatStands(db, at(70, 2));
    for (const { id } of [dan, eli]) expect(queued(db).filter((one) => one.startsWith(`volunteer ${id}`))).toEqual([]);
    expect(queued(db).at(-1)).toMatch(/On cherche quelqu’un : Placement, samedi 6 juin, 10 h – 12 h/);
    // Somebody on the same shift leaves no empty place.
    const told = queued(db).length;
    const there = put.assignment(ofBob.shiftId, put.volunteer('Cy').id, { state: 'confirmed', checkedInAt: at(71) });
    db.update(t.shifts).set({ people: 3 }).where(eq(t.shifts.id, ofBob.shiftId)).run();
    changed('assignment', there.id, at(71));
    tellWhatStands(db, at(71, 2));
    expect(queued(db)).toHaveLength(told);
  });

  it('hear that an exchange is undone: who has the shift again, and who no longer has it', async () => {
    const { db, festival, put, ada, token } = withVolunteer();
    const bob = put.volunteer('Bob');
    // Who asked to hear of exchanges alone hears what becomes of theirs.
    db.update(t.pushSubscriptions)
      .set({ wishes: ['exchange'] })
      .run();
    subscribe(db, festival.id, { audience: 'volunteer', volunteerId: bob.id, wishes: ['shift'] });
    const behind = (link: string) => {
      const opened = authorizeVolunteer(link, at(1), db);
      if (!opened.ok) throw new Error(opened.reason);
      return opened.who;
    };
    const [adaWho, bobWho] = [behind(token), behind(renewLink(festival as never, bob.id, at(-90)).token)];
    const evening = { startsAt: '2026-06-06T18:00', endsAt: '2026-06-06T20:00' };
    const ofAda = put.assignment(put.shift(put.task().id, evening).id, ada.id, { state: 'confirmed' });
    const proposed = exchangeSchema.parse({ assignmentId: ofAda.id, toVolunteerId: bob.id });
    const { id } = done(proposeExchange(adaWho, proposed, at(1)));
    tellWhatStands(db, at(1, 2));
    await send(db, at(1, 2));
    const { batch } = done(acceptExchange(bobWho, { id, clientKey: null }, at(2)));
    tellWhatStands(db, at(2, 2));
    await send(db, at(2, 2));
    const undone = done(undoBatch(festival as never, batch ?? '', at(5)));
    tellWhatStands(db, at(5, 2));
    const shift = 'Placement, samedi 6 juin, 18 h – 20 h';
    expect(queued(db).sort()).toEqual([
      `volunteer ${ada.id}: Ce créneau est finalement comme avant : ${shift}.`,
      // It is open again.
      `volunteer ${bob.id}: Ada vous propose un échange : ${shift}.`,
      `volunteer ${bob.id}: Ce créneau n’est plus le vôtre : ${shift}.`,
    ]);
    const back = like(t.sentMessages.cause, 'push exchange back %');
    expect(db.select().from(t.sentMessages).where(back).all()).toHaveLength(1);
    await send(db, at(5, 2));
    expect(tellWhatStands(db, at(5, 4))).toBe(0);
    // « Refaire » replaces the message that it makes untrue.
    done(undoBatch(festival as never, undone.batch ?? '', at(7)));
    tellWhatStands(db, at(7, 2));
    expect(queued(db)).toContain(`volunteer ${ada.id}: Bob a pris votre créneau : ${shift}.`);
    const toAda = db
      .select({ topic: t.sentMessages.topic })
      .from(t.sentMessages)
      .innerJoin(t.deliveries, eq(t.deliveries.messageId, t.sentMessages.id))
      .where(eq(t.deliveries.recipientId, ada.id))
      .all();
    expect([toAda.length, new Set(toAda.map(({ topic }) => topic)).size]).toEqual([3, 1]);
    await send(db, at(7, 2));
    expect(tellWhatStands(db, at(7, 4))).toBe(0);
  });

  it('hear that an exchange is approved: also who takes the shift, and that this is undone', async () => {
    const { db, festival, put, ada, token } = withVolunteer();
    db.insert(t.volunteerSettings).values({ festivalId: festival.id, exchangesNeedApproval: true }).run();
    db.update(t.pushSubscriptions)
      .set({ wishes: ['exchange'] })
      .run();
    const bob = put.volunteer('Bob');
    const ofBob = put.assignment(put.shift(put.task().id).id, bob.id, { state: 'confirmed' });
    const behind = (link: string) => {
      const opened = authorizeVolunteer(link, at(1), db);
      if (!opened.ok) throw new Error(opened.reason);
      return opened.who;
    };
    const proposal = exchangeSchema.parse({ assignmentId: ofBob.id, toVolunteerId: null });
    const bobWho = behind(renewLink(festival as never, bob.id, at(-90)).token);
    const { id } = done(proposeExchange(bobWho, proposal, at(1)));
    done(acceptExchange(behind(token), { id, clientKey: null }, at(2)));
    const look = async (when: string) => {
      tellWhatStands(db, when);
      const said = queued(db);
      await send(db, when);
      expect(tellWhatStands(db, when)).toBe(0);
      return said;
    };
    expect(await look(at(2, 2))).toEqual([]);
    const shift = 'Placement, samedi 6 juin, 10 h – 12 h.';
    const yours = `volunteer ${ada.id}: La coordination a validé l’échange, ce créneau est le vôtre : ${shift}`;
    const approved = done(decideExchange(festival as never, { id, isApproved: true, clientKey: null }, at(3)));
    expect(await look(at(3, 2))).toEqual([yours]);
    const undone = done(undoBatch(festival as never, approved.batch ?? '', at(4)));
    expect(await look(at(4, 2))).toEqual([`volunteer ${ada.id}: Ce créneau n’est plus le vôtre : ${shift}`]);
    done(undoBatch(festival as never, undone.batch ?? '', at(5)));
    expect(await look(at(5, 2))).toEqual([yours]);
  });

  it('hear of a proposal once, and again if it is open again, except who withdrew their yes', async () => {
    const { db, festival, put, ada, token } = withVolunteer();
    db.insert(t.volunteerSettings).values({ festivalId: festival.id, exchangesNeedApproval: true }).run();
    const [bob, cy] = [put.volunteer('Bob'), put.volunteer('Cy')];
    const wishes: PushWish[] = ['exchange'];
    subscribe(db, festival.id, { audience: 'volunteer', volunteerId: cy.id, wishes });
    const behind = (link: string) => {
      const opened = authorizeVolunteer(link, at(1), db);
      if (!opened.ok) throw new Error(opened.reason);
      return opened.who;
    };
    const [bobWho, cyWho] = [
      behind(renewLink(festival as never, bob.id, at(-90)).token),
      behind(renewLink(festival as never, cy.id, at(-90)).token),
    ];
    const ofBob = put.assignment(put.shift(put.task().id).id, bob.id, { state: 'confirmed' });
    const proposed = exchangeSchema.parse({ assignmentId: ofBob.id, toVolunteerId: null });
    const { id } = done(proposeExchange(bobWho, proposed, at(1)));
    const proposal = 'Bob vous propose un échange : Placement, samedi 6 juin, 10 h – 12 h.';
    const look = async (when: string, found?: Delivered) => {
      tellWhatStands(db, when);
      const said = queued(db).filter((one) => one.endsWith(proposal));
      await send(db, when, found);
      expect(tellWhatStands(db, when)).toBe(0);
      return said.map((one) => one.slice(0, one.indexOf(':'))).sort();
    };
    const [toAda, toCy] = [`volunteer ${ada.id}`, `volunteer ${cy.id}`];
    expect(await look(at(1, 2), { state: 'later', why: 'unreachable' })).toEqual([toAda, toCy]);
    // The name that earlier versions of Lanterne gave it.
    const cause = `push exchange offer ${id} ${ada.id}`;
    db.update(t.sentMessages)
      .set({ cause })
      .where(like(t.sentMessages.cause, `${cause} %`))
      .run();
    expect(tellWhatStands(db, at(1, 30))).toBe(0);
    await send(db, at(3));
    done(acceptExchange(cyWho, { id, clientKey: null }, at(4)));
    expect(await look(at(4, 2))).toEqual([]);
    done(endExchange(cyWho, { id, clientKey: null }, at(5)));
    expect(await look(at(5, 2))).toEqual([toAda]);
    // Deleting Cy changes the row, but not for whom the proposal is open.
    done(deleteVolunteer(festival as never, { id: cy.id, uses: 0 }, at(6)));
    expect(await look(at(6, 2))).toEqual([]);
    const { acceptedByVolunteerId } = db.select().from(t.exchanges).get() ?? {};
    expect(acceptedByVolunteerId).toBeNull();
    const accepted = done(acceptExchange(behind(token), { id, clientKey: null }, at(7)));
    done(undoBatch(festival as never, accepted.batch ?? '', at(8)));
    expect(await look(at(8, 2))).toEqual([toAda]);
    const toHer = db
      .select({ topic: t.sentMessages.topic })
      .from(t.sentMessages)
      .where(like(t.sentMessages.cause, `${cause}%`))
      .all();
    expect([toHer.length, new Set(toHer.map(({ topic }) => topic)).size]).toEqual([3, 1]);
  });

  it('are not told of a proposal that they accepted already', () => {
    const { db, festival, put, ada, token } = withVolunteer();
    db.insert(t.volunteerSettings)
      .values({ festivalId: festival.id, mayTakeShifts: true, exchangesNeedApproval: true })
      .run();
    const bob = put.volunteer('Bob');
    const ofBob = put.assignment(put.shift(put.task().id).id, bob.id, { state: 'confirmed' });
    const behind = (link: string) => {
      const opened = authorizeVolunteer(link, at(1), db);
      if (!opened.ok) throw new Error(opened.reason);
      return opened.who;
    };
    const proposal = exchangeSchema.parse({ assignmentId: ofBob.id, toVolunteerId: ada.id });
    done(proposeExchange(behind(renewLink(festival as never, bob.id, at(-90)).token), proposal, at(1)));
    const { id } = db.select().from(t.exchanges).get() ?? { id: 0 };
    done(acceptExchange(behind(token), { id, clientKey: null }, at(1)));
    tellWhatStands(db, at(1, 2));
    expect(queued(db)).toEqual([]);
  });

  it('hear that a shift is no longer theirs, unless the team writes to them about it', () => {
    const { db, festival, put, ada, changed } = withVolunteer();
    const shift = put.shift(put.task().id);
    const row = put.assignment(shift.id, ada.id, { state: 'cancelled' });
    const written = (cause: string, when: string, kind: 'day' | 'written' = 'day') =>
      write(db, (tx) =>
        queueMessage(
          tx,
          { festivalId: festival.id, author: null },
          { kind, cause, subject: {}, text: { fr: 'Annulé' } },
          [{ to: { kind: 'volunteer', id: ada.id }, way: 'push' }],
          when,
        ),
      );
    changed('assignment', row.id, at(1));
    written('by the team', at(1));
    expect([tellWhatStands(db, at(1, 2)), tellWhatStands(db, at(30))]).toEqual([0, 0]);
    changed('assignment', row.id, at(31));
    written('of something else', at(31, 1), 'written');
    expect(tellWhatStands(db, at(31, 2))).toBe(1);
    expect(queued(db).at(-1)).toMatch(/Ce créneau n’est plus le vôtre : Placement/);
  });

  describe('of one shift', () => {
    /**
     * Ada has a shift at ten. The messages about it replace each other on her screen, and by
     * default her telephone receives them.
     */
    function withShift(state: 'offered' | 'confirmed') {
      const made = withVolunteer();
      const { db, put, ada, changed } = made;
      const shift = put.shift(put.task().id);
      const agreed = { agreedStartsAt: '2026-06-06T10:00', agreedEndsAt: '2026-06-06T12:00' };
      let row = put.assignment(shift.id, ada.id, { state, ...(state === 'confirmed' && agreed) });
      const look = async (when: string, found?: Delivered) => {
        tellWhatStands(db, when);
        const said = queued(db).map((one) => one.slice(one.indexOf(':') + 2));
        await send(db, when, found);
        // When this runs again, it is told only once.
        expect(tellWhatStands(db, when)).toBe(0);
        return said;
      };
      const move = (hour: string, when: string) => {
        db.update(t.shifts)
          .set({ startsAt: `2026-06-06T${hour}` })
          .where(eq(t.shifts.id, shift.id))
          .run();
        changed('shift', shift.id, when);
      };
      const turn = (to: Partial<typeof t.assignments.$inferInsert>, when: string) => {
        const before = row;
        row = db
          .update(t.assignments)
          .set({ ...to, version: row.version + 1 })
          .where(eq(t.assignments.id, row.id))
          .returning()
          .get();
        changed('assignment', row.id, when, before, row);
      };
      const topics = () =>
        new Set(
          db
            .select()
            .from(t.sentMessages)
            .all()
            .map(({ topic }) => topic),
        ).size;
      return { ...made, row, look, move, turn, topics };
    }

    it('hear that it is as before, or moved again, each message replacing the one before', async () => {
      const { look, move, topics } = withShift('confirmed');
      const back = 'Ce créneau est finalement comme avant : Placement, samedi 6 juin, 10 h – 12 h.';
      move('11:00', at(1));
      expect(await look(at(1, 2))).toEqual([expect.stringMatching(/10 h.*11 h/)]);
      move('10:00', at(3));
      expect(await look(at(3, 2))).toEqual([back]);
      move('11:00', at(5));
      expect(await look(at(5, 2))).toEqual([expect.stringMatching(/10 h.*11 h/)]);
      move('09:30', at(7));
      expect(await look(at(7, 2))).toEqual([expect.stringMatching(/10 h.*9 h 30/)]);
      expect(topics()).toBe(1);
    });

    it('are not told if they accepted the new hour already', async () => {
      const { look, move, turn } = withShift('confirmed');
      move('11:00', at(1));
      expect(await look(at(1, 2))).toHaveLength(1);
      turn({ agreedStartsAt: '2026-06-06T11:00' }, at(2));
      expect(await look(at(2, 2))).toEqual([]);
    });

    it('are not told of what was reverted before the service took it', async () => {
      const { db, look, move } = withShift('confirmed');
      move('11:00', at(1));
      expect(await look(at(1, 2), { state: 'later', why: 'unreachable' })).toHaveLength(1);
      move('10:00', at(1, 30));
      expect(await look(at(1, 32))).toEqual([]);
      expect(queued(db)).toEqual([]);
    });

    it('hear that they are no longer asked, and asked again', async () => {
      const { look, turn, topics } = withShift('offered');
      turn({ state: 'declined' }, at(-1));
      const asked = [expect.stringMatching(/^On vous propose un créneau/)];
      turn({ state: 'offered' }, at(1));
      expect(await look(at(1, 2))).toEqual(asked);
      // What else changes of it asks nobody again.
      turn({ isReferent: true }, at(2));
      expect(await look(at(2, 2))).toEqual([]);
      // The change was never shown on their page.
      turn({ state: 'cancelled', seenRelease: 0 }, at(3));
      expect(await look(at(3, 2))).toEqual([expect.stringMatching(/^Ce créneau n’est plus le vôtre/)]);
      turn({ state: 'offered', seenRelease: null }, at(5));
      expect(await look(at(5, 2))).toEqual(asked);
      turn({ state: 'declined' }, at(7));
      turn({ state: 'offered' }, at(8));
      expect(await look(at(8, 2))).toEqual(asked);
      expect(topics()).toBe(1);
    });

    it('hear nothing of a request that was withdrawn before it reached them', async () => {
      const { db, look, turn } = withShift('offered');
      turn({ state: 'declined' }, at(-1));
      turn({ state: 'offered' }, at(1));
      expect(await look(at(1, 2), { state: 'later', why: 'unreachable' })).toHaveLength(1);
      turn({ state: 'cancelled', seenRelease: 0 }, at(1, 30));
      expect([await look(at(1, 32)), queued(db)]).toEqual([[], []]);
    });

    it('hear that it is theirs again', async () => {
      const { look, turn } = withShift('confirmed');
      turn({ state: 'cancelled', seenRelease: null }, at(1));
      expect(await look(at(1, 2))).toEqual([expect.stringMatching(/^Ce créneau n’est plus le vôtre/)]);
      turn({ state: 'confirmed' }, at(3));
      expect(await look(at(3, 2))).toEqual([expect.stringMatching(/^Ce créneau est finalement comme avant/)]);
    });
  });

  it('hear once of each person who leaves a place, however long after the first', async () => {
    const { db, festival, put, changed } = withVolunteer();
    db.insert(t.volunteerSettings).values({ festivalId: festival.id, mayTakeShifts: true }).run();
    const shift = put.shift(put.task().id, { people: 3 });
    const [bob, cy] = ['Bob', 'Cy'].map((name) =>
      put.assignment(shift.id, put.volunteer(name).id, { state: 'confirmed' }),
    );
    const leave = async (row: typeof bob, when: string) => {
      if (!row) throw new Error('nobody');
      const after = { ...row, absentAt: when };
      db.update(t.assignments).set({ absentAt: when }).where(eq(t.assignments.id, row.id)).run();
      changed('assignment', row.id, when, row, after);
      const told = tellWhatStands(db, when);
      await send(db, when);
      return told;
    };
    expect(await leave(bob, at(0, 30))).toBe(1);
    expect(await leave(cy, at(30))).toBe(1);
    expect([at(59), at(62), at(85), at(95)].map((when) => tellWhatStands(db, when))).toEqual([0, 0, 0, 0]);
    // Bob came after all, and left.
    changed('assignment', bob?.id ?? 0, at(96), { ...bob, absentAt: at(1) }, bob);
    expect(await leave(bob, at(97))).toBe(1);
    expect(
      new Set(
        db
          .select()
          .from(t.sentMessages)
          .all()
          .map(({ topic }) => topic),
      ).size,
    ).toBe(1);
  });

  it('hear at eight of a place that became free at half past seven, unless it begins before ten or is filled', async () => {
    const { db, festival, put, changed } = withVolunteer();
    db.insert(t.volunteerSettings).values({ festivalId: festival.id, mayTakeShifts: true }).run();
    const task = put.task();
    const bob = put.volunteer('Bob');
    const leave = (startsAt: string, when: string) => {
      const shift = put.shift(task.id, { startsAt: `2026-06-06T${startsAt}`, endsAt: '2026-06-06T12:00' });
      const row = put.assignment(shift.id, bob.id, { state: 'declined' });
      changed('assignment', row.id, when, { ...row, state: 'confirmed' }, row);
      tellWhatStands(db, when);
      return shift;
    };
    const sent = () =>
      db
        .select()
        .from(t.deliveries)
        .all()
        .filter(({ state }) => state === 'sent')
        .map(({ text }) => /\d+\sh\s\d+/.exec(text?.fr ?? '')?.[0].replaceAll(/\s/g, ' '));
    // Left more than three hours before it begins, and told once it is three hours.
    leave('10:10', at(-90));
    expect(tellWhatStands(db, at(-49))).toBe(1);
    leave('09:45', at(-30));
    leave('10:15', at(-30));
    const filled = leave('10:20', at(-29));
    await send(db, at(-28));
    expect(sent()).toEqual(['9 h 45']);
    const taken = put.assignment(filled.id, put.volunteer('Cy').id, { state: 'confirmed' });
    changed('assignment', taken.id, at(-20), undefined, taken);
    tellWhatStands(db, at(-20));
    await send(db, at(1));
    expect(sent().sort()).toEqual(['10 h 10', '10 h 15', '9 h 45']);
    expect([tellWhatStands(db, at(2)), tellWhatStands(db, at(3))]).toEqual([0, 0]);
  });

  it('hear of a place again if it was filled and is open again, within the hour or after it', () => {
    const { db, festival, put, changed } = withVolunteer();
    db.insert(t.volunteerSettings).values({ festivalId: festival.id, mayTakeShifts: true }).run();
    const shift = put.shift(put.task().id);
    const gone = put.assignment(shift.id, put.volunteer('Bob').id, { state: 'declined' });
    const cy = put.volunteer('Cy');
    const look = (when: string) => {
      const told = tellWhatStands(db, when);
      // When this runs again, it is told only once.
      expect([tellWhatStands(db, when), tellWhatStands(db, when)]).toEqual([0, 0]);
      return [told, queued(db).length];
    };
    const fill = (when: string) => {
      const row = put.assignment(shift.id, cy.id, { state: 'confirmed' });
      changed('assignment', row.id, when, undefined, row);
      // As « Défaire » does it: nobody left, the row is gone.
      return (undoneAt: string) => {
        db.delete(t.assignments).where(eq(t.assignments.id, row.id)).run();
        changed('assignment', row.id, undoneAt, row);
      };
    };
    changed('assignment', gone.id, at(1), { ...gone, state: 'confirmed' }, gone);
    expect(look(at(2))).toEqual([1, 1]);
    const undo = fill(at(5));
    expect(look(at(6))).toEqual([1, 0]);
    undo(at(8));
    expect(look(at(9))).toEqual([1, 1]);
    // It has not left yet, as where the service cannot be reached, and is filled after the hour.
    const undoLate = fill(at(75));
    expect(look(at(76))).toEqual([1, 0]);
    undoLate(at(78));
    expect(look(at(79))).toEqual([1, 1]);
  });

  it('hear of a place once if for a while nobody could take it and nobody filled it', async () => {
    const { db, festival, put, ada, changed } = withVolunteer();
    db.insert(t.volunteerSettings).values({ festivalId: festival.id, mayTakeShifts: true }).run();
    const task = put.task();
    const shift = put.shift(task.id);
    const gone = put.assignment(shift.id, put.volunteer('Bob').id, { state: 'declined' });
    changed('assignment', gone.id, at(1), { ...gone, state: 'confirmed' }, gone);
    const set = (mayTakeShifts: boolean) => db.update(t.volunteerSettings).set({ mayTakeShifts }).run();
    const look = (minute: number) => [tellWhatStands(db, at(minute)), queued(db).length];
    expect(look(2)).toEqual([1, 1]);
    // Not sent while nobody may take it.
    set(false);
    expect([look(3), look(4)]).toEqual([
      [1, 0],
      [0, 0],
    ]);
    set(true);
    expect([look(5), look(6)]).toEqual([
      [1, 1],
      [0, 1],
    ]);
    await send(db, at(7));
    set(false);
    expect(look(8)).toEqual([0, 0]);
    set(true);
    expect(look(9)).toEqual([0, 0]);
    const busy = put.assignment(put.shift(task.id).id, ada.id, { state: 'confirmed' });
    expect(look(10)).toEqual([0, 0]);
    db.delete(t.assignments).where(eq(t.assignments.id, busy.id)).run();
    expect(look(11)).toEqual([0, 0]);
    const begins = (startsAt: string) => db.update(t.shifts).set({ startsAt }).where(eq(t.shifts.id, shift.id)).run();
    begins('2026-06-06T08:00');
    expect(look(12)).toEqual([0, 0]);
    begins('2026-06-06T10:00');
    expect(look(13)).toEqual([0, 0]);
  });

  it('read what the desk says to volunteers', () => {
    const { db, day } = withVolunteer();
    const notice = { clientKey: key(), event: null, text: { fr: 'Repas à 13 h' }, readers: 'team' };
    done(tellNotice(day, noticeSchema.parse(notice), at(1)));
    tellWhatStands(db, at(1, 2));
    expect(queued(db)[0]).toMatch(/Repas à 13 h$/);
    // What all read, and what is over, is not told.
    const facts = () => db.select().from(t.liveFacts).where(eq(t.liveFacts.kind, 'notice')).all().length;
    const count = queued(db).length;
    done(tellNotice(day, noticeSchema.parse({ ...notice, clientKey: key(), readers: 'all' }), at(2)));
    done(tellNotice(day, noticeSchema.parse({ ...notice, clientKey: key() }), at(3)));
    db.update(t.liveFacts)
      .set({ endedAt: at(4) })
      .where(eq(t.liveFacts.at, at(3)))
      .run();
    tellWhatStands(db, at(4, 2));
    expect([facts(), queued(db).length]).toEqual([3, count]);
    // Nor what was said before they subscribed.
    db.update(t.pushSubscriptions)
      .set({ createdAt: at(6) })
      .run();
    done(tellNotice(day, noticeSchema.parse({ ...notice, clientKey: key() }), at(5)));
    tellWhatStands(db, at(6, 2));
    expect([facts(), queued(db).length]).toEqual([4, count]);
    // Nor, while no server ran, what was said more than an hour ago.
    done(tellNotice(day, noticeSchema.parse({ ...notice, clientKey: key() }), at(7)));
    tellWhatStands(db, at(68));
    expect([facts(), queued(db).length]).toEqual([5, count]);
  });

  it('hear nothing of what they were asked before they subscribed, nor of a shift that they gave away themselves', async () => {
    const { db, put, ada, changed } = withVolunteer();
    const row = put.assignment(put.shift(put.task().id).id, ada.id, { createdAt: at(1) });
    changed('assignment', row.id, at(1), undefined, row);
    db.update(t.pushSubscriptions)
      .set({ createdAt: at(2) })
      .run();
    tellWhatStands(db, at(2, 2));
    expect(queued(db)).toEqual([]);
    db.update(t.pushSubscriptions)
      .set({ createdAt: at(-60) })
      .run();
    tellWhatStands(db, at(3));
    await send(db, at(3, 2));
    expect(db.select().from(t.deliveries).all()).toHaveLength(1);
    const [yes, given] = [{ state: 'confirmed' }, { state: 'cancelled', seenRelease: 1 }] as const;
    changed('assignment', row.id, at(4), row, { ...row, ...yes });
    changed('assignment', row.id, at(5), { ...row, ...yes }, { ...row, ...given });
    db.update(t.assignments).set(given).run();
    tellWhatStands(db, at(5, 2));
    expect(db.select().from(t.deliveries).all()).toHaveLength(1);
  });

  it('hear nothing of a shift that is as it was, once they have said no to it', async () => {
    const { db, put, ada, changed } = withVolunteer();
    const shift = put.shift(put.task().id, { startsAt: '2026-06-06T11:00', endsAt: '2026-06-06T13:00' });
    const agreed = { agreedStartsAt: '2026-06-06T10:00', agreedEndsAt: '2026-06-06T12:00' };
    const { id } = put.assignment(shift.id, ada.id, { state: 'confirmed', ...agreed });
    changed('shift', shift.id, at(1));
    tellWhatStands(db, at(1, 2));
    await send(db, at(1, 4));
    db.update(t.assignments).set({ state: 'declined' }).where(eq(t.assignments.id, id)).run();
    db.update(t.shifts).set({ startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T12:00' }).run();
    changed('shift', shift.id, at(3));
    tellWhatStands(db, at(3, 2));
    expect([db.select().from(t.deliveries).all().length, queued(db)]).toEqual([1, []]);
  });
});

/** A published day with a team member who is told of problems, and the page of a volunteer. */
function withTeam() {
  const made = publishedDay();
  const { db, festival, actor } = made;
  const ada = rowsOf(db, festival.id).volunteer('Ada');
  const { token } = renewLink(festival as never, ada.id, at(-90));
  write(db, (tx) => startSession(tx, actor.userId, 'telephone', at(-60)));
  const session = db.select().from(t.sessions).get()?.id ?? 0;
  const own = { audience: 'team', userId: actor.userId, sessionId: session } as const;
  subscribe(db, festival.id, { ...own, wishes: ['problem'], createdAt: at(-59) });
  const opened = authorizeVolunteer(token, at(1), db);
  if (!opened.ok) throw new Error(opened.reason);
  const [room] = db.select().from(t.rooms).all();
  return { ...made, who: opened.who, room };
}

it('tells the team what was tapped without a network hours before, once it has arrived', () => {
  const { db, actor, who, room } = withTeam();
  const roomId = room?.id ?? 0;
  const waited = 3 * 3600;
  done(tellProblem(who, { kind: 'equipment', text: '', roomId, clientKey: key(), waited }, at(150)));
  done(tellEmergency(who, { whose: 'other', roomId, place: '', clientKey: key(), waited: 2 * 3600 }, at(150)));
  expect([tellWhatStands(db, at(150, 2)), tellWhatStands(db, at(151)), tellWhatStands(db, at(400))]).toEqual([2, 0, 0]);
  expect(queued(db)).toEqual([`team ${actor.userId}: Malaise, Salle 1.`, expect.stringMatching(/Salle 1\.$/)]);
});

it('does not tell the team of a problem that arrived more than an hour before', () => {
  const { db, who, room } = withTeam();
  done(tellProblem(who, { kind: 'equipment', text: '', roomId: room?.id ?? 0, clientKey: key() }, at(1)));
  expect(tellWhatStands(db, at(62))).toBe(0);
});

it('does not tell the team of a settled problem, one told before they subscribed, or one they may not handle', () => {
  const { db, who, room } = withTeam();
  const tell = (minute: number) =>
    done(tellProblem(who, { kind: 'equipment', text: '', roomId: room?.id ?? 0, clientKey: key() }, at(minute)));
  tell(1);
  db.update(t.memberships).set({ role: 'programmer' }).run();
  expect(tellWhatStands(db, at(2))).toBe(0);
  db.update(t.memberships).set({ role: 'coordinator' }).run();
  db.update(t.pushSubscriptions)
    .set({ createdAt: at(2) })
    .run();
  expect(tellWhatStands(db, at(3))).toBe(0);
  tell(4);
  db.update(t.problems)
    .set({ settledAt: at(5) })
    .run();
  expect(tellWhatStands(db, at(5))).toBe(0);
  tell(6);
  expect(tellWhatStands(db, at(7))).toBe(1);
});

it('tells the team of a problem, without a name, on devices that are signed in', () => {
  const { db, festival, actor, who, room } = withTeam();
  done(tellEmergency(who, { whose: 'other', roomId: room?.id ?? 0, place: 'rang B', clientKey: key() }, at(1)));
  tellWhatStands(db, at(1, 2));
  expect(queued(db)).toEqual([`team ${actor.userId}: Malaise, Salle 1.`]);
  expect(db.select().from(t.sentMessages).get()).toMatchObject({ isUrgent: true });
  // The person who took it on cannot help after all, so it is announced again.
  const id = db.select().from(t.emergencies).get()?.id ?? 0;
  takeEmergency(festival as never, { id }, at(2));
  expect(tellWhatStands(db, at(2, 2))).toBe(0);
  giveEmergencyBack(festival as never, { id }, at(3));
  expect([tellWhatStands(db, at(3)), tellWhatStands(db, at(3, 2))]).toEqual([1, 0]);
  // And each time it is given back, also long after it was reported.
  takeEmergency(festival as never, { id }, at(4));
  giveEmergencyBack(festival as never, { id }, at(90));
  expect([tellWhatStands(db, at(90, 2)), tellWhatStands(db, at(91))]).toEqual([1, 0]);
});
