import { eq, ne } from 'drizzle-orm';
import { beforeEach, expect, it, vi } from 'vitest';
import type { ChosenWay, DeliveryState } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { readEvent } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { recordChanges } from '#lib/history/record.ts';
import { done } from '#lib/history/testing.ts';
import { previewActOf } from '#lib/live/day-act-preview.ts';
import { doDayAct, undoTold } from '#lib/live/day-posts.ts';
import { dayActSchema, delaySchema, doActSchema } from '#lib/live/day-posts-schema.ts';
import { key, MORNING, publishedDay } from '#lib/live/live-testing.ts';
import { tellDelay } from '#lib/live/mutations.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releaseDocuments } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { closeLink, renewLink } from '#lib/volunteers/links.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { decideHeld, heldMessages, holdAgain } from './held.ts';
import { HELD_FOR, stopWay, TOGETHER } from './queue.ts';
import { type Deliverers, sendNext } from './sending.ts';
import { after, deliveriesIn } from './testing.ts';
import { newsQueuer, stillAhead } from './to-send.ts';
import { messageSaid, noteByHand } from './written.ts';

beforeEach(() => vi.stubEnv('LANTERNE_SECRET', 'x'.repeat(40)));

const later = (milliseconds: number) => after(milliseconds, MORNING);

/**
 * A published day with two guests of its third séance, at 14:00: one who chose mail, and one who
 * did not.
 */
function world() {
  const made = publishedDay();
  const { db, festival, events } = made;
  const guest = (number: number, name: string, ways: ChosenWay[]) => {
    const { id } = db
      .insert(t.people)
      .values({ festivalId: festival.id, uid: name, number, name, contact: `${name}@example.org`, ways })
      .returning()
      .get();
    db.insert(t.eventPeople)
      .values({ festivalId: festival.id, eventId: events[2] ?? 0, personId: id, confirmation: 'confirmed' })
      .run();
    return id;
  };
  const [zoe, ines] = [guest(901, 'zoe', ['mail']), guest(902, 'ines', [])];
  const publish = (at: string) => {
    const expected = releaseDocuments(festival.id, undefined, db)?.number ?? 0;
    return done(publishRelease(festival, publishSchema.parse({ expected }), at));
  };
  publish(later(-3_600_000));
  const doAct = (chosen: object, at: string) => {
    const act = dayActSchema.parse(chosen);
    const found = previewActOf(festival, act, at, db);
    if (!found.ok) throw new Error(found.reason);
    const { facts, sentence } = found;
    return doDayAct(festival, doActSchema.parse({ clientKey: key(), act, facts, sentence }), at);
  };
  const cancel = (event: number, at: string) => doAct({ act: 'cancel', event, reason: {} }, at);
  const queue = newsQueuer(true);
  /** The third séance has a room of its own, and there is another one. */
  const ownRoom =
    db
      .select()
      .from(t.eventRooms)
      .where(eq(t.eventRooms.eventId, events[2] ?? 0))
      .get()?.roomId ?? 0;
  const otherRoom = db.select().from(t.rooms).where(ne(t.rooms.id, ownRoom)).get()?.id ?? 0;
  const toRoom = (room: number, at: string) => {
    const { batch } = done(doAct({ act: 'room', event: 1003, room }, at));
    queue(db, at);
    return batch ?? '';
  };
  const move = (startsAt: string) =>
    db
      .update(t.events)
      .set({ startsAt })
      .where(eq(t.events.id, events[2] ?? 0))
      .run();
  const told = () =>
    deliveriesIn(db).map(({ recipientId, way, state, text }) => [recipientId, way, state, text?.fr?.split('\n')[1]]);
  const messages = () =>
    db
      .select()
      .from(t.sentMessages)
      .all()
      .filter(({ id }) => deliveriesIn(db).some(({ messageId }) => messageId === id));
  const rooms = { ownRoom, otherRoom, toRoom };
  return { ...made, ...rooms, zoe, ines, publish, cancel, move, told, messages, queue };
}

it('a publication is sent to those it concerns, after it was held for a minute', () => {
  const { db, zoe, ines, move, publish, told, messages, queue } = world();
  queue(db, MORNING);
  expect(told()).toEqual([]);
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  expect(told().map(([id, way, state]) => [id, way, state])).toEqual([
    [zoe, 'mail', 'waiting'],
    [ines, 'phone', 'by-hand'],
  ]);
  expect(told()[0]?.[3]).toContain('15');
  expect(messages()).toMatchObject([{ kind: 'publication', heldUntil: later(HELD_FOR), isUrgent: false }]);
  expect(deliveriesIn(db)[0]).toMatchObject({ nextTryAt: later(HELD_FOR), beginsAt: '2026-06-06T12:00:00.000Z' });
  // When this runs again, in this server or the next one, it is told only once.
  queue(db, later(1000));
  newsQueuer(true)(db, later(1000));
  expect(told()).toHaveLength(2);
});

it('« Ne pas envoyer » is taken back for as long as nothing was told without it', () => {
  const { db, festival, move, publish, told, messages, queue } = world();
  const coordinating = authorizeFestival(festival.actor, festival.slug, 'volunteers', db);
  const states = () => told().map(([, , state]) => state);
  const held = (at: string) => heldMessages(coordinating, at).map(({ kept, leavesAt }) => [kept, leavesAt]);
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  const [{ id } = { id: 0 }] = messages();
  decideHeld(coordinating, id, false, later(20_000));
  expect(held(later(21_000))).toEqual([['for-now', null]]);
  // It is held for a whole minute again.
  expect(holdAgain(coordinating, id, later(30_000))).toBe(2);
  expect([held(later(31_000)), states()]).toEqual([[[null, later(30_000 + HELD_FOR)]], ['waiting', 'by-hand']]);
  decideHeld(coordinating, id, false, later(40_000));
  move('2026-06-06T16:00');
  publish(later(50_000));
  queue(db, later(50_000));
  expect(held(later(51_000)).map(([kept]) => kept)).toEqual([null, 'for-good']);
  expect(holdAgain(coordinating, id, later(52_000))).toBe(0);
  expect(states()).toEqual(['not-to-send', 'not-to-send', 'waiting', 'by-hand']);
});

it('a publication at night says that it leaves in the morning, and does', async () => {
  const { db, festival, move, publish, queue } = world();
  const night = '2026-06-05T21:00:00.000Z';
  const coordinating = authorizeFestival(festival.actor, festival.slug, 'volunteers', db);
  move('2026-06-06T15:00');
  publish(night);
  queue(db, night);
  const leaves = (at: string) => heldMessages(coordinating, at).map(({ leavesAt }) => leavesAt);
  expect(leaves(night)).toEqual(['2026-06-06T06:00:00.000Z']);
  const due = after(HELD_FOR, night);
  const mail = () => Promise.reject(new Error('at night'));
  while (await sendNext({ db, deliverers: { mail }, mailsPerHour: 100, paused: {} }, due));
  expect(leaves(due)).toEqual(['2026-06-06T06:00:00.000Z']);
});

