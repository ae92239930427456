import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { makeFullFestival } from '#lib/exchange/festival-file/festival-file-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { guestFile, volunteerFile } from './person-file.ts';

const NOW = '2026-06-05T10:00:00.000Z';

function scene() {
  const db = openTestDb();
  const { slug } = makeFullFestival(db, 3);
  const owner = makeAccount(db, 'Owner', { isAdministrator: true });
  const [volunteer, other] = db.select().from(t.volunteers).all();
  const [person, guest] = db.select().from(t.people).all();
  if (!volunteer || !other || !person || !guest) throw new Error('nobody');
  return {
    db,
    volunteer,
    other,
    person,
    guest,
    may: <P extends 'health' | 'private-facts'>(permission: P) => authorizeFestival(owner, slug, permission, db),
  };
}

it.each(['fr', 'en'] as const)('tells a volunteer all that is kept of them, and nothing of another: %s', (locale) => {
  const { db, volunteer, other, may } = scene();
  db.update(t.volunteers)
    .set({
      name: 'Ana',
      contactKind: 'phone',
      contact: '06 99 00 00 01',
      allergies: 'arachides',
      note: 'Le soir',
      tags: ['permis B'],
    })
    .where(eq(t.volunteers.id, volunteer.id))
    .run();
  db.update(t.volunteers)
    .set({ name: 'Bo', contactKind: 'phone', contact: '06 99 00 00 02', allergies: 'lait' })
    .where(eq(t.volunteers.id, other.id))
    .run();
  const told = db.select().from(t.problems).where(eq(t.problems.volunteerId, volunteer.id)).all();
  db.update(t.problems).set({ text: 'La porte' }).where(eq(t.problems.volunteerId, volunteer.id)).run();
  const { festivalId } = volunteer;
  const message = db
    .insert(t.sentMessages)
    .values({ festivalId, kind: 'written', cause: 'x', text: { fr: 'Merci', en: 'Merci' }, createdAt: NOW, topic: 'x' })
    .returning()
    .get();
  const sent = { festivalId, messageId: message.id, way: 'mail', state: 'sent', nextTryAt: NOW } as const;
  for (const recipientId of [volunteer.id, other.id])
    db.insert(t.deliveries)
      .values({ ...sent, recipient: 'volunteer', recipientId })
      .run();
  const [task] = db.select().from(t.tasks).where(eq(t.tasks.festivalId, festivalId)).all();
  db.update(t.tasks)
    .set({ name: { fr: 'Tenir la caisse' } })
    .where(eq(t.tasks.id, task?.id ?? 0))
    .run();
  const briefing = { festivalId, taskId: task?.id ?? 0, of: 'x' };
  db.delete(t.readBriefings).run();
  db.insert(t.readBriefings)
    .values([
      { ...briefing, volunteerId: volunteer.id, at: '2026-06-04T10:00:00.000Z' },
      { ...briefing, volunteerId: other.id, at: '2026-06-03T10:00:00.000Z' },
    ])
    .run();
  const shifts = db.select().from(t.assignments).where(eq(t.assignments.volunteerId, volunteer.id)).all().length;
  const text = volunteerFile(may('health'), volunteer.id, locale, NOW) ?? '';
  expect(text.startsWith('Ana\n')).toBe(true);
  for (const word of ['06 99 00 00 01', 'arachides', 'Le soir', 'permis B']) expect(text).toContain(word);
  for (const word of ['06 99 00 00 02', 'lait']) expect(text).not.toContain(word);
  expect(text.split('La porte').length - 1).toBe(told.length);
  expect(text.split('Merci').length - 1).toBe(1);
  const read = { fr: 'Ce que vous avez lu avant de venir', en: 'What you read before coming' }[locale];
  const briefings = text.slice(text.indexOf(read)).split('\n\n')[1];
  expect([
    text.includes(read),
    briefings?.split('\n').length,
    briefings?.endsWith({ fr: '\u00A0: Tenir la caisse', en: ': Tenir la caisse' }[locale]),
  ]).toEqual([true, 1, true]);
  const words = { fr: ['Vos créneaux', 'Ce que'], en: ['Your shifts', 'What you'] }[locale];
  const lines =
    text
      .slice(text.indexOf(words[0] ?? ''))
      .split('\n\n')[1]
      ?.split('\n') ?? [];
  expect(lines.length).toBe(shifts);
  expect(volunteerFile(may('health'), 999_999, locale, NOW)).toBeNull();
});

it('contains a guest’s record and séances', () => {
  const { db, person, guest, may } = scene();
  db.update(t.people)
    .set({ name: 'Ana', contact: '06 99 00 00 01', tags: ['jury'] })
    .where(eq(t.people.id, person.id))
    .run();
  db.update(t.people).set({ name: 'Bo', contact: '06 99 00 00 02' }).where(eq(t.people.id, guest.id)).run();
  const text = guestFile(may('private-facts'), person.number, 'fr', NOW) ?? '';
  expect(['06 99 00 00 01', 'jury', '06 99 00 00 02'].map((word) => text.includes(word))).toEqual([true, true, false]);
  expect(guestFile(may('private-facts'), 999_999, 'fr', NOW)).toBeNull();
});

it('contains nobody of another festival, whatever id or number is asked for', () => {
  const { db, volunteer, may } = scene();
  const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 5, slug: 'ailleurs' }).festivalId;
  const theirs = { festivalId: elsewhere, name: 'Ailleurs', createdAt: NOW };
  const [stranger] = db.insert(t.volunteers).values(theirs).returning().all();
  db.insert(t.people)
    .values({ ...theirs, number: 7777, uid: 'uid-7777' })
    .run();
  expect(volunteerFile(may('health'), stranger?.id ?? 0, 'fr', NOW)).toBeNull();
  expect(volunteerFile(may('health'), volunteer.id, 'fr', NOW)).not.toBeNull();
  expect(guestFile(may('private-facts'), 7777, 'fr', NOW)).toBeNull();
});
