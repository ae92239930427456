import { eq } from 'drizzle-orm';
import { expect, it, vi } from 'vitest';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { NOW } from '#lib/history/testing.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { briefingKey } from '#lib/volunteers/briefings.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { decideHeld, heldMessages, holdAgain } from './held.ts';
import { forgetReader, leavesAt, rewrite, sendTimeOf, versionOf } from './later.ts';
import { holdUntil, stopWay } from './queue.ts';
import { audienceSchema } from './schema.ts';
import { type Outgoing, sendNext } from './sending.ts';
import { after, deliveriesIn, messageIn } from './testing.ts';
import { noteByHand, sendWritten } from './written.ts';

const HOUR = 3_600_000;
const IN_TWO_HOURS = after(2 * HOUR, NOW);
const text = { fr: 'Rendez-vous samedi', en: '' };

/** Ada by mail, Bo by telephone, and a message to both for two hours from now. */
function later(heldUntil = IN_TWO_HOURS) {
  const { db, festival, put } = volunteersFestival();
  const ada = put.volunteer('Ada', { contactKind: 'email', contact: 'ada@example.org', ways: ['mail'] });
  put.volunteer('Bo', { contactKind: 'phone', contact: '06 12 34 56 78' });
  const written = { audience: audienceSchema.parse({ who: 'all' }), clientKey: 'key', subject: '', text };
  const board = volunteersBoard(festival, NOW);
  const id = sendWritten(festival, board, { ...written, heldUntil }, true, NOW) ?? 0;
  /**
   * What the queue hands to mail until this instant; each call stands for a new process, as after a
   * restart.
   */
  const gone = new Set<number>();
  const sent = async (at: string) => {
    const texts: (string | undefined)[] = [];
    const mail = async ({ message, delivery }: Outgoing) => {
      if (gone.has(delivery.recipientId)) return { state: 'failed', why: 'not-chosen' } as const;
      texts.push(message.text.fr);
      return { state: 'sent' } as const;
    };
    const push = async () => ({ state: 'failed', why: 'no-address' }) as const;
    while (await sendNext({ db, deliverers: { mail, push }, mailsPerHour: 100, paused: {} }, at));
    return texts;
  };
  const read = () => versionOf(messageIn(db, id));
  return { db, festival, put, ada, gone, id, read, sent };
}

it('a message for later leaves at its hour, once, and is listed until then', async () => {
  const { festival, sent } = later();
  const [held] = heldMessages(festival, NOW);
  expect(held).toMatchObject({ message: { kind: 'written' }, leavesAt: IN_TWO_HOURS, canChange: true });
  expect(held?.deliveries.map(({ delivery: { way } }) => way)).toEqual(['mail', 'phone']);
  expect(await sent(after(2 * HOUR - 1, NOW))).toEqual([]);
  expect(await sent(IN_TWO_HOURS)).toEqual(['Rendez-vous samedi']);
  expect(await sent(after(3 * HOUR, NOW))).toEqual([]);
});

it('sent again by its form it is one message, also once the night is over', () => {
  const { db, festival, id } = later();
  const written = { audience: audienceSchema.parse({ who: 'all' }), clientKey: 'key', subject: '', text };
  const again = (more: object, at: string) =>
    sendWritten(festival, volunteersBoard(festival, at), { ...written, ...more }, true, at);
  expect(again({ heldUntil: IN_TWO_HOURS }, NOW)).toBe(id);
  expect(again({}, IN_TWO_HOURS)).toBe(id);
  expect(again({ clientKey: 'y' }, NOW)).not.toBe(id);
  expect(db.select().from(t.sentMessages).all()).toHaveLength(2);
});