it('a publication that ends a delay by moving its séance is one message, without one about the delay', () => {
  const { db, festival, events, move, publish, messages, queue } = world();
  const fact = { festivalId: festival.id, eventId: events[2] ?? 0, kind: 'delay', value: '20', at: later(-1) } as const;
  db.insert(t.liveFacts).values(fact).run();
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  expect(db.select().from(t.liveFacts).get()).toMatchObject({ endedAt: MORNING });
  expect(messages().map(({ kind }) => kind)).toEqual(['publication']);
});

it('what is published while another program holds the database is told once that is over', () => {
  const { db, move, publish, queue, told } = world();
  queue(db, later(-1));
  move('2026-06-06T15:00');
  publish(later(0));
  const failed = vi.spyOn(console, 'error').mockImplementation(() => {});
  const held = vi.spyOn(db, 'transaction').mockImplementation(() => {
    throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
  });
  for (let look = 1; look <= 20; look += 1) queue(db, later(look * 2000));
  held.mockRestore();
  expect(told()).toEqual([]);
  queue(db, later(60_000));
  expect(told()).toHaveLength(2);
  expect(failed).not.toHaveBeenCalled();
  failed.mockRestore();
});

it('two publications within five minutes are one message per person, about both', () => {
  const { db, zoe, ines, move, publish, told, messages, queue } = world();
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  move('2026-06-06T16:00');
  publish(later(200_000));
  queue(db, later(200_000));
  const open = told().filter(([, , state]) => state !== 'not-to-send');
  expect(open.map(([id]) => id)).toEqual([zoe, ines]);
  expect(open[0]?.[3]).toMatch(/14.*16|16.*14/);
  const [first, second] = messages();
  expect(second?.topic).toBe(first?.topic);
});

it('one after a publication that has left waits until five minutes have passed since, and says so', async () => {
  const { db, festival, zoe, move, publish, told, queue } = world();
  const coordinating = authorizeFestival(festival.actor, festival.slug, 'volunteers', db);
  const deliverers: Deliverers = { mail: async () => ({ state: 'sent' }) };
  const send = async (at: string) => {
    while (await sendNext({ db, deliverers, mailsPerHour: 100, paused: {} }, at));
    return told().filter(([id, , state]) => id === zoe && state === 'sent').length;
  };
  const publishAt = (startsAt: string, at: string) => {
    move(startsAt);
    publish(at);
    queue(db, at);
  };
  publishAt('2026-06-06T15:00', MORNING);
  expect([await send(later(HELD_FOR - 1)), await send(later(HELD_FOR))]).toEqual([0, 1]);
  publishAt('2026-06-06T16:00', later(180_000));
  const apart = later(HELD_FOR + TOGETHER);
  expect(heldMessages(coordinating, later(180_000))[0]?.leavesAt).toBe(apart);
  // A third message replaces it, without waiting longer.
  publishAt('2026-06-06T17:00', later(240_000));
  expect(await send(later(HELD_FOR + TOGETHER - 1))).toBe(1);
  expect(await send(apart)).toBe(2);
  expect(told().findLast(([id, , state]) => id === zoe && state === 'sent')?.[3]).toMatch(/17/);
  publishAt('2026-06-06T18:00', later(20 * 60_000));
  expect(await send(later(21 * 60_000))).toBe(3);
});

it('a publication that waits for the morning is cancelled by one that reverts it, however much later', async () => {
  const { db, events, move, publish, told, queue } = world();
  const set = (row: Partial<typeof t.events.$inferInsert>, at: string) => {
    db.update(t.events)
      .set(row)
      .where(eq(t.events.id, events[2] ?? 0))
      .run();
    publish(at);
    queue(db, at);
  };
  move('2026-06-07T14:00');
  publish(MORNING);
  const night = '2026-06-06T21:00:00.000Z';
  set({ status: 'cancelled', cancellationReason: { fr: 'Copie abîmée' } }, night);
  const deliverers: Deliverers = { mail: async () => ({ state: 'sent' }) };
  while (await sendNext({ db, deliverers, mailsPerHour: 100, paused: {} }, after(HELD_FOR, night)));
  expect(told().map(([, , state]) => state)).toEqual(['waiting', 'by-hand']);
  set({ status: 'planned', cancellationReason: {} }, after(30 * 60_000, night));
  expect(told().map(([, , state]) => state)).toEqual(['not-to-send', 'not-to-send']);
  const subjects = db.select({ subject: t.sentMessages.subject }).from(t.sentMessages).all();
  expect(subjects.at(-1)?.subject, 'what says nothing is no cancellation').toEqual({});
});

it('a cancellation of the day that waits is withdrawn by a publication that restores the séance, and by no other', () => {
  const { db, events, cancel, publish, told, queue } = world();
  const states = () => told().map(([, , state]) => state);
  const set = (event: number, row: Partial<typeof t.events.$inferInsert>, minutes: number) => {
    db.update(t.events)
      .set(row)
      .where(eq(t.events.id, events[event] ?? 0))
      .run();
    publish(later(minutes * 60_000));
    queue(db, later(minutes * 60_000));
  };
  done(cancel(1003, MORNING));
  queue(db, MORNING);
  set(3, { startsAt: '2026-06-06T19:00' }, 20);
  expect(states()).toEqual(['waiting', 'by-hand']);
  set(2, { status: 'planned', cancellationReason: {} }, 40);
  expect(states()).toEqual(['not-to-send', 'not-to-send']);
});

it('an urgent act leaves at once, and what waits for the morning stays', () => {
  const { db, festival, events, zoe, publish, told, messages, queue } = world();
  const other = db
    .insert(t.people)
    .values({
      festivalId: festival.id,
      uid: 'lou',
      number: 903,
      name: 'lou',
      contact: 'lou@example.org',
      ways: ['mail'],
    })
    .returning()
    .get().id;
  const last = eq(t.events.id, events[3] ?? 0);
  db.insert(t.eventPeople)
    .values({ festivalId: festival.id, eventId: events[3] ?? 0, personId: other, confirmation: 'confirmed' })
    .run();
  const near = '2026-06-06T10:00:00.000Z';
  publish(after(-7_200_000, near));
  db.update(t.events).set({ startsAt: '2026-06-06T19:00' }).where(last).run();
  publish(near);
  queue(db, near);
  const open = () =>
    told()
      .filter(([, way, state]) => way === 'mail' && state === 'waiting')
      .map(([id]) => id);
  expect(open()).toEqual([other]);
  db.update(t.events)
    .set({ status: 'cancelled', cancellationReason: {} })
    .where(eq(t.events.id, events[2] ?? 0))
    .run();
  publish(after(60_000, near));
  queue(db, after(60_000, near));
  expect(open()).toEqual([zoe, other]);
  const [first, urgent, rest] = messages();
  expect([urgent?.isUrgent, rest?.isUrgent]).toEqual([true, false]);
  expect(rest?.topic).toBe(first?.topic);
  // What was told at once is not repeated by the next message, and makes nothing else urgent.
  db.update(t.events).set({ startsAt: '2026-06-06T20:00' }).where(last).run();
  publish(after(120_000, near));
  queue(db, after(120_000, near));
  expect(open()).toEqual([zoe, other]);
  expect(messages().at(-1)?.isUrgent).toBe(false);
  expect(told().at(-1)?.[3]).toMatch(/20/);
});

