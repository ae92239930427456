import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { makeFullFestival } from '#lib/exchange/festival-file/festival-file-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { PRIVATE_DAYS } from '#lib/festivals/choices.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Festival } from '#lib/policy.ts';
import { queueNews } from '#lib/push/deliver.ts';
import { addDays } from '#lib/time/calendar.ts';
import { HEALTH_DAYS } from '#lib/volunteers/emergencies.ts';
import { eraseAfterFestivals } from './after-festival.ts';
import { erasuresAhead } from './erasures-ahead.ts';

const WORD = 'nobody-else-reads-this';
const SICK = 'arachides';

function festivalWithSecrets(privateDays: number) {
  const db = openTestDb();
  const { festivalId, slug } = makeFullFestival(db, 3);
  const other = makeFullFestival(db, 4).festivalId;
  db.update(t.festivals)
    .set({ startsOn: '2026-06-06', endsOn: '2026-06-07', privateDays })
    .where(eq(t.festivals.id, festivalId))
    .run();
  db.update(t.festivals).set({ startsOn: '2027-06-06', endsOn: '2027-06-07' }).where(eq(t.festivals.id, other)).run();
  db.update(t.people).set({ contact: WORD }).run();
  const own = {
    contact: WORD,
    otherContact: WORD,
    contactKind: 'email',
    wishes: WORD,
    note: WORD,
    contactAgain: false,
  } as const;
  db.update(t.volunteers)
    .set({ ...own, diet: 'vegan', allergies: SICK })
    .run();
  const volunteers = db.select().from(t.volunteers).all();
  for (const { id: volunteerId, festivalId } of volunteers)
    db.insert(t.emergencyContacts).values({ volunteerId, festivalId, contact: SICK }).run();
  for (const id of [festivalId, other])
    db.insert(t.emergencies)
      .values({ festivalId: id, clientKey: `${id}`, whose: 'other', place: SICK, at: at(0) })
      .run();
  // As `newsForTeam` tells devices of the team.
  for (const id of [festivalId, other]) {
    const [user] = db.select().from(t.users).all();
    const news = { kind: 'day', wishes: ['problem'], about: 'emergency 1' } as const;
    const text = { fr: `Malaise : ${SICK}`, en: `Unwell: ${SICK}` };
    const readers = [{ to: { kind: 'team', id: user?.id ?? 1 }, text, beginsAt: null }] as const;
    queueNews(db, { id } as Festival, [{ ...news, readers }], at(0));
  }
  db.update(t.exchanges).set({ message: WORD }).run();
  db.update(t.problems).set({ text: SICK }).run();
  db.transaction((tx) => {
    for (const id of [festivalId, other])
      for (const entity of ['volunteer', 'problem', 'person'] as const) {
        const change = {
          festivalId: id,
          actor: null,
          at: '2026-06-06T10:00:00.000Z',
          verb: 'edited',
          entity,
          entityId: 1,
        };
        const text =
          entity === 'problem' ? { text: SICK } : { contact: WORD, allergies: entity === 'person' ? '' : SICK };
        recordChange(tx, { ...change, before: { ...text, name: 'Ana' }, after: { ...text, name: 'Bo' } });
      }
  });
  // As parents answered in an earlier version.
  const parent = { entity: 'volunteer', verb: 'edited', actorName: WORD, at: '2026-06-06T10:00:00.000Z' } as const;
  const after = { name: 'Bo', guardian: WORD };
  db.insert(t.changes)
    .values({ ...parent, festivalId, entityId: 1, before: after, after, batch: 'parent' })
    .run();
  const proof = authorizeFestival(makeAccount(db, 'Owner', { isAdministrator: true }), slug, 'read', db);
  return { db, festivalId, other, proof };
}

/** How often the words occur in the rows of a festival, including its history. */
function said(db: Db, festivalId: number, word: string): number {
  const ofPeople = [t.people, t.volunteers, t.emergencyContacts, t.exchanges, t.problems, t.emergencies];
  const tables = [...ofPeople, t.deliveries, t.changes];
  const own = (table: (typeof tables)[number]) =>
    db
      .select()
      .from(table as typeof t.people)
      .where(eq((table as typeof t.people).festivalId, festivalId))
      .all();
  const text = JSON.stringify(tables.map(own));
  return text.split(word).length - 1;
}
const at = (days: number) => `${addDays('2026-06-07', days)}T03:00:00.000Z`;

it('erases diets, allergies, emergency contacts and problems after 14 days, and private data of people on the day the festival sets', () => {
  const { db, festivalId, other } = festivalWithSecrets(30);
  const elsewhere = [said(db, other, WORD), said(db, other, SICK)];
  expect(eraseAfterFestivals(at(HEALTH_DAYS), db)).toBe(0);
  const words = said(db, festivalId, WORD);
  expect([words, said(db, festivalId, SICK)].every((count) => count > 0)).toBe(true);
  expect(eraseAfterFestivals(at(HEALTH_DAYS + 1), db)).toBe(1);
  expect([said(db, festivalId, WORD), said(db, festivalId, SICK), said(db, festivalId, 'vegan')]).toEqual([
    words,
    0,
    0,
  ]);
  expect(eraseAfterFestivals(at(30), db)).toBe(0);
  expect(eraseAfterFestivals(at(31), db)).toBe(1);
  expect([said(db, festivalId, WORD), said(db, festivalId, 'Ana') > 0]).toEqual([0, true]);
  expect(eraseAfterFestivals(at(300), db)).toBe(0);
  expect([said(db, other, WORD), said(db, other, SICK)]).toEqual(elsewhere);
});