it('people to write to by hand are listed from its hour, until somebody did', async () => {
  const { db, festival, sent } = later();
  await sent(IN_TWO_HOURS);
  const [held] = heldMessages(festival, IN_TWO_HOURS);
  expect(held).toMatchObject({ leavesAt: null, isByHand: true, canChange: false });
  expect(held?.deliveries.map(({ reader }) => reader?.name)).toEqual(['Bo']);
  noteByHand(festival, deliveriesIn(db)[1]?.id ?? 0, 'sms', IN_TWO_HOURS);
  expect(heldMessages(festival, IN_TWO_HOURS)).toEqual([]);
});

it('the newest of many messages are listed, with the first readers of each', () => {
  const { db, festival, put, ada, id } = later();
  const message = messageIn(db, id);
  for (let i = 0; i < 12; i += 1) put.volunteer(`Cy ${i}`);
  for (let i = 0; i < 31; i += 1)
    db.insert(t.sentMessages)
      .values({ ...message, id: 100 + i, cause: `${i}` })
      .run();
  for (let i = 0; i < 31; i += 1)
    for (let one = 0; one < 14; one += 1)
      db.insert(t.deliveries)
        .values({
          festivalId: festival.id,
          messageId: 100 + i,
          recipient: 'volunteer',
          recipientId: one + ada.id,
          way: 'mail',
          nextTryAt: IN_TWO_HOURS,
        })
        .run();
  const held = heldMessages(festival, NOW);
  expect(held.map(({ message: { id } }) => id)).toEqual(Array.from({ length: 30 }, (_, i) => 130 - i));
  expect(new Set(held.map(({ deliveries, others }) => `${deliveries.length} ${others}`))).toEqual(new Set(['12 2']));
});

it('it is listed until its hour, even if somebody was told by hand, and however long ago it was written', () => {
  const { db, festival } = later();
  db.update(t.deliveries).set({ state: 'sent', hand: 'sms' }).where(eq(t.deliveries.way, 'phone')).run();
  expect(heldMessages(festival, after(2 * HOUR - 1, NOW))).toHaveLength(1);
});

it('a publication is listed until all of it has left, and its messages by hand for an hour', () => {
  const { db, festival, id } = later();
  db.update(t.sentMessages).set({ kind: 'publication', heldUntil: null }).where(eq(t.sentMessages.id, id)).run();
  const put = (way: 'mail' | 'phone', state: 'sent' | 'by-hand') =>
    db.update(t.deliveries).set({ state }).where(eq(t.deliveries.way, way)).run();
  const seenAfter = (hours: number) => heldMessages(festival, after(hours * HOUR, NOW)).length;
  put('phone', 'sent');
  expect([seenAfter(0.5), seenAfter(9)]).toEqual([1, 1]);
  put('mail', 'sent');
  expect(seenAfter(0.5)).toBe(0);
  put('phone', 'by-hand');
  expect([seenAfter(0.5), seenAfter(9)]).toEqual([1, 0]);
});

it('it can be changed until it leaves, its hour too, and not after', async () => {
  const { db, festival, id, read, sent } = later();
  const change = (fr: string, heldUntil: string | null, now: string) =>
    rewrite(festival, id, { was: read(), subject: 'Samedi', text: { fr, en: '' }, heldUntil }, now);
  expect(change('Rendez-vous dimanche', after(HOUR, NOW), NOW)).toBe('done');
  expect(await sent(after(HOUR - 1, NOW))).toEqual([]);
  expect(await sent(after(HOUR, NOW))).toEqual(['Rendez-vous dimanche']);
  expect(change('Trop tard', IN_TWO_HOURS, after(HOUR, NOW))).toBe('left');
  expect(messageIn(db, id)).toMatchObject({ text: { fr: 'Rendez-vous dimanche' }, subject: { fr: 'Samedi' } });
});