it('of waiting messages about a séance only the newest is sent, compared with what its readers know', () => {
  const { db, events, move, publish, cancel, told, queue } = world();
  const open = () => told().filter(([, , state]) => state !== 'not-to-send');
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  done(cancel(1003, later(60_000)));
  queue(db, later(60_000));
  expect(open()).toHaveLength(2);
  expect(open()[0]?.[3]).toMatch(/annul/);
  const back = { status: 'planned', cancellationReason: {}, startsAt: '2026-06-06T16:00' } as const;
  db.update(t.events)
    .set(back)
    .where(eq(t.events.id, events[2] ?? 0))
    .run();
  publish(later(120_000));
  queue(db, later(120_000));
  expect(open()).toHaveLength(2);
  expect(open()[0]?.[3]).toMatch(/14.*16|16.*14/);
});

it('what an act of the day said is not repeated by the publication that replaces another', async () => {
  const { db, events, publish, cancel, told, queue } = world();
  db.update(t.events)
    .set({ synopsis: { fr: 'Autrement' } })
    .where(eq(t.events.id, events[2] ?? 0))
    .run();
  publish(MORNING);
  queue(db, MORNING);
  done(cancel(1003, later(1000)));
  queue(db, later(1000));
  const deliverers: Deliverers = { mail: async () => ({ state: 'sent' }) };
  while (await sendNext({ db, deliverers, mailsPerHour: 100, paused: {} }, later(1000 + HELD_FOR)));
  expect(told().map(([, , state]) => state)).toEqual(['sent', 'by-hand']);
  db.update(t.events)
    .set({ startsAt: '2026-06-06T19:00' })
    .where(eq(t.events.id, events[3] ?? 0))
    .run();
  publish(later(120_000));
  queue(db, later(120_000));
  expect(told()).toHaveLength(2);
});

it('an act that is undone leaves what it had replaced', () => {
  const { db, day, move, publish, cancel, told, queue } = world();
  const open = () => told().filter(([, , state]) => state !== 'not-to-send');
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  const { batch } = done(cancel(1003, later(60_000)));
  queue(db, later(60_000));
  done(undoTold(day, { batch, clientKey: key() }, later(70_000)));
  queue(db, later(70_000));
  expect(open()).toHaveLength(2);
  expect(open()[0]?.[3]).toMatch(/14.*15|15.*14/);
});

it('after « Ne pas envoyer » the next publication tells only its own changes, to those they concern', () => {
  const { db, festival, zoe, ines, events, move, publish, told, messages, queue } = world();
  const open = () => told().filter(([, , state]) => state !== 'not-to-send');
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  const coordinating = authorizeFestival(festival.actor, festival.slug, 'volunteers', db);
  decideHeld(coordinating, messages()[0]?.id ?? 0, false, later(1000));
  db.update(t.events)
    .set({ startsAt: '2026-06-06T19:00' })
    .where(eq(t.events.id, events[3] ?? 0))
    .run();
  publish(later(100_000));
  queue(db, later(100_000));
  expect(open()).toEqual([]);
  move('2026-06-06T16:00');
  publish(later(200_000));
  queue(db, later(200_000));
  expect(open().map(([id]) => id)).toEqual([zoe, ines]);
  expect(open()[0]?.[3]).toMatch(/15.*16|16.*15/);
  expect(open()[0]?.[3]).not.toContain('14');
});

it('changes without effect on the people expected there are sent to nobody', () => {
  const { db, events, publish, told, queue } = world();
  db.update(t.events)
    .set({ synopsis: { fr: 'Autrement' } })
    .where(eq(t.events.id, events[2] ?? 0))
    .run();
  publish(MORNING);
  expect(queue(db, MORNING)).toBe(1);
  expect(told()).toEqual([]);
});

it.each([false, true])(
  'an act that is taken back once another took its place is said anew (that one left: %s)',
  async (hasLeft) => {
    const { db, day, events, move, publish, cancel, told, queue } = world();
    const open = () => told().filter(([, , state]) => state !== 'not-to-send');
    const moveLast = (startsAt: string) =>
      db
        .update(t.events)
        .set({ startsAt })
        .where(eq(t.events.id, events[3] ?? 0))
        .run();
    move('2026-06-06T15:00');
    moveLast('2026-06-06T19:00');
    publish(MORNING);
    queue(db, MORNING);
    const { batch } = done(cancel(1003, later(60_000)));
    queue(db, later(60_000));
    moveLast('2026-06-06T20:00');
    publish(later(70_000));
    queue(db, later(70_000));
    expect(open()[0]?.[3]).toMatch(/annul/);
    const deliverers: Deliverers = { mail: async () => ({ state: 'sent' }) };
    const at = hasLeft ? later(70_000 + TOGETHER + HELD_FOR) : later(80_000);
    while (hasLeft && (await sendNext({ db, deliverers, mailsPerHour: 100, paused: {} }, at)));
    done(undoTold(day, { batch, clientKey: key() }, at));
    queue(db, at);
    expect(open().at(-1)?.[3]).not.toMatch(/annulée/);
    expect(open().at(-1)?.[3]).toMatch(/15/);
    expect(open().filter(([, , state]) => state === 'sent')).toHaveLength(hasLeft ? 1 : 0);
  },
);

it('an act redone after a silent « Défaire » is told, and one whose successor was withheld is undone silently', () => {
  const { db, day, festival, events, publish, cancel, told, queue } = world();
  const open = () => told().filter(([, , state]) => state !== 'not-to-send');
  let batch = done(cancel(1003, MORNING)).batch ?? '';
  queue(db, MORNING);
  for (const [at, count] of [
    [1000, 0],
    [2000, 2],
    [3000, 0],
  ] as const) {
    batch = done(undoTold(day, { batch, clientKey: key() }, later(at))).batch;
    queue(db, later(at));
    expect(open()).toHaveLength(count);
  }
  ({ batch } = done(cancel(1003, later(60_000))));
  queue(db, later(60_000));
  db.update(t.events)
    .set({ status: 'planned', startsAt: '2026-06-06T20:00' })
    .where(eq(t.events.id, events[2] ?? 0))
    .run();
  publish(later(70_000));
  queue(db, later(70_000));
  for (const { id } of db.select().from(t.sentMessages).where(eq(t.sentMessages.kind, 'publication')).all())
    decideHeld(authorizeFestival(festival.actor, festival.slug, 'volunteers', db), id, false, later(71_000));
  expect(open()).toEqual([]);
});