it('keeps health data no longer than other private data', () => {
  const { db, festivalId } = festivalWithSecrets(7);
  eraseAfterFestivals(at(7), db);
  expect(said(db, festivalId, SICK)).toBeGreaterThan(0);
  eraseAfterFestivals(at(8), db);
  expect(said(db, festivalId, SICK)).toBe(0);
});

it('erases who has read which briefing with the private data, of that festival only', () => {
  const { db, festivalId, other } = festivalWithSecrets(30);
  db.delete(t.readBriefings).run();
  for (const id of [festivalId, other]) {
    const volunteer = db.select().from(t.volunteers).where(eq(t.volunteers.festivalId, id)).all()[0];
    const task = db.select().from(t.tasks).where(eq(t.tasks.festivalId, id)).all()[0];
    db.insert(t.readBriefings)
      .values({ festivalId: id, volunteerId: volunteer?.id ?? 0, taskId: task?.id ?? 0, of: 'x', at: at(-1) })
      .run();
  }
  const left = (days: number) => {
    eraseAfterFestivals(at(days), db);
    return db
      .select()
      .from(t.readBriefings)
      .all()
      .map((row) => row.festivalId);
  };
  expect([left(30), left(31)]).toEqual([[festivalId, other], [other]]);
});

it('keeps the contact of people who asked to be contacted again for 24 months, and nothing else about them', () => {
  const { db, festivalId } = festivalWithSecrets(30);
  const volunteers = db.select().from(t.volunteers).where(eq(t.volunteers.festivalId, festivalId)).all();
  const [again, ...others] = volunteers;
  if (!again) throw new Error('nobody');
  db.update(t.volunteers).set({ contactAgain: false }).run();
  db.update(t.volunteers).set({ contactAgain: true }).where(eq(t.volunteers.id, again.id)).run();
  const contacts = (now: string) => {
    eraseAfterFestivals(now, db);
    const rows = db.select().from(t.volunteers).where(eq(t.volunteers.festivalId, festivalId)).all();
    return rows
      .filter(({ contact, otherContact }) => contact + otherContact !== '')
      .map(({ id, name, contact, otherContact, note, wishes, allergies }) => [
        id,
        name,
        contact,
        otherContact,
        note + wishes + allergies,
      ]);
  };
  const stopped = [
    ...volunteers.map(({ id }) => ({ recipient: 'volunteer' as const, recipientId: id })),
    ...(['guest', 'team'] as const).map((recipient) => ({ recipient, recipientId: again.id })),
  ];
  for (const of of stopped)
    db.insert(t.stops)
      .values({ ...of, festivalId, way: 'mail', at: at(0) })
      .run();
  const stops = () =>
    db
      .select()
      .from(t.stops)
      .where(eq(t.stops.festivalId, festivalId))
      .all()
      .map(({ recipient, recipientId }) => `${recipient} ${recipientId}`);
  const kept = [[again.id, again.name, WORD, WORD, '']];
  expect([others.length > 0, contacts('2026-07-08T03:00:00.000Z')]).toEqual([true, kept]);
  // What they stopped stays stopped, as for members of the team, whose accounts have an address.
  expect(stops()).toEqual([`team ${again.id}`, `volunteer ${again.id}`]);
  expect(contacts('2028-06-07T03:00:00.000Z')).toEqual(kept);
  expect(contacts('2028-06-08T03:00:00.000Z')).toEqual([]);
  expect(stops()).toEqual([`team ${again.id}`]);
});

it('writes into the history how much was erased', () => {
  const { db, festivalId } = festivalWithSecrets(PRIVATE_DAYS.usual);
  const rows = (table: typeof t.people | typeof t.volunteers | typeof t.problems) =>
    db
      .select()
      .from(table as typeof t.people)
      .where(eq((table as typeof t.people).festivalId, festivalId))
      .all().length;
  const [people, volunteers, problems] = [rows(t.people), rows(t.volunteers), rows(t.problems)];
  eraseAfterFestivals(at(15), db);
  eraseAfterFestivals(at(91), db);
  const told = db
    .select({ after: t.changes.after, actor: t.changes.actorName })
    .from(t.changes)
    .where(and(eq(t.changes.festivalId, festivalId), eq(t.changes.verb, 'private-erased')))
    .all();
  expect(told).toMatchObject([
    { actor: '', after: { volunteers, problems } },
    { actor: '', after: { people, volunteers } },
  ]);
});

it('is announced from fourteen days before to the day before, if there is something to erase', () => {
  const { db, proof } = festivalWithSecrets(30);
  const ahead = (days: number) =>
    erasuresAhead(proof, addDays('2026-06-07', days)).map(({ what, days }) => `${what} ${days}`);
  expect([0, 1, 14, 15].map(ahead)).toEqual([[], ['health 14'], ['health 1'], []]);
  expect([16, 17, 30, 31].map(ahead)).toEqual([[], ['private 14'], ['private 1'], []]);
  eraseAfterFestivals(at(31), db);
  expect([1, 17].map(ahead)).toEqual([[], []]);
  const application = { key: 'key', reachedAs: '1', answers: {}, locale: 'fr', at: at(0) } as const;
  db.insert(t.applications)
    .values({ ...application, festivalId: proof.id, name: 'Inès' })
    .run();
  expect(ahead(1)).toEqual(['health 14']);
});