it('of two people who change it at once the second is told, and nothing of the first is lost', () => {
  const { db, festival, id, read } = later();
  const was = read();
  const change = (fr: string, version: string) =>
    rewrite(festival, id, { was: version, subject: '', text: { fr, en: '' }, heldUntil: IN_TWO_HOURS }, NOW);
  expect(change('Du premier', was)).toBe('done');
  expect(change('Du second', was)).toBe('changed');
  expect(messageIn(db, id).text).toEqual({ fr: 'Du premier' });
  expect(change('Du second', read())).toBe('done');
  const before = read();
  decideHeld(festival, id, true, after(HOUR, NOW));
  expect(read()).not.toBe(before);
});

it('without an hour it leaves at once', async () => {
  const { festival, id, read, sent } = later();
  expect(rewrite(festival, id, { was: read(), subject: '', text, heldUntil: null }, NOW)).toBe('done');
  expect(await sent(NOW)).toEqual(['Rendez-vous samedi']);
});

it('a message written at night leaves in the morning: until then it is listed, changed and withdrawn', async () => {
  const night = '2026-06-06T21:00:00.000Z';
  const morning = '2026-06-07T06:00:00.000Z';
  expect(sendTimeOf('', 'Europe/Paris', night)).toEqual({ ok: true, heldUntil: morning });
  const { festival, id, read, sent } = later(after(8 * HOUR, night));
  expect(decideHeld(festival, id, true, night)).toEqual({ changed: 2, leavesAt: morning });
  expect(await sent(night)).toEqual([]);
  expect(heldMessages(festival, night)).toMatchObject([{ leavesAt: morning }]);
  const text = { fr: 'Autre', en: '' };
  expect(rewrite(festival, id, { was: read(), subject: '', text, heldUntil: morning }, night)).toBe('done');
  expect(await sent(morning)).toEqual(['Autre']);
});

it('one that has left for some keeps its words where the others are sent at night', async () => {
  const night = '2026-06-06T21:00:00.000Z';
  const { db, festival, put, id, read, sent } = later('2026-06-06T19:00:00.000Z');
  put.volunteer('Cy', { contactKind: 'email', contact: 'cy@example.org', ways: ['mail'] });
  expect(await sent('2026-06-06T19:00:00.000Z')).toHaveLength(2);
  const [ofAda] = deliveriesIn(db);
  db.update(t.deliveries)
    .set({ state: 'waiting', sentAt: null, attempts: 0 })
    .where(eq(t.deliveries.id, ofAda?.id ?? 0))
    .run();
  expect(decideHeld(festival, id, true, night).leavesAt).toBe('2026-06-07T06:00:00.000Z');
  expect(heldMessages(festival, night)).toMatchObject([{ canChange: false }]);
  expect(rewrite(festival, id, { was: read(), subject: '', text, heldUntil: null }, night)).toBe('left');
  expect(await sent(night)).toEqual([]);
  expect(await sent('2026-06-07T06:00:00.000Z')).toEqual(['Rendez-vous samedi']);
});

it('sent now, by day, it leaves now', async () => {
  const { festival, id, sent } = later();
  expect(decideHeld(festival, id, true, NOW)).toEqual({ changed: 2, leavesAt: NOW });
  expect(await sent(NOW)).toEqual(['Rendez-vous samedi']);
});

it('at its hour it leaves by the way each reader has then, and by hand if none is left', async () => {
  const { db, ada, gone, sent } = later();
  const states = () => deliveriesIn(db).map(({ way, state }) => [way, state]);
  // The device for which it was meant is gone, but she can be reached by mail.
  db.update(t.deliveries).set({ way: 'push' }).where(eq(t.deliveries.way, 'mail')).run();
  expect(await sent(IN_TWO_HOURS)).toEqual(['Rendez-vous samedi']);
  expect(states()).toEqual([
    ['mail', 'sent'],
    ['phone', 'by-hand'],
  ]);
  db.update(t.deliveries).set({ state: 'waiting', attempts: 0 }).where(eq(t.deliveries.way, 'mail')).run();
  gone.add(ada.id);
  expect(await sent(after(3 * HOUR, NOW))).toEqual([]);
  expect(states()).toEqual([
    ['phone', 'by-hand'],
    ['phone', 'by-hand'],
  ]);
});