it('an act that another replaced before it was told is told once the other is undone', () => {
  const { db, day, ownRoom, otherRoom, toRoom, told, queue } = world();
  const open = () => told().filter(([, , state]) => state !== 'not-to-send');
  toRoom(otherRoom, MORNING);
  expect(open()).toHaveLength(2);
  const batch = toRoom(ownRoom, later(1000));
  expect(open()).toEqual([]);
  done(undoTold(day, { batch, clientKey: key() }, later(600_000)));
  queue(db, later(600_000));
  expect(open()).toHaveLength(2);
});

it('a cancelled séance that is moved is told to nobody, as it still does not take place', async () => {
  const { db, cancel, move, publish, queue, told } = world();
  done(cancel(1003, later(0)));
  queue(db, later(0));
  const mail = async () => ({ state: 'sent' }) as const;
  while (await sendNext({ db, deliverers: { mail }, mailsPerHour: 100, paused: {} }, later(HELD_FOR)));
  const before = told();
  expect(before).toHaveLength(2);
  move('2026-06-06T15:00');
  publish(later(600_000));
  queue(db, later(600_000));
  expect(told()).toEqual(before);
});

it.each([
  ['at night not once its séance has begun', 'cancel', '2026-06-06T20:05:00.000Z', false],
  ['at night if where it moved begins', '2026-06-06T23:45', '2026-06-06T20:05:00.000Z', true],
  ['in the morning if it moved to another hour', '2026-06-07T11:00', '2026-06-07T06:05:00.000Z', true],
  ['in the morning not once it is over', 'cancel', '2026-06-07T06:05:00.000Z', false],
] as const)('a message that is tried again leaves %s', async (_, act, at, isToLeave) => {
  const { db, cancel, move, publish, queue } = world();
  const afternoon = '2026-06-06T14:00:00.000Z';
  const trying = { db, mailsPerHour: 100, paused: {} };
  move('2026-06-06T21:30');
  publish(MORNING);
  queue(db, MORNING);
  while (await sendNext({ ...trying, deliverers: { mail: async () => ({ state: 'sent' }) } }, later(HELD_FOR)));
  if (act === 'cancel') done(cancel(1003, afternoon));
  else move(act);
  if (act !== 'cancel') publish(afternoon);
  queue(db, afternoon);
  const refuse = async () => ({ state: 'later', why: 'refused' }) as const;
  expect(await sendNext({ ...trying, deliverers: { mail: refuse } }, after(HELD_FOR, afternoon))).toBe(true);
  const left: string[] = [];
  const mail: Deliverers['mail'] = async ({ delivery }) => {
    left.push(delivery.text?.fr ?? '');
    return { state: 'sent' };
  };
  while (await sendNext({ ...trying, deliverers: { mail } }, at));
  expect(left).toHaveLength(isToLeave ? 1 : 0);
});

it('what is still ahead of the readers of a late message is read once for all of them, until an act', () => {
  const { db, festival, move, publish, queue, messages } = world();
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  const [row] = db.select().from(t.festivals).where(eq(t.festivals.id, festival.id)).all();
  const [message] = messages();
  const [ofZoe, ofInes] = deliveriesIn(db);
  if (!row || !message || !ofZoe || !ofInes) throw new Error('nobody is told');
  const late = '2026-06-06T12:05:00.000Z';
  const statements = vi.spyOn(db.$client, 'prepare');
  const asked = (one: typeof ofZoe, at = late) => {
    statements.mockClear();
    return [stillAhead(db, row, message, one, at), statements.mock.calls.length > 1] as const;
  };
  const atThree = { beginsAt: '2026-06-06T13:00:00.000Z' };
  expect([asked(ofZoe), asked(ofInes)]).toEqual([
    [atThree, true],
    [atThree, false],
  ]);
  move('2026-06-06T16:00');
  publish(late);
  expect(asked(ofInes)).toEqual([{ beginsAt: '2026-06-06T14:00:00.000Z' }, true]);
  expect(asked(ofInes, '2026-06-06T18:00:00.000Z')[0]).toBe('over');
});

it.each([
  ['until the séance is over', '2026-06-06T13:45:00.000Z', 1],
  ['not after', '2026-06-06T13:51:00.000Z', 0],
] as const)('of a delay it leaves %s, with the delay', async (_, at, count) => {
  const { db, day, queue } = world();
  const told = '2026-06-06T11:55:00.000Z';
  done(tellDelay(day, delaySchema.parse({ clientKey: key(), event: 1003, minutes: 20, choice: 'leave' }), told));
  queue(db, told);
  const left: string[] = [];
  const mail: Deliverers['mail'] = async ({ delivery }) => {
    left.push(delivery.text?.fr ?? '');
    return { state: 'sent' };
  };
  while (await sendNext({ db, deliverers: { mail }, mailsPerHour: 100, paused: {} }, at));
  expect(left).toHaveLength(count);
});

it('a cancellation within three hours leaves at once and first; a later one is held', () => {
  const { db, cancel, messages, queue } = world();
  const near = '2026-06-06T09:30:00.000Z';
  done(cancel(1003, near));
  queue(db, near);
  const subject = { fr: 'Annulation · Festival 7', en: 'Cancellation · Festival 7' };
  expect(messages()).toMatchObject([{ kind: 'day', isUrgent: true, heldUntil: null, subject }]);
  const far = world();
  done(far.cancel(1003, MORNING));
  far.queue(far.db, MORNING);
  expect(far.messages()).toMatchObject([{ isUrgent: false, heldUntil: later(HELD_FOR) }]);
});

it('an urgent message not tried yet is not replaced by a publication that can wait', () => {
  const { db, events, publish, messages, told, queue } = world();
  const near = '2026-06-06T09:30:00.000Z';
  const change = (event: number, set: object, at: string) => {
    db.update(t.events).set(set).where(eq(t.events.id, event)).run();
    publish(at);
    queue(db, at);
  };
  change(events[2] ?? 0, { status: 'cancelled' }, near);
  change(events[3] ?? 0, { startsAt: '2026-06-06T20:00' }, after(1000, near));
  expect(messages()[0]).toMatchObject({ kind: 'publication', isUrgent: true });
  expect(told().map(([, , state]) => state)).toEqual(['waiting', 'by-hand']);
});

