import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { NOW } from '#lib/history/testing.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { briefingKey } from '#lib/volunteers/briefings.ts';
import { closeLink, linkTokens, renewLink } from '#lib/volunteers/links.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { addresseesOf, contactsCsv } from './audience.ts';
import { handLinks } from './hand-links.ts';
import { decideHeld, heldMessages } from './held.ts';
import { leavesAt } from './later.ts';
import { HELD_FOR, queueMessage } from './queue.ts';
import { readersOf } from './readers.ts';
import { audienceSchema, type MessageAudience } from './schema.ts';
import { tellKnown, welcome } from './sign-up.ts';
import { after, deliveriesIn } from './testing.ts';
import { isByHand, messageSaid, messagesOf, noteByHand, noteReaction, sendWritten } from './written.ts';

beforeEach(() => vi.stubEnv('LANTERNE_SECRET', 'x'.repeat(40)));

const everybody: MessageAudience = audienceSchema.parse({ who: 'all' });

/**
 * Three volunteers: one who chose mail, one with a telephone, one who gave an address and chose
 * nothing.
 */
function world() {
  const { db, festival, put } = volunteersFestival();
  const [ada, bo, cy] = ['Ada', 'Bo', 'Cy'].map((name) => put.volunteer(name));
  const set = (id: number, own: Partial<typeof t.volunteers.$inferInsert>) =>
    db.update(t.volunteers).set(own).where(eq(t.volunteers.id, id)).run();
  set(ada?.id ?? 0, { contactKind: 'email', contact: 'ada@example.org', ways: ['mail'] });
  set(bo?.id ?? 0, { contactKind: 'sms', contact: '06 12 34 56 78', ways: ['sms', 'whatsapp'] });
  set(cy?.id ?? 0, { contactKind: 'email', contact: 'cy@example.org', ways: [] });
  const send = (hasMail: boolean, clientKey = 'key', audience = everybody) =>
    sendWritten(
      festival,
      volunteersBoard(festival, NOW),
      { audience, clientKey, subject: '', text: { fr: 'Bonjour [nom] : [lien]', en: '' } },
      hasMail,
      NOW,
    );
  return { db, festival, ada: ada?.id ?? 0, bo: bo?.id ?? 0, cy: cy?.id ?? 0, send };
}

const waysIn = (db: Parameters<typeof deliveriesIn>[0]) =>
  deliveriesIn(db).map(({ recipientId, way, state }) => [recipientId, way, state]);