/**
 * Everybody with a shift at the bar, by mail except Cy, and a message to all of them in two hours.
 */
function atTheBar(asked: object = {}) {
  const { db, festival, put } = volunteersFestival();
  const bar = put.task({ name: { fr: 'Bar' }, briefing: { fr: 'Badge.' } });
  const shift = put.shift(bar.id);
  const [ada, bo, cy, di] = ['Ada', 'Bo', 'Cy', 'Di'].map((name) =>
    put.volunteer(name, { contactKind: 'email', contact: 'x@example.org', ways: name === 'Cy' ? [] : ['mail'] }),
  ) as [Person, Person, Person, Person];
  for (const { id } of [ada, bo, cy]) put.assignment(shift.id, id);
  const audience = audienceSchema.parse({ who: 'all', task: bar.id, ...asked });
  const written = { audience, clientKey: 'key', subject: '', text: { fr: 'Voir [lien]', en: '' } };
  const send = (heldUntil: string | null) =>
    sendWritten(festival, volunteersBoard(festival, NOW), { ...written, heldUntil }, true, NOW) ?? 0;
  const id = send(IN_TWO_HOURS);
  const join = (one: Person) => put.assignment(shift.id, one.id);
  const leave = (...people: Person[]) =>
    write(db, (tx) => {
      for (const one of people) tx.delete(t.assignments).where(eq(t.assignments.volunteerId, one.id)).run();
    });
  const erase = (...people: Person[]) => {
    leave(...people);
    write(db, (tx) => {
      for (const one of people) forgetReader(tx, festival.id, { kind: 'volunteer', id: one.id });
    });
  };
  const names = new Map([ada, bo, cy, di].map(({ id: own, name }) => [own, name]));
  const mailed = async (at: string) => {
    const to: unknown[] = [];
    const mail = async ({ delivery }: Outgoing) => {
      to.push(names.get(delivery.recipientId));
      return { state: 'sent' } as const;
    };
    while (await sendNext({ db, deliverers: { mail }, mailsPerHour: 100, paused: {} }, at));
    return to;
  };
  const states = () => Object.fromEntries(deliveriesIn(db).map((one) => [names.get(one.recipientId), one.state]));
  const shown = () => heldMessages(festival, NOW).map((one) => one.deliveries.map(({ reader }) => reader?.name));
  return { db, festival, bar, ada, bo, cy, di, id, send, join, leave, erase, mailed, states, shown };
}
type Person = Readonly<typeof t.volunteers.$inferSelect>;

it('names nobody to write to by hand before its readers are decided', () => {
  const { db, festival, cy, di, join, leave } = atTheBar();
  const isByHand = () => heldMessages(festival, NOW).map((held) => held.isByHand);
  db.update(t.volunteers).set({ ways: [] }).where(eq(t.volunteers.id, di.id)).run();
  expect(isByHand()).toEqual([true]);
  leave(cy);
  join(di);
  expect(isByHand()).toEqual([false]);
});

it('its readers are decided when it leaves: people who joined the group get it, those who left do not, and nobody twice', async () => {
  const { db, ada, cy, di, id, send, join, leave, mailed, states, shown } = atTheBar();
  join(di);
  leave(ada, cy);
  expect(shown()).toEqual([['Bo', 'Di']]);
  expect(await mailed(after(2 * HOUR - 1, NOW))).toEqual([]);
  expect(await mailed(IN_TWO_HOURS)).toEqual(['Bo', 'Di']);
  expect(states()).toEqual({ Ada: 'not-to-send', Bo: 'sent', Cy: 'not-to-send', Di: 'sent' });
  // Di had no page when it was written.
  expect(db.select().from(t.volunteerLinks).all()).toHaveLength(4);
  join(ada);
  expect(await mailed(after(3 * HOUR, NOW))).toEqual([]);
  expect(send(null)).toBe(id);
  expect(await mailed(after(4 * HOUR, NOW))).toEqual([]);
});