it.each([
  ['when some have read it', true],
  ['when nobody has', false],
])('what is told at once and waits for a telephone is put right by a later act, %s', async (_, hasMail) => {
  const { db, day, events, ines, move, publish, cancel } = world();
  const queue = newsQueuer(hasMail);
  queue(db, MORNING);
  const near = (minutes: number) => after(minutes * 60_000, '2026-06-06T09:30:00.000Z');
  const send = async (minutes: number) => {
    const deliverers: Deliverers = hasMail ? { mail: async () => ({ state: 'sent' }) } : {};
    while (await sendNext({ db, deliverers, mailsPerHour: 100, paused: {} }, near(minutes + 2)));
    return deliveriesIn(db)
      .filter(({ recipientId, state }) => recipientId === ines && state === 'by-hand')
      .filter(({ nextTryAt }) => nextTryAt > near(minutes - 60))
      .map(({ text }) => text?.fr?.replaceAll(/\s/g, ' '));
  };
  const set = async (row: Partial<typeof t.events.$inferInsert>, minutes: number) => {
    db.update(t.events)
      .set(row)
      .where(eq(t.events.id, events[2] ?? 0))
      .run();
    publish(near(minutes));
    queue(db, near(minutes));
    return send(minutes);
  };
  const { batch } = done(cancel(1003, near(0)));
  queue(db, near(0));
  const cancelled = [expect.stringContaining('annulée')];
  expect(await send(0)).toEqual(cancelled);
  done(undoTold(day, { batch, clientKey: key() }, near(5)));
  queue(db, near(5));
  expect(await send(5)).toEqual([]);
  done(cancel(1003, near(10)));
  queue(db, near(10));
  expect(await send(10)).toEqual(cancelled);
  const planned = { status: 'planned', cancellationReason: {} } as const;
  expect(await set({ ...planned, startsAt: '2026-06-06T16:00' }, 15)).toEqual([
    expect.stringMatching(/de 14 h à 16 h/),
  ]);
  // What waited before something was told at once was not read either.
  move('2026-06-06T14:30');
  publish(near(100));
  queue(db, near(100));
  expect(await send(100)).toEqual([expect.stringMatching(/de 16 h à 14 h 30/)]);
  done(cancel(1003, near(105)));
  queue(db, near(105));
  expect(await send(105)).toEqual(cancelled);
  expect(await set(planned, 110)).toEqual([expect.stringMatching(/de 16 h à 14 h 30/)]);
});

it('what is told at once is put right for each reader from what they read before it', () => {
  const { db, festival, events, zoe, ines, publish, cancel } = world();
  const queue = newsQueuer(false);
  queue(db, MORNING);
  const near = (minutes: number) => after(minutes * 60_000, '2026-06-06T09:30:00.000Z');
  const set = (row: Partial<typeof t.events.$inferInsert>, minutes: number, event = 2) => {
    db.update(t.events)
      .set(row)
      .where(eq(t.events.id, events[event] ?? 0))
      .run();
    publish(near(minutes));
    queue(db, near(minutes));
  };
  const open = (reader: number) =>
    deliveriesIn(db)
      .filter(({ recipientId, state }) => recipientId === reader && state === 'by-hand')
      .map(({ text }) => text?.fr?.replaceAll(/\s/g, ' '));
  set({ startsAt: '2026-06-06T16:00' }, 95);
  const coordinating = authorizeFestival(festival.actor, festival.slug, 'volunteers', db);
  const mine = deliveriesIn(db).find(({ recipientId }) => recipientId === ines);
  noteByHand(coordinating, mine?.id ?? 0, 'sms', near(97));
  done(cancel(1003, near(100)));
  queue(db, near(100));
  expect([open(zoe), open(ines)]).toEqual([[expect.stringContaining('annulée')], [expect.stringContaining('annulée')]]);
  // Ines knows that it is at four, and has not read that it was off.
  set({ status: 'planned', cancellationReason: {} }, 105);
  expect([open(zoe), open(ines)]).toEqual([[expect.stringMatching(/de 14 h à 16 h/)], []]);
  set({ startsAt: '2026-06-06T17:00' }, 110);
  expect([open(zoe), open(ines)]).toEqual([
    [expect.stringMatching(/de 14 h à 17 h/)],
    [expect.stringMatching(/de 16 h à 17 h/)],
  ]);
});

it('a séance called off after its planned hour, but before its delayed one, is told at once', () => {
  const { db, festival, events, cancel, messages, queue } = world();
  const fact = { festivalId: festival.id, eventId: events[2] ?? 0, kind: 'delay', value: '45' } as const;
  db.insert(t.liveFacts)
    .values({ ...fact, at: '2026-06-06T11:50:00.000Z' })
    .run();
  const at = '2026-06-06T12:10:00.000Z';
  done(cancel(1003, at));
  expect(db.select().from(t.liveFacts).get()).toMatchObject({ endedAt: at });
  queue(db, at);
  expect(messages()).toMatchObject([{ isUrgent: true, heldUntil: null }]);
});

it('so is one that is late into the hour that comes twice, when the clocks go back', () => {
  const { db, festival, events, cancel, move, publish, messages, queue } = world();
  move('2026-10-25T01:30');
  publish('2026-10-20T08:00:00.000Z');
  queue(db, '2026-10-20T08:30:00.000Z');
  // From 1:30 to the second 2:00, which is 1:00 of Greenwich.
  const fact = { festivalId: festival.id, eventId: events[2] ?? 0, kind: 'delay', value: '90' } as const;
  db.insert(t.liveFacts)
    .values({ ...fact, at: '2026-10-24T23:20:00.000Z' })
    .run();
  const at = '2026-10-25T00:30:00.000Z';
  done(cancel(1003, at));
  queue(db, at);
  expect(messages().at(-1)).toMatchObject({ kind: 'day', isUrgent: true, heldUntil: null });
});

it('people with a device that is gone by then get a mail', async () => {
  const { db, festival, events, cancel, queue } = world();
  const put = rowsOf(db, festival.id);
  const ada = put.volunteer('Ada', { contactKind: 'email', contact: 'ada@example.org', ways: ['mail'] });
  put.assignment(put.eventShift(put.task().id, events[2] ?? 0).id, ada.id, { state: 'confirmed' });
  const device = { festivalId: festival.id, audience: 'volunteer', p256dh: 'p', auth: 'a', locale: 'fr' } as const;
  db.insert(t.pushSubscriptions)
    .values({ ...device, volunteerId: ada.id, key: 'k', endpoint: 'e', wishes: ['shift'], createdAt: MORNING })
    .run();
  const near = '2026-06-06T09:30:00.000Z';
  done(cancel(1003, near));
  queue(db, near);
  const own = () => deliveriesIn(db).find(({ recipient }) => recipient === 'volunteer');
  expect(own()).toMatchObject({ way: 'push', state: 'waiting' });
  const push = async () => {
    db.delete(t.pushSubscriptions).run();
    return { state: 'failed', why: 'no-address' } as const;
  };
  const deliverers: Deliverers = { push, mail: async () => ({ state: 'sent' }) };
  while (await sendNext({ db, deliverers, mailsPerHour: 100, paused: {} }, near));
  expect(own()).toMatchObject({ way: 'mail', state: 'sent' });
});