describe('a written message', () => {
  it('goes by mail to those who chose it, if mail is set up, and by telephone to the others', () => {
    const { db, ada, bo, cy, send } = world();
    send(true);
    expect(waysIn(db)).toEqual([
      [ada, 'mail', 'waiting'],
      [bo, 'phone', 'by-hand'],
      [cy, 'phone', 'by-hand'],
    ]);
  });

  it('uses the one of a number and an address that fits the way', () => {
    const { db, festival, bo, send } = world();
    db.update(t.volunteers)
      .set({ otherContact: 'bo@example.org', ways: ['mail'] })
      .where(eq(t.volunteers.id, bo))
      .run();
    const reader = readersOf(db, festival, 'volunteer').find(({ id }) => id === bo);
    expect(reader).toMatchObject({ mail: 'bo@example.org', phones: ['0612345678'] });
    send(true);
    expect(waysIn(db)).toContainEqual([bo, 'mail', 'waiting']);
  });

  it('leaves nothing by itself without a mail server', () => {
    const { db, ada, bo, cy, send } = world();
    send(false);
    expect(waysIn(db)).toEqual([ada, bo, cy].map((id) => [id, 'phone', 'by-hand']));
  });

  it('goes to the devices of those who asked to read the team’s messages there, and of nobody else', () => {
    const { db, festival, ada, bo, cy, send } = world();
    const device = { festivalId: festival.id, audience: 'volunteer', p256dh: 'p', auth: 'a', locale: 'fr' } as const;
    const of = (volunteerId: number, wish: 'message' | 'shift') =>
      db
        .insert(t.pushSubscriptions)
        .values({ ...device, volunteerId, key: wish, endpoint: wish, wishes: [wish], createdAt: NOW })
        .run();
    of(ada, 'message');
    of(bo, 'shift');
    send(true);
    expect(waysIn(db)).toEqual([
      [ada, 'push', 'waiting'],
      [bo, 'phone', 'by-hand'],
      [cy, 'phone', 'by-hand'],
    ]);
  });

  it('is sent once, however often its form is', () => {
    const { db, send } = world();
    expect(send(true)).toBe(send(true));
    expect(deliveriesIn(db)).toHaveLength(3);
  });

  it('waits to be sent by hand until somebody notes the result, which can be undone', () => {
    const { db, festival, send } = world();
    const id = send(false) ?? 0;
    const [first] = deliveriesIn(db);
    noteByHand(festival, first?.id ?? 0, 'sms', NOW);
    expect(deliveriesIn(db)[0]).toMatchObject({ state: 'sent', hand: 'sms', sentAt: NOW });
    expect(messagesOf(festival)[0]).toMatchObject({ message: { id }, states: { sent: 1, 'by-hand': 2 } });
    noteByHand(festival, first?.id ?? 0, null, NOW);
    expect(deliveriesIn(db)[0]).toMatchObject({ state: 'by-hand', hand: null, sentAt: null });
    expect(() => noteByHand(festival, 9999, 'sms', NOW)).toThrow();
  });

  it('that did not leave by its way is noted as sent by hand, which can be undone', () => {
    const { db, festival, send } = world();
    send(true);
    db.update(t.deliveries).set({ state: 'failed' }).where(eq(t.deliveries.way, 'mail')).run();
    const mail = () => deliveriesIn(db)[0] as (typeof t.deliveries)['$inferSelect'];
    expect(isByHand(mail())).toBe(true);
    noteByHand(festival, mail().id, 'sms', NOW);
    expect([mail(), isByHand(mail())]).toMatchObject([{ state: 'sent', hand: 'sms' }, true]);
    noteByHand(festival, mail().id, null, NOW);
    expect([mail(), isByHand(mail())]).toMatchObject([{ state: 'by-hand', hand: null }, true]);
    // Messages that were sent automatically are not included.
    db.update(t.deliveries).set({ way: 'mail', state: 'sent' }).where(eq(t.deliveries.id, mail().id)).run();
    expect(isByHand(mail())).toBe(false);
    expect(() => noteByHand(festival, mail().id, 'sms', NOW)).toThrow();
  });

  it('is to be sent by hand again once its note is removed, though its way was mail', () => {
    const { db, festival, send } = world();
    send(true);
    const mail = () => deliveriesIn(db)[0] as ReturnType<typeof deliveriesIn>[number];
    db.update(t.deliveries).set({ state: 'sent', hand: 'sms' }).where(eq(t.deliveries.id, mail().id)).run();
    expect(isByHand(mail())).toBe(true);
    noteByHand(festival, mail().id, null, NOW);
    expect([mail(), isByHand(mail())]).toMatchObject([{ way: 'phone', state: 'by-hand', hand: null }, true]);
  });

  it('that has left is listed in « À envoyer » for an hour for those who are now to be told by hand', () => {
    const { db, festival, ada, bo } = world();
    const to = [ada, bo].map((id) => ({ to: { kind: 'volunteer' as const, id }, way: 'push' as const }));
    const act = { kind: 'day', cause: 'act', subject: {}, text: { fr: 'Annulé' } } as const;
    write(db, (tx) => queueMessage(tx, { festivalId: festival.id, author: null }, act, to, NOW));
    const [first, second] = deliveriesIn(db);
    const morning = after(10 * 3_600_000, NOW);
    db.update(t.deliveries)
      .set({ state: 'sent' })
      .where(eq(t.deliveries.id, first?.id ?? 0))
      .run();
    db.update(t.deliveries)
      .set({ way: 'phone', state: 'by-hand', nextTryAt: morning })
      .where(eq(t.deliveries.id, second?.id ?? 0))
      .run();
    const names = (at: string) =>
      heldMessages(festival, at).map(({ deliveries }) => deliveries.map(({ reader }) => reader?.name));
    expect(names(morning)).toEqual([['Bo']]);
    expect(names(after(3_600_001, morning))).toEqual([]);
  });

  it('whose readers are all deleted takes nobody’s place in the lists', () => {
    const { db, festival, ada, send } = world();
    const id = send(false);
    const act = { kind: 'sign-up', subject: {}, text: {} } as const;
    write(db, (tx) => {
      tellKnown(tx, festival.id, { id: ada, name: 'Ada', ways: [] }, { hasMail: false }, NOW);
      for (let i = 0; i < 40; i += 1)
        queueMessage(
          tx,
          { festivalId: festival.id, author: null },
          { ...act, cause: `${i}` },
          [{ to: { kind: 'volunteer', id: 999 }, way: 'phone' }],
          NOW,
        );
    });
    expect(heldMessages(festival, NOW).map(({ deliveries }) => deliveries[0]?.reader?.name)).toEqual(['Ada']);
    expect(messagesOf(festival).map(({ message }) => message.id)).toContain(id);
  });

  it('informs a known applicant at once, or in the morning if the team decided at night', () => {
    const { db, festival, ada, bo } = world();
    const [night, morning] = ['2026-06-07T21:00:00.000Z', '2026-06-08T06:00:00.000Z'];
    const known = (id: number, notBefore?: string) =>
      write(db, (tx) =>
        tellKnown(tx, festival.id, { id, name: `${id}`, ways: ['mail'] }, { hasMail: true, notBefore }, night),
      );
    known(ada);
    known(bo, leavesAt(night, null, festival.timeZone));
    expect(deliveriesIn(db).map(({ nextTryAt, state }) => [nextTryAt, state])).toEqual([
      [night, 'waiting'],
      [morning, 'waiting'],
    ]);
  });

  it('sends a known applicant the link they never had, and reopens no closed one', () => {
    const { db, festival, ada, bo } = world();
    closeLink(festival, ada, NOW);
    renewLink(festival, ada, NOW);
    closeLink(festival, ada, NOW);
    const known = (id: number, name: string) =>
      write(db, (tx) => tellKnown(tx, festival.id, { id, name, ways: [] }, { hasMail: false }, NOW));
    // Under the name they had then, too.
    const renamed = {
      entity: 'volunteer',
      entityId: ada,
      verb: 'edited',
      batch: 'renamed',
      before: { name: 'Ada' },
      after: { name: 'Eva' },
    } as const;
    db.insert(t.changes)
      .values({ festivalId: festival.id, at: NOW, ...renamed })
      .run();
    known(ada, 'Eva');
    known(bo, 'Bo');
    expect([...linkTokens(db, festival.id).keys()]).toEqual([bo]);
    const texts = heldMessages(festival, NOW).flatMap(({ deliveries }) => deliveries.map(({ text }) => text));
    expect(texts).toEqual([
      expect.stringMatching(/contact\.\nVotre page est ici : .*\/fr\/team\//),
      expect.stringMatching(/contact\.$/),
    ]);
  });

  it('waits for nobody if it is not to be sent', () => {
    const { db, festival, send } = world();
    const id = send(false) ?? 0;
    expect(deliveriesIn(db).map(isByHand)).toEqual([true, true, true]);
    decideHeld(festival, id, false, NOW);
    expect(deliveriesIn(db).map(isByHand)).toEqual([false, false, false]);
  });

  it('stays in the list however many acts without readers came after it', () => {
    const { db, festival, send } = world();
    const id = send(false) ?? 0;
    const act = { kind: 'day', subject: {}, text: {} } as const;
    write(db, (tx) => {
      for (let i = 0; i < 40; i += 1)
        queueMessage(tx, { festivalId: festival.id, author: null }, { ...act, cause: `act ${i}` }, [], NOW);
    });
    expect(messagesOf(festival).map(({ message }) => message.id)).toEqual([id]);
  });

  it('has nothing left to do for deleted people, unless they are restored', () => {
    const { db, festival, ada, bo, cy } = world();
    const readers = [ada, bo, cy].map((id) => ({ id, name: '', ways: [] }));
    write(db, (tx) =>
      welcome(tx, { festivalId: festival.id, author: null }, { batch: 'b', readers, hasMail: false }, NOW),
    );
    const at = after(HELD_FOR, NOW);
    const names = () =>
      heldMessages(festival, at).map(({ deliveries }) => deliveries.map(({ reader }) => reader?.name));
    expect(names()).toEqual([['Ada', 'Bo', 'Cy']]);
    db.delete(t.volunteers).where(eq(t.volunteers.id, ada)).run();
    expect(names()).toEqual([['Bo', 'Cy']]);
    const [said] = messagesOf(festival);
    expect(said?.states).toMatchObject({ 'by-hand': 2 });
    expect(messageSaid(festival, said?.message.id ?? 0)?.deliveries.map(({ reader }) => reader?.name)).toEqual([
      'Bo',
      'Cy',
    ]);
    db.delete(t.volunteers).run();
    expect(heldMessages(festival, at)).toEqual([]);
  });

  it('names who looked and who answered after it was sent, and nobody else', () => {
    const { db, festival, ada, send } = world();
    send(false);
    const [first] = deliveriesIn(db);
    noteReaction(db, festival.id, ada, 'looked', NOW);
    expect(deliveriesIn(db)[0]?.lookedAt).toBeNull();
    noteByHand(festival, first?.id ?? 0, 'sms', NOW);
    noteReaction(db, festival.id, ada, 'looked', NOW);
    noteReaction(db, festival.id, ada, 'answered', NOW);
    expect(deliveriesIn(db).map(({ lookedAt, answeredAt }) => [lookedAt, answeredAt])).toEqual([
      [NOW, NOW],
      [null, null],
      [null, null],
    ]);
  });

  it('has the name and the link of each reader, and nothing of another festival', () => {
    const { festival, ada, send } = world();
    renewLink(festival, ada, NOW);
    const found = messageSaid(festival, send(true) ?? 0);
    expect(found?.deliveries[0]?.text).toMatch(/^Bonjour Ada : https?:.*\/fr\/team\/[\w-]{22}$/);
    // The volunteer who had no page has one now.
    expect(found?.deliveries[1]?.text).toMatch(/^Bonjour Bo : https?:.*\/fr\/team\/[\w-]{22}$/);
    expect(messageSaid({ ...festival, id: festival.id + 1 }, 1)).toBeNull();
  });
});

describe('the recipients', () => {
  it('can be those who have not read a briefing before their shift, also of one task', () => {
    const { db, festival, put } = volunteersFestival();
    const [bar, door] = ['Bar', 'Porte'].map((fr) => put.task({ name: { fr }, briefing: { fr: 'Badge.' } }));
    const [ada, bob] = ['Ada', 'Bob'].map((name) => put.volunteer(name));
    if (!bar || !door || !ada || !bob) throw new Error('nobody');
    for (const task of [bar, door]) put.assignment(put.shift(task.id).id, ada.id);
    put.assignment(put.shift(bar.id).id, bob.id);
    const who = (asked: object) =>
      addresseesOf(festival, volunteersBoard(festival, NOW), audienceSchema.parse({ who: 'unread', ...asked }), {
        locale: 'fr',
        now: NOW,
      }).map(({ name, why }) => `${name} ${why}`);
    expect(who({})).toEqual(['Ada À lire encore : Bar, Porte', 'Bob À lire encore : Bar']);
    const read = { festivalId: festival.id, of: briefingKey(bar) ?? '', at: NOW };
    db.insert(t.readBriefings)
      .values({ ...read, volunteerId: ada.id, taskId: bar.id })
      .run();
    expect(who({})).toEqual(['Ada À lire encore : Porte', 'Bob À lire encore : Bar']);
    expect(who({ task: bar.id })).toEqual(['Bob À lire encore : Bar']);
    expect(who({ task: door.id })).toEqual(['Ada À lire encore : Porte']);
  });

  it('read only the briefings of the chosen shifts', () => {
    const { festival, put } = volunteersFestival();
    const ada = put.volunteer('Ada');
    const bob = put.volunteer('Bob');
    const [bar, door] = ['Bar', 'Porte'].map((fr) => put.task({ name: { fr }, briefing: { fr: 'Badge.' } }));
    const plain = put.task({ name: { fr: 'Salle' } });
    if (!bar || !door) throw new Error('no task');
    const nextDay = { startsAt: '2026-06-07T10:00', endsAt: '2026-06-07T12:00' };
    put.assignment(put.shift(bar.id).id, ada.id);
    put.assignment(put.shift(door.id, nextDay).id, ada.id);
    put.assignment(put.shift(plain.id).id, bob.id);
    put.assignment(put.shift(door.id, nextDay).id, bob.id);
    const who = (day: string) =>
      addresseesOf(festival, volunteersBoard(festival, NOW), audienceSchema.parse({ who: 'unread', day }), {
        locale: 'fr',
        now: NOW,
      }).map(({ name, why }) => `${name} ${why}`);
    expect(who('2026-06-06')).toEqual(['Ada À lire encore : Bar']);
    expect(who('2026-06-07')).toEqual(['Ada À lire encore : Porte', 'Bob À lire encore : Porte']);
  });

  it('can be those who looked and did not answer, and afterwards those who came', () => {
    const { festival, put } = volunteersFestival();
    const { id: shiftId } = put.shift(put.task().id, { people: 5 });
    const on = (name: string, row: Parameters<typeof put.assignment>[2]) =>
      put.assignment(shiftId, put.volunteer(name).id, row);
    on('Ada', { state: 'offered', seenRelease: 1 });
    on('Bob', { state: 'offered', seenRelease: null });
    on('Cy', { state: 'confirmed', seenRelease: 1 });
    on('Dan', { state: 'confirmed', seenRelease: 1, absentAt: NOW });
    on('Eve', { state: 'declined', seenRelease: 1 });
    const who = (whom: string, now: string) =>
      addresseesOf(festival, volunteersBoard(festival, now), audienceSchema.parse({ who: whom }), {
        locale: 'fr',
        now,
      }).map(({ name }) => name);
    expect([who('unanswered', NOW), who('came', NOW)]).toEqual([['Ada'], []]);
    const over = '2026-06-20T10:00:00.000Z';
    expect([who('unanswered', over), who('came', over)]).toEqual([[], ['Cy']]);
  });

  it('do not include people noted as absent, nor for the briefing of its task', () => {
    const { festival, put } = volunteersFestival();
    const task = put.task({ name: { fr: 'Bar' }, briefing: { fr: 'Badge.' } });
    const { id: shiftId } = put.shift(task.id);
    const nobodysYet = { state: 'offered', seenRelease: 0 } as const;
    put.assignment(shiftId, put.volunteer('Ada').id, nobodysYet);
    put.assignment(shiftId, put.volunteer('Bob').id, { ...nobodysYet, absentAt: NOW });
    const who = (asked: object) =>
      addresseesOf(festival, volunteersBoard(festival, NOW), audienceSchema.parse(asked), {
        locale: 'fr',
        now: NOW,
      }).map(({ name }) => name);
    expect(who({ who: 'all', task: task.id })).toEqual(['Ada']);
    expect(who({ who: 'unread' })).toEqual(['Ada']);
    expect(who({ who: 'unanswered' })).toEqual(['Ada']);
    expect(who({ who: 'all' })).toEqual(['Ada', 'Bob']);
  });

  it('can be guests and the team, by role', () => {
    const { festival } = world();
    const meant = (asked: object) =>
      addresseesOf(festival, volunteersBoard(festival, NOW), audienceSchema.parse(asked), {
        locale: 'fr',
        now: NOW,
      }).map(({ kind }) => kind);
    expect(new Set(meant({ who: 'guests' }))).toEqual(new Set(['guest']));
    expect(meant({ who: 'team' })).toEqual(['team']);
    expect(meant({ who: 'team', role: 'team' })).toEqual([]);
    expect(meant({ who: 'all', task: '99' })).toEqual([]);
    expect(audienceSchema.parse({ who: 'x', task: 'y', day: 'z' })).toEqual(audienceSchema.parse({}));
  });

  it('are exported as a table without formulas', () => {
    const { db, festival, ada } = world();
    db.update(t.volunteers).set({ name: '=1+1' }).where(eq(t.volunteers.id, ada)).run();
    const table = contactsCsv(festival, everybody, NOW, 'fr');
    expect(table.split('\r\n')[0]).toBe('\ufeffNom;Numéro;E-mail;Lien');
    expect(table).not.toMatch(/(^|;|")=1/m);
    expect(table).toContain('ada@example.org');
  });

  it('keep the leading zero of a number, which a spreadsheet would drop, and no plus sign', () => {
    const { db, festival, ada } = world();
    const numberOf = (contact: string) => {
      db.update(t.volunteers).set({ contactKind: 'sms', contact }).where(eq(t.volunteers.id, ada)).run();
      const rows = contactsCsv(festival, everybody, NOW, 'en').split('\r\n');
      return rows.find((row) => row.includes('Ada'))?.split(',')[1];
    };
    expect(numberOf('06.12.34.56.78')).toBe('06 12 34 56 78');
    expect(numberOf('00 43 664 12345')).toBe('00 43 66 41 23 45');
    expect(numberOf('+43 664 12345')).toBe('00 43 66 41 23 45');
    expect(numberOf('+33 (0)6 12 34 56 78')).toBe('0033 6 12 34 56 78');
  });
});

describe('the telephone’s buttons', () => {
  const reader = { phones: ['0612345678'], mail: 'a@example.org', ways: [] };
  const kinds = (one: Parameters<typeof handLinks>[0]) => handLinks(one, { subject: '', text: 'é & ?' });

  it('are those with a contact, WhatsApp only for those who chose it', () => {
    expect(kinds(reader).map(({ kind }) => kind)).toEqual(['sms', 'mail', 'call']);
    const chose = kinds({ ...reader, ways: ['whatsapp'] });
    expect(chose.map(({ href }) => href).slice(0, 2)).toEqual([
      'sms:0612345678?body=%C3%A9%20%26%20%3F',
      'https://wa.me/33612345678?text=%C3%A9%20%26%20%3F',
    ]);
    expect(kinds({ phones: ['+4366412345'], mail: null, ways: ['whatsapp'] })[1]?.href).toContain('wa.me/4366412345?');
    const abroad = (phone: string) =>
      /\d+/.exec(kinds({ phones: [phone], mail: null, ways: ['whatsapp'] })[1]?.href ?? '')?.[0];
    // Guadeloupe, Guyane, Martinique, La Réunion and Mayotte have country codes of their own.
    expect(['0690123456', '0694123456', '0696123456', '0692123456', '0639123456', '0695123456'].map(abroad)).toEqual([
      '590690123456',
      '594694123456',
      '596696123456',
      '262692123456',
      '262639123456',
      '33695123456',
    ]);
    expect(kinds({ phones: ['612345'], mail: null, ways: ['whatsapp'] }).map(({ kind }) => kind)).toEqual([
      'sms',
      'call',
    ]);
  });
});