it('a process killed while it left decides nothing again', async () => {
  const { db, ada, di, join, leave, mailed, states } = atTheBar();
  join(di);
  const mail = () => Promise.reject(new Error('killed'));
  await sendNext({ db, deliverers: { mail }, mailsPerHour: 100, paused: {} }, IN_TWO_HOURS);
  leave(ada, di);
  expect(await mailed(after(3 * HOUR, NOW))).toEqual(['Bo', 'Di', 'Ada']);
  expect(states()).toEqual({ Ada: 'sent', Bo: 'sent', Cy: 'by-hand', Di: 'sent' });
});

it('readers by hand are decided at the hour too, and what was done by hand before stays', async () => {
  const { db, festival, ada, bo, cy, di, join, leave, mailed, states } = atTheBar();
  db.update(t.volunteers).set({ ways: [] }).run();
  join(di);
  leave(ada, bo);
  db.update(t.deliveries).set({ way: 'phone', state: 'by-hand' }).run();
  noteByHand(festival, deliveriesIn(db).find(({ recipientId }) => recipientId === ada.id)?.id ?? 0, 'sms', NOW);
  expect(await mailed(IN_TWO_HOURS)).toEqual([]);
  expect(states()).toEqual({ Ada: 'sent', Bo: 'not-to-send', Cy: 'by-hand', Di: 'by-hand' });
  leave(cy);
  expect(await mailed(after(3 * HOUR, NOW))).toEqual([]);
  expect(states()).toMatchObject({ Cy: 'by-hand' });
});

it('a withdrawn message goes to nobody who joins', async () => {
  const { festival, di, id, join, mailed, states } = atTheBar();
  decideHeld(festival, id, false, NOW);
  join(di);
  expect(await mailed(IN_TWO_HOURS)).toEqual([]);
  expect(states()).toEqual({ Ada: 'not-to-send', Bo: 'not-to-send', Cy: 'not-to-send' });
});

it('whoever joins gets it although those of before have unsubscribed or were told by hand, unless it is withdrawn', async () => {
  const life = () => {
    const made = atTheBar();
    const { db, festival, ada, bo, cy, di, join } = made;
    for (const { id } of [ada, bo]) write(db, (tx) => stopWay(tx, festival.id, { kind: 'volunteer', id }, 'mail', NOW));
    const ofCy = deliveriesIn(db).find(({ recipientId }) => recipientId === cy.id)?.id ?? 0;
    noteByHand(festival, ofCy, 'sms', NOW);
    expect(heldMessages(festival, NOW)).toEqual([]);
    join(di);
    expect(made.shown()).toEqual([['Di']]);
    return { ...made, ofCy };
  };
  expect(await life().mailed(IN_TWO_HOURS)).toEqual(['Di']);
  const { db, festival, id, ofCy, mailed, states } = life();
  const was = versionOf(messageIn(db, id));
  expect(rewrite(festival, id, { was, subject: '', text, heldUntil: IN_TWO_HOURS }, NOW)).toBe('done');
  expect(decideHeld(festival, id, false, NOW).changed).toBe(1);
  noteByHand(festival, ofCy, null, NOW);
  expect(await mailed(IN_TWO_HOURS)).toEqual([]);
  expect(states()).toEqual({ Ada: 'stopped', Bo: 'stopped', Cy: 'by-hand', Di: 'not-to-send' });
});

it('whoever joins gets it also where those of before are erased', async () => {
  const { ada, bo, cy, di, db, join, erase, mailed, shown } = atTheBar();
  erase(ada, bo, cy);
  expect([shown(), deliveriesIn(db)]).toEqual([[], []]);
  join(di);
  expect(shown()).toEqual([['Di']]);
  expect(await mailed(IN_TWO_HOURS)).toEqual(['Di']);
});