it('a postponement within three hours leaves at once, too', () => {
  const { db, events, publish, messages, queue } = world();
  db.update(t.events)
    .set({ startsAt: null })
    .where(eq(t.events.id, events[2] ?? 0))
    .run();
  const near = '2026-06-06T09:30:00.000Z';
  publish(near);
  queue(db, near);
  expect(messages()).toMatchObject([{ isUrgent: true }]);
});

it('urgency is decided by the first hour somebody is expected: the former, the new, or that of their shift', () => {
  const { db, festival, events, move, publish, queue } = world();
  const put = rowsOf(db, festival.id);
  const ada = put.volunteer('Ada');
  const shift = put.eventShift(put.task().id, events[2] ?? 0, { fromAnchor: 'start', fromMinutes: -60 });
  put.assignment(shift.id, ada.id, { state: 'confirmed' });
  move('2026-06-06T13:30');
  publish(MORNING);
  queue(db, MORNING);
  const hours = deliveriesIn(db).map(({ recipient, beginsAt }) => `${recipient} ${beginsAt}`);
  expect(new Set(hours)).toEqual(new Set(['guest 2026-06-06T11:30:00.000Z', 'volunteer 2026-06-06T10:30:00.000Z']));
});

it('no row contains the secret link of a volunteer: the present one is filled in when the message leaves', () => {
  const { db, festival, events, move, publish, queue } = world();
  const put = rowsOf(db, festival.id);
  const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
  const shift = put.eventShift(put.task().id, events[2] ?? 0);
  for (const { id } of [ada, bob]) put.assignment(shift.id, id, { state: 'confirmed' });
  const coordinating = authorizeFestival(festival.actor, festival.slug, 'volunteers', db);
  renewLink(coordinating, ada.id, MORNING);
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  const { token } = renewLink(coordinating, ada.id, later(1000));
  const own = deliveriesIn(db).filter(({ recipient }) => recipient === 'volunteer');
  expect(own.map(({ text }) => [text?.fr, text?.en].map((one) => one?.split('\n').at(-1)))).toEqual([
    ['Votre page : [lien]', 'Your page: [link]'],
    [expect.not.stringContaining('page'), expect.not.stringContaining('page')],
  ]);
  expect(JSON.stringify(deliveriesIn(db))).not.toContain('/team/');
  const said = messageSaid(coordinating, own[0]?.messageId ?? 0)?.deliveries.map(({ text }) => text) ?? [];
  expect(said.filter((text) => text.endsWith(`/team/${token}`))).toHaveLength(1);
  // If the link was closed meanwhile, its line is left out.
  closeLink(coordinating, ada.id, later(2000));
  const left = messageSaid(coordinating, own[0]?.messageId ?? 0)?.deliveries.map(({ text }) => text) ?? [];
  expect([left.length, left.filter((text) => text.includes('Votre page'))]).toEqual([said.length, []]);
});

it('an act undone before anything left is told to nobody', () => {
  const { db, day, cancel, told, queue } = world();
  const { batch } = done(cancel(1003, MORNING));
  queue(db, MORNING);
  expect(told().map(([, , state]) => state)).toEqual(['waiting', 'by-hand']);
  done(undoTold(day, { batch, clientKey: key() }, later(8000)));
  queue(db, later(8000));
  expect(told().map(([, , state]) => state)).toEqual(['not-to-send', 'not-to-send']);
});

it('without a mail server everything is sent by hand, of a séance the newest alone', () => {
  const { db, events, move, publish, cancel, told } = world();
  const queue = newsQueuer(false);
  move('2026-06-06T15:00');
  publish(MORNING);
  queue(db, MORNING);
  expect(told().map(([, way, state]) => [way, state])).toEqual([
    ['phone', 'by-hand'],
    ['phone', 'by-hand'],
  ]);
  done(cancel(1003, later(600_000)));
  queue(db, later(600_000));
  const open = () => told().flatMap(([, , state, text]) => (state === 'by-hand' ? [text] : []));
  const [annulled, moved] = [expect.stringMatching(/annul/), expect.stringMatching(/14.*15/)];
  expect(open()).toEqual([annulled, annulled]);
  db.update(t.events)
    .set({ status: 'planned', cancellationReason: {} })
    .where(eq(t.events.id, events[2] ?? 0))
    .run();
  publish(later(1_200_000));
  queue(db, later(1_200_000));
  expect(open()).toEqual([moved, moved]);
});

it('acts long before a start are no longer told', () => {
  const { db, move, publish, queue } = world();
  move('2026-06-06T15:00');
  publish(MORNING);
  expect(queue(db, later(20 * 60_000))).toBe(0);
});

it('a delay restored with its séance, whose making was undone and redone, is told once', () => {
  const { db, day, festival, events, messages, queue } = world();
  const id = events[2] ?? 0;
  const act = { festivalId: festival.id, actor: festival.actor, at: later(-2000), batch: 'made' };
  const made = { entity: 'event', entityId: id, verb: 'created', before: null } as const;
  recordChanges(db, [{ ...act, ...made, after: readEvent(db, festival.id, id) }]);
  done(tellDelay(day, delaySchema.parse({ clientKey: key(), event: 1003, minutes: 20, choice: 'leave' }), MORNING));
  queue(db, MORNING);
  const told = messages();
  expect(told.map(({ kind }) => kind)).toEqual(['day']);
  const { batch } = done(undoBatch(festival, 'made', later(1000)));
  queue(db, later(1000));
  expect(db.select().from(t.liveFacts).all()).toEqual([]);
  done(undoBatch(festival, batch, later(2000)));
  queue(db, later(2000));
  expect(db.select().from(t.liveFacts).all()).toMatchObject([{ eventId: id, value: '20', endedAt: null }]);
  expect(messages()).toEqual(told);
});

it.each([
  ['2026-06-06T14:29:00.000Z', 2],
  ['2026-06-06T14:30:00.000Z', 0],
])('what is over is told to nobody when it is put right afterwards: at %s, %i are told', (at, count) => {
  const { db, move, publish, told, queue } = world();
  // From 14:00 to 15:00: in truth it ends at 16:30.
  move('2026-06-06T15:00');
  publish(at);
  queue(db, at);
  expect(told()).toHaveLength(count);
});

/**
 * A publication moves the third séance to 15:00, and one mail an hour is sent: it has reached
 * `zoe`, and those of `names` wait for theirs. `bob` is a guest of the second séance, too.
 */
function halfTold(...names: string[]) {
  const made = world();
  const { db, festival, events, move, publish, queue } = made;
  const join = (personId: number, event: number) =>
    db
      .insert(t.eventPeople)
      .values({ festivalId: festival.id, eventId: events[event] ?? 0, personId, confirmation: 'confirmed' })
      .run();
  const nameOf = new Map([[made.zoe, 'zoe']]);
  for (const [i, name] of names.entries()) {
    const contact = `${name}@example.org`;
    const { id } = db
      .insert(t.people)
      .values({ festivalId: festival.id, uid: name, number: 903 + i, name, contact, ways: ['mail'] })
      .returning()
      .get();
    nameOf.set(id, name);
    join(id, 2);
    if (name === 'bob') join(id, 1);
  }
  publish(later(-1_800_000));
  queue(db, later(-1_790_000));
  db.delete(t.deliveries).run();
  const act = (startsAt: string, at: number) => {
    move(startsAt);
    publish(later(at));
    queue(db, later(at));
  };
  /** What has left, and what waits: for each reader the sentences after the greeting. */
  const said = (state: DeliveryState) =>
    deliveriesIn(db)
      .filter((one) => one.state === state)
      .map((one) => [
        nameOf.get(one.recipientId),
        one.text?.fr
          ?.replaceAll(/[^\S\n]/g, ' ')
          .split('\n')
          .slice(1, -1),
      ]);
  const send = async (at: number, mail: Deliverers['mail'] = async () => ({ state: 'sent' }), mailsPerHour = 1) => {
    while (await sendNext({ db, deliverers: { mail }, mailsPerHour, paused: {} }, later(at)));
  };
  act('2026-06-06T15:00', 0);
  return { ...made, act, said, send };
}

it('whom a message has not reached yet reads there how it is since another act, and of nothing that is as it was', async () => {
  const { db, events, act, said, send } = halfTold('bob');
  await send(HELD_FOR);
  expect([said('sent'), said('waiting')]).toEqual([
    [['zoe', ['« S3 » passe de 14 h à 15 h, samedi 6 juin.']]],
    [['bob', ['« S3 » passe de 14 h à 15 h, samedi 6 juin.']]],
  ]);
  act('2026-06-06T16:00', 1_200_000);
  expect(said('waiting')).toEqual([
    ['bob', ['« S3 » passe de 14 h à 16 h, samedi 6 juin.']],
    ['zoe', ['« S3 » passe de 15 h à 16 h, samedi 6 juin.']],
  ]);
  // What another séance did is told beside it.
  db.update(t.events)
    .set({ startsAt: '2026-06-06T11:30' })
    .where(eq(t.events.id, events[1] ?? 0))
    .run();
  act('2026-06-06T14:00', 1_210_000);
  expect(said('waiting')).toEqual([
    ['bob', ['« S2 » passe de 10 h 50 à 11 h 30, samedi 6 juin.']],
    ['zoe', ['« S3 » passe de 15 h à 14 h, samedi 6 juin.']],
  ]);
});

it.each(['by a publication', 'by « Annuler »'])(
  'also when the other act is taken back %s, so that nothing is said of it',
  async (how) => {
    const { db, day, act, cancel, queue, said, send } = halfTold('bob');
    await send(HELD_FOR);
    const first = said('waiting');
    expect(first).toEqual([['bob', ['« S3 » passe de 14 h à 15 h, samedi 6 juin.']]]);
    if (how === 'by a publication') {
      act('2026-06-06T16:00', 1_200_000);
      act('2026-06-06T15:00', 1_210_000);
    } else {
      const { batch } = done(cancel(1003, later(1_200_000)));
      queue(db, later(1_200_000));
      expect(said('waiting').flat().join()).toContain('annulée');
      done(undoTold(day, { batch, clientKey: key() }, later(1_210_000)));
      queue(db, later(1_210_000));
    }
    expect(said('waiting')).toEqual(first);
  },
);

it('and when it is done again before that has left they read of it after all, but not by a way that they stopped', async () => {
  const { db, festival, act, otherRoom, ownRoom, toRoom, said, send } = halfTold('bob');
  await send(HELD_FOR);
  act('2026-06-06T14:00', 1_200_000);
  expect(said('waiting')).toEqual([['zoe', ['« S3 » passe de 15 h à 14 h, samedi 6 juin.']]]);
  act('2026-06-06T15:00', 1_210_000);
  const again = [['bob', ['« S3 » passe de 14 h à 15 h, samedi 6 juin.']]];
  expect(said('waiting')).toEqual(again);
  await send(1_210_000 + HELD_FOR - 1, undefined, 100);
  expect(said('waiting'), 'withheld for a minute, as at first').toEqual(again);
  await send(1_210_000 + HELD_FOR, undefined, 100);
  expect(said('waiting')).toEqual([]);
  const then = 2 * 3_600_000;
  toRoom(otherRoom, later(then));
  await send(then + HELD_FOR);
  const moved = said('waiting');
  expect(moved).toEqual([['bob', [expect.stringContaining('change de salle')]]]);
  toRoom(ownRoom, later(then + 120_000));
  expect(said('waiting').map(([name]) => name)).toEqual(['zoe']);
  toRoom(otherRoom, later(then + 130_000));
  expect(said('waiting')).toEqual(moved);
  toRoom(ownRoom, later(then + 140_000));
  const bob = { kind: 'guest', id: db.select().from(t.people).where(eq(t.people.name, 'bob')).get()?.id ?? 0 } as const;
  db.transaction((tx) => stopWay(tx, festival.id, bob, 'mail', later(then + 141_000)));
  toRoom(otherRoom, later(then + 150_000));
  expect(said('waiting')).toEqual([]);
  expect(said('stopped')).toEqual(moved);
});