it('a withdrawn message goes to nobody who joins, though all from whom it was withheld are erased', async () => {
  const { ada, bo, cy, di, db, festival, id, send, join, erase, mailed, shown } = atTheBar();
  noteByHand(festival, deliveriesIn(db).find(({ recipientId }) => recipientId === cy.id)?.id ?? 0, 'sms', NOW);
  decideHeld(festival, id, false, NOW);
  erase(ada, bo);
  join(di);
  expect([shown(), await mailed(IN_TWO_HOURS)]).toEqual([[], []]);
  // Sent again by its form it is still the same message.
  expect(send(IN_TWO_HOURS)).toBe(id);
});

it('at night it waits for the morning, and so does the choice of its readers', async () => {
  const { db, festival, di, id, join, mailed } = atTheBar();
  write(db, (tx) => holdUntil(tx, festival.id, id, '2026-06-06T19:30:00.000Z'));
  expect(await mailed('2026-06-06T21:00:00.000Z')).toEqual([]);
  join(di);
  expect((await mailed('2026-06-07T06:00:00.000Z')).sort()).toEqual(['Ada', 'Bo', 'Di']);
});

it('a group that cannot be read any more stops no message to others', async () => {
  const { db, mailed } = atTheBar();
  const cause = messageIn(db, 1).cause.replace(/\{.*\}/, '{"who":}');
  db.update(t.sentMessages).set({ cause }).run();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await mailed(IN_TWO_HOURS)).toEqual(['Ada', 'Bo']);
});

it('for people who have not read the briefing it goes to those who have not when it leaves', async () => {
  const { db, festival, bar, ada, cy, mailed, states } = atTheBar({ who: 'unread' });
  for (const { id } of [ada, cy])
    db.insert(t.readBriefings)
      .values({
        festivalId: festival.id,
        volunteerId: id,
        taskId: bar.id,
        of: briefingKey(bar) ?? '',
        at: NOW,
      })
      .run();
  expect(await mailed(IN_TWO_HOURS)).toEqual(['Bo']);
  expect(states()).toEqual({ Ada: 'not-to-send', Bo: 'sent', Cy: 'not-to-send' });
});

it('readers of a message about their page have one if the link came with a change', () => {
  const { db, festival, id, read } = later();
  expect(db.select().from(t.accessTokens).all()).toEqual([]);
  rewrite(
    festival,
    id,
    { was: read(), subject: '', text: { fr: 'Voir [lien]', en: '' }, heldUntil: IN_TWO_HOURS },
    NOW,
  );
  expect(db.select().from(t.accessTokens).all()).toHaveLength(2);
});

it('it is withdrawn before it leaves: nothing leaves, and nothing of it can be changed', async () => {
  const { db, festival, id, read, sent } = later();
  expect(decideHeld(festival, id, false, NOW).changed).toBe(2);
  expect(decideHeld(festival, id, false, NOW).changed).toBe(0);
  expect(decideHeld(festival, id, true, NOW).changed).toBe(0);
  expect(heldMessages(festival, NOW)).toMatchObject([{ leavesAt: null, canChange: false, kept: 'for-now' }]);
  expect(heldMessages(festival, after(HOUR, NOW))).toEqual([]);
  expect(rewrite(festival, id, { was: read(), subject: '', text: { fr: 'Autre', en: '' }, heldUntil: null }, NOW)).toBe(
    'left',
  );
  expect(messageIn(db, id)).toMatchObject({ text: { fr: text.fr }, heldUntil: IN_TWO_HOURS });
  expect(await sent(after(5 * HOUR, NOW))).toEqual([]);
  expect(deliveriesIn(db).map(({ state }) => state)).toEqual(['not-to-send', 'not-to-send']);
});

it('what is due and has not left yet stays listed, as leaving by itself, and can be withheld', async () => {
  const { db, festival, id, sent } = later();
  decideHeld(festival, id, true, NOW);
  expect(heldMessages(festival, NOW)).toMatchObject([{ leavesAt: null, isLeaving: true, isByHand: true }]);
  expect(await sent(NOW)).toHaveLength(1);
  expect(heldMessages(festival, NOW)).toMatchObject([{ leavesAt: null, isLeaving: false, isByHand: true }]);
  expect(decideHeld(festival, id, false, NOW).changed).toBe(1);
  expect(deliveriesIn(db).map(({ state }) => state)).toEqual(['sent', 'not-to-send']);
});

it('of a mail that did not get through it says when it is tried again, and it cannot be sent before', async () => {
  const { db, festival, id } = later();
  const held = (at: string) => {
    const [{ leavesAt, isLeaving, again } = {}] = heldMessages(festival, at);
    return { leavesAt, isLeaving, again };
  };
  const leaving = { leavesAt: null, isLeaving: true, again: null };
  const meanwhile: object[] = [];
  const mail = async () => {
    meanwhile.push(held(IN_TWO_HOURS));
    return { state: 'later', why: 'unreachable' } as const;
  };
  await sendNext({ db, deliverers: { mail }, mailsPerHour: 100, paused: {} }, IN_TWO_HOURS);
  expect(meanwhile).toEqual([leaving]);
  const [at, due] = [after(30_000, IN_TWO_HOURS), after(60_000, IN_TWO_HOURS)];
  expect([held(at), held(due)]).toEqual([{ leavesAt: null, isLeaving: false, again: { count: 1, at: due } }, leaving]);
  // That somebody can be written to by hand is no reason to say that it has left.
  expect(decideHeld(festival, id, true, at).changed).toBe(0);
  expect(decideHeld(festival, id, false, at).changed).toBe(2);
});

it('« Ne pas envoyer » is taken back: it leaves at its hour, not by a way that was stopped since', async () => {
  const { db, festival, id, sent } = later();
  decideHeld(festival, id, false, NOW);
  const [ofAda, ofBo] = deliveriesIn(db);
  write(db, (tx) => stopWay(tx, festival.id, { kind: 'volunteer', id: ofAda?.recipientId ?? 0 }, 'mail', NOW));
  expect(holdAgain(festival, id, NOW)).toBe(2);
  expect(holdAgain(festival, id, NOW)).toBe(0);
  expect(deliveriesIn(db)).toEqual([
    { ...ofAda, state: 'stopped', sentAt: null },
    { ...ofBo, state: 'by-hand', sentAt: null },
  ]);
  expect(heldMessages(festival, NOW)).toMatchObject([{ canChange: true, kept: null }]);
  expect(await sent(IN_TWO_HOURS)).toEqual([]);
});

it('that it is not sent can be taken back, too, while somebody is to be written to by hand again', () => {
  const { db, festival, put, id } = later();
  put.volunteer('Cy', { contactKind: 'phone', contact: '06 12 34 56 79' });
  decideHeld(festival, id, true, NOW);
  const ofBo = deliveriesIn(db)[1]?.id ?? 0;
  noteByHand(festival, ofBo, 'sms', NOW);
  decideHeld(festival, id, false, NOW);
  expect(heldMessages(festival, NOW)).toMatchObject([{ isOpen: false, isByHand: false, kept: 'for-now' }]);
  noteByHand(festival, ofBo, null, NOW);
  const held = (at: string) =>
    heldMessages(festival, at).map(({ isOpen, isByHand, kept, deliveries }) => {
      return { isOpen, isByHand, kept, names: deliveries.map(({ reader }) => reader?.name) };
    });
  const open = { isOpen: true, isByHand: true, names: ['Bo'] };
  expect(held(NOW)).toEqual([{ ...open, kept: 'for-now' }]);
  expect(held(after(11 * 60_000, NOW))).toEqual([{ ...open, kept: null }]);
  expect(holdAgain(festival, id, NOW)).toBe(2);
  expect(held(NOW)).toEqual([{ ...open, kept: null, names: ['Ada', 'Bo', 'Cy'] }]);
});