it.each([
  ['while mails left meanwhile', true],
  ['without a mail server', false],
])('who is written to by hand reads in one message how it is now, %s', async (_, hasMail) => {
  const { db, festival, ines, move, publish } = world();
  const queue = newsQueuer(hasMail);
  queue(db, later(-1));
  const act = async (startsAt: string, minutes: number) => {
    const at = later(minutes * 60_000);
    move(startsAt);
    publish(at);
    queue(db, at);
    const mail: Deliverers['mail'] = async () => ({ state: 'sent' });
    const deliverers: Deliverers = hasMail ? { mail } : {};
    while (await sendNext({ db, deliverers, mailsPerHour: 100, paused: {} }, later(minutes * 60_000 + HELD_FOR)));
    const hours = /passe de (\d+) h à (\d+) h/;
    return deliveriesIn(db)
      .filter(({ recipientId, state }) => recipientId === ines && state === 'by-hand')
      .map(({ text }) =>
        hours
          .exec(text?.fr?.replaceAll(/\s/g, ' ') ?? '')
          ?.slice(1)
          .join('–'),
      );
  };
  expect(await act('2026-06-06T15:00', 0)).toEqual(['14–15']);
  const [first] = deliveriesIn(db).filter(({ recipientId }) => recipientId === ines);
  expect(await act('2026-06-06T16:00', 20)).toEqual(['14–16']);
  const coordinating = authorizeFestival(festival.actor, festival.slug, 'volunteers', db);
  const tap = () => noteByHand(coordinating, first?.id ?? 0, 'sms', later(1_210_000));
  expect(tap, 'the former text is on the screen still').toThrow();
  expect(await act('2026-06-06T14:00', 30)).toEqual([]);
  expect(await act('2026-06-06T15:00', 40)).toEqual(['14–15']);
  // What nobody sent within the hour is not shown any more, and stays as it is.
  expect(await act('2026-06-06T16:00', 120)).toEqual(['14–15', '15–16']);
});

it('and who has read how it was since another act is told what became of it, though nothing changed for the others', async () => {
  const { act, said, send } = halfTold('bob');
  await send(HELD_FOR);
  act('2026-06-06T16:00', 1_200_000);
  await send(1_200_000 + HELD_FOR, undefined, 2);
  expect(said('sent').at(-1)).toEqual(['bob', ['« S3 » passe de 14 h à 16 h, samedi 6 juin.']]);
  expect(said('waiting')).toEqual([['zoe', ['« S3 » passe de 15 h à 16 h, samedi 6 juin.']]]);
  act('2026-06-06T15:00', 1_300_000);
  const back = [['bob', ['« S3 » passe de 16 h à 15 h, samedi 6 juin.']]];
  expect(said('waiting')).toEqual(back);
});

it.each([
  ['something told at once leaves the rest of what waited', 'at once'],
  ['another publication takes the place of what waited', 'publication'],
] as const)('also where %s', async (_, how) => {
  for (const hasBobRead of [true, false]) {
    const { db, events, act, cancel, queue, said, send } = halfTold('bob');
    const second = (startsAt: string) =>
      db
        .update(t.events)
        .set({ startsAt })
        .where(eq(t.events.id, events[1] ?? 0))
        .run();
    const ofThird = () =>
      said('waiting').flatMap(([name, lines]) => {
        const own = Array.isArray(lines) ? lines.filter((line) => line.includes('S3')) : [];
        return own.length > 0 ? [[name, own]] : [];
      });
    await send(HELD_FOR);
    second('2026-06-06T11:30');
    act('2026-06-06T16:00', 1_200_000);
    const bobs = ['bob', ['« S3 » passe de 14 h à 16 h, samedi 6 juin.']];
    if (hasBobRead) await send(1_200_000 + HELD_FOR, undefined, 2);
    expect(said(hasBobRead ? 'sent' : 'waiting')).toContainEqual(bobs);
    if (how === 'at once') {
      done(cancel(1002, later(1_300_000)));
      queue(db, later(1_300_000));
    } else {
      second('2026-06-06T11:40');
      act('2026-06-06T16:00', 1_300_000);
    }
    const zoes = ['zoe', ['« S3 » passe de 15 h à 16 h, samedi 6 juin.']];
    expect(ofThird()).toEqual(hasBobRead ? [zoes] : expect.arrayContaining([bobs, zoes]));
    expect(ofThird()).toHaveLength(hasBobRead ? 1 : 2);
    act('2026-06-06T15:00', 1_310_000);
    const now = hasBobRead ? 'de 16 h à 15 h' : 'de 14 h à 15 h';
    expect(ofThird()).toEqual([['bob', [`« S3 » passe ${now}, samedi 6 juin.`]]]);
  }
});

it('however many wait for the same, what they read beside it is worked out once', async () => {
  const reads = async (...names: string[]) => {
    const { db, events, act, send, told } = halfTold(...names);
    await send(HELD_FOR);
    db.update(t.events)
      .set({ startsAt: '2026-06-06T11:30' })
      .where(eq(t.events.id, events[1] ?? 0))
      .run();
    const select = vi.spyOn(db, 'select');
    act('2026-06-06T16:00', 1_200_000);
    expect(told().filter(([, , state]) => state === 'waiting')).toHaveLength(names.length + 2);
    return select.mock.calls.length;
  };
  expect(await reads('bob', 'lou', 'max')).toBe(await reads('bob'));
});

it('also who waits for another attempt, but nobody to whom it is being sent at this moment', async () => {
  const { zoe, act, said, send } = halfTold('bob');
  await send(
    HELD_FOR,
    async ({ delivery }) => (delivery.recipientId === zoe ? { state: 'sent' } : { state: 'later', why: 'unreachable' }),
    100,
  );
  act('2026-06-06T16:00', HELD_FOR + 30_000);
  const [bob, ...others] = said('waiting');
  expect(bob).toEqual(['bob', ['« S3 » passe de 14 h à 16 h, samedi 6 juin.']]);
  expect(others.map(([name]) => name)).toEqual(['zoe']);
  let meanwhile = 0;
  const slow: Deliverers['mail'] = async ({ delivery }) => {
    if (delivery.recipientId !== zoe && meanwhile++ === 0) act('2026-06-06T17:00', HELD_FOR * 10 + 1000);
    return { state: 'sent' };
  };
  await send(HELD_FOR * 10, slow, 100);
  expect(said('sent')).toContainEqual(bob);
  expect(said('waiting').map(([name]) => name)).toEqual(['zoe', 'bob']);
});

it.each(['does not arrive', 'arrives'])(
  'what is being sent while an act changes it again is not tried again, unless that is taken back: it %s',
  async (how) => {
    const { zoe, act, said, send } = halfTold('bob');
    const first = [['bob', ['« S3 » passe de 14 h à 15 h, samedi 6 juin.']]];
    const isLost = how === 'does not arrive';
    const slow: Deliverers['mail'] = async ({ delivery }) => {
      if (delivery.recipientId === zoe) return { state: 'sent' };
      act('2026-06-06T16:00', 1_200_000);
      return isLost ? { state: 'later', why: 'unreachable' } : { state: 'sent' };
    };
    await send(HELD_FOR, slow, 100);
    const again = ['« S3 » passe de 15 h à 16 h, samedi 6 juin.'];
    const both = ['zoe', 'bob'].map((name) => [name, again]);
    expect(said('waiting')).toEqual(both);
    expect(said('sent').slice(1)).toEqual(isLost ? [] : first);
    act('2026-06-06T15:00', 1_210_000);
    expect(said('waiting')).toEqual(isLost ? first : []);
  },
);