it('messages of another festival cannot be changed by their id, nor those the server writes by itself', () => {
  const { db, festival, id, read } = later();
  const other = { ...festival, id: festival.id + 1 } as typeof festival;
  expect(rewrite(other, id, { was: read(), subject: '', text, heldUntil: null }, NOW)).toBe('left');
  db.update(t.sentMessages).set({ kind: 'publication' }).run();
  expect(rewrite(festival, id, { was: read(), subject: '', text, heldUntil: null }, NOW)).toBe('left');
});

it('an hour is that of the festival, never at night, and in the future', () => {
  const now = '2026-06-05T10:00:00.000Z';
  const at = (typed: string) => sendTimeOf(typed, 'Europe/Paris', now);
  expect(at('')).toEqual({ ok: true, heldUntil: null });
  expect(at('2026-06-06T09:30')).toEqual({ ok: true, heldUntil: '2026-06-06T07:30:00.000Z' });
  expect(at('2026-06-06T23:30')).toEqual({ ok: true, heldUntil: '2026-06-07T06:00:00.000Z' });
  expect(at('2026-06-05T12:00')).toEqual({ ok: false, why: 'past' });
  expect(at('2027-06-30T12:00')).toEqual({ ok: false, why: 'far' });
  for (const typed of ['demain', '2026-06-31T09:00', '2026-06-06'])
    expect(at(typed)).toEqual({ ok: false, why: 'wrong' });
});

const ZONE = 'Europe/Paris';

it.each([
  // The instant of writing, when its subject begins, and when it is sent; Paris is two hours ahead
  // of UTC in summer.
  ['by day at once', '2026-06-07T19:59:00.000Z', null, '2026-06-07T19:59:00.000Z'],
  ['in the evening not before the morning', '2026-06-07T20:00:00.000Z', null, '2026-06-08T06:00:00.000Z'],
  ['after midnight not before the morning', '2026-06-08T02:00:00.000Z', null, '2026-06-08T06:00:00.000Z'],
  ['from eight on at once', '2026-06-08T06:00:00.000Z', null, '2026-06-08T06:00:00.000Z'],
  [
    'at night what begins before ten',
    '2026-06-07T21:00:00.000Z',
    '2026-06-08T07:59:00.000Z',
    '2026-06-07T21:00:00.000Z',
  ],
  ['not what begins at ten', '2026-06-07T21:00:00.000Z', '2026-06-08T08:00:00.000Z', '2026-06-08T06:00:00.000Z'],
  [
    'not what begins before ten two days later',
    '2026-06-07T21:00:00.000Z',
    '2026-06-09T07:00:00.000Z',
    '2026-06-08T06:00:00.000Z',
  ],
  ['the night the clock changes', '2026-10-24T21:00:00.000Z', null, '2026-10-25T07:00:00.000Z'],
  [
    'in the second of two hours not what begins at ten',
    '2026-10-25T01:30:00.000Z',
    '2026-10-25T09:00:00.000Z',
    '2026-10-25T07:00:00.000Z',
  ],
  [
    'in the short night what begins before ten',
    '2026-03-28T22:00:00.000Z',
    '2026-03-29T07:59:00.000Z',
    '2026-03-28T22:00:00.000Z',
  ],
])('%s', (_, now, beginsAt, leaves) => {
  expect(leavesAt(now, beginsAt, ZONE)).toBe(leaves);
});

it('uses the time zone of the festival', () => {
  expect(leavesAt('2026-06-07T21:00:00.000Z', null, 'America/St_Johns')).toBe('2026-06-07T21:00:00.000Z');
  expect(leavesAt('2026-06-07T21:00:00.000Z', null, 'Asia/Kathmandu')).toBe('2026-06-08T02:15:00.000Z');
});
