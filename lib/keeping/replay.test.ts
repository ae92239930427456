import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, isNull } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { type Db, databaseFile, openDatabase, write } from '#db/client.ts';
import type { PushWish } from '#db/enums.ts';
import { journalOf, keepJournal } from '#db/journal.ts';
import { nextId } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { openTestFile } from '#db/testing.ts';
import { changeMemberRole, removeMember } from '#lib/accounts/members.ts';
import { changePassword } from '#lib/accounts/mutations.ts';
import { beginSecondFactor, removeSecondFactor } from '#lib/accounts/second-factor.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { hashPassword, signIn } from '#lib/accounts/sign-in.ts';
import { givePassword, makeAccount } from '#lib/accounts/testing.ts';
import { consumeAccessToken, createAccessToken, revokeAccessToken } from '#lib/accounts/tokens.ts';
import { deletePerson } from '#lib/deletion/records.ts';
import { makeFullFestival } from '#lib/exchange/festival-file/festival-file-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { recordChange } from '#lib/history/record.ts';
import { done } from '#lib/history/testing.ts';
import { resumeWay, stopWay } from '#lib/messages/queue.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { doPushPost } from '#lib/push/mutations.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { acceptApplications } from '#lib/volunteers/joining/applications.ts';
import { makeMissingLinks } from '#lib/volunteers/links.ts';
import { deleteVolunteer } from '#lib/volunteers/people-mutations.ts';
import { makeBackup } from './backups.ts';
import { deletedPeople, erase, eraseLongDeleted, eraseNow, toErase } from './erase.ts';
import { countOn, replayJournal } from './replay.ts';

const NOW = '2026-03-04T05:06:07.890Z';
const LATER = '2026-03-05T05:06:07.890Z';
const from = { address: '192.0.2.7', device: '' };

async function installation() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-journal-'));
  process.env.LANTERNE_SECRET = 'one secret for these tests, long enough';
  const db = openTestFile(dataFolder);
  keepJournal(db, dataFolder);
  const { festivalId, slug, userId } = makeFullFestival(db, 3);
  const owner = makeAccount(db, 'Owner', { isAdministrator: true });
  const leaving = makeAccount(db, 'Leaving', { festivalId, role: 'owner' });
  const other = makeAccount(db, 'Other', { festivalId, role: 'owner' });
  givePassword(db, owner, await hashPassword('the old password'));
  const backups = join(dataFolder, 'backups');
  const restored = () => {
    const [name = ''] = readdirSync(backups).filter((one) => one.startsWith('daily'));
    const copy = mkdtempSync(join(tmpdir(), 'lanterne-journal-restored-'));
    cpSync(join(backups, name), copy, { recursive: true });
    return openDatabase(databaseFile(copy));
  };
  return { dataFolder, db, festivalId, slug, userId, owner, leaving, other, backups, restored };
}

it('revokes three links, a password, a member and two people again that a backup restored, and signs everybody out', async () => {
  const at = await installation();
  const { db, festivalId, slug, owner, leaving } = at;
  const mine = <P extends 'members' | 'volunteers' | 'schedule'>(permission: P) =>
    authorizeFestival(owner, slug, permission, db);
  const link = (kind: 'team' | 'preview' | 'invitation') =>
    write(db, (tx) => createAccessToken(tx, { kind, festivalId, actor: owner }, NOW));
  const [sheets, preview, invitation, stays] = [link('team'), link('preview'), link('invitation'), link('team')];
  const volunteer = db.select().from(t.volunteers).all()[0];
  const person = db.select().from(t.people).all()[0];
  if (!volunteer || !person) throw new Error('nobody');
  db.update(t.volunteers).set({ allergies: 'arachides' }).where(eq(t.volunteers.id, volunteer.id)).run();
  db.update(t.people).set({ contact: '06 99 00 00 00' }).where(eq(t.people.id, person.id)).run();
  const session = write(db, (tx) => startSession(tx, owner.userId, '', NOW));
  expect(makeBackup({ dataFolder: at.dataFolder, backups: at.backups, date: '2026-03-04' })).toMatchObject({
    ok: true,
  });

  write(db, (tx) => {
    revokeAccessToken(tx, { festivalId, id: sheets.id, kind: 'team' }, owner, LATER);
    revokeAccessToken(tx, { festivalId, id: preview.id, kind: 'preview' }, owner, LATER);
    consumeAccessToken(tx, 'invitation', invitation.token, LATER);
  });
  const changed = await changePassword(
    { id: 0, actor: owner },
    { password: 'the old password', newPassword: 'a new password' },
    LATER,
    db,
  );
  expect(changed).toMatchObject({ ok: true });
  expect(removeMember(mine('members'), leaving.userId, LATER)).toMatchObject({ ok: true });
  const uses = db.select().from(t.assignments).where(eq(t.assignments.volunteerId, volunteer.id)).all().length;
  expect(deleteVolunteer(mine('volunteers'), { id: volunteer.id, uses }, LATER)).toMatchObject({ ok: true });
  const shown = appearancesOf(festivalId, { personId: person.id }, db).length;
  expect(deletePerson(mine('schedule'), { id: person.id, uses: shown }, LATER)).toMatchObject({ ok: true });
  write(db, (tx) => {
    for (const one of deletedPeople(tx)) erase(tx, one, owner, LATER);
  });
  expect(replayJournal(db, at.dataFolder, LATER), 'what no backup replaced').toBeNull();

  const back = at.restored();
  expect(await signIn({ email: owner.email, password: 'the old password' }, from, LATER, back)).toMatchObject({
    ok: true,
  });
  expect(replayJournal(back, at.dataFolder, LATER)).toEqual({
    links: 3,
    passwords: 1,
    members: 1,
    people: 2,
    pictures: 0,
    others: 0,
  });
  const open = back
    .select({ id: t.accessTokens.id })
    .from(t.accessTokens)
    .where(isNull(t.accessTokens.revokedAt))
    .all();
  expect(open.map(({ id }) => id)).toEqual([stays.id]);
  expect(await signIn({ email: owner.email, password: 'the old password' }, from, LATER, back)).toMatchObject({
    ok: false,
  });
  expect(back.select().from(t.sessions).where(isNull(t.sessions.revokedAt)).all()).toEqual([]);
  expect(session.token).toBeTruthy();
  expect(await signIn({ email: owner.email, password: 'a new password' }, from, LATER, back)).toMatchObject({
    ok: true,
  });
  const members = back.select({ id: t.memberships.userId }).from(t.memberships).all();
  expect(members.map(({ id }) => id)).not.toContain(leaving.userId);
  expect(back.select().from(t.volunteers).where(eq(t.volunteers.id, volunteer.id)).all()).toEqual([]);
  expect(back.select().from(t.people).where(eq(t.people.id, person.id)).all()).toEqual([]);
  expect(privateWordsIn(back)).toEqual([]);
  expect(replayJournal(back, at.dataFolder, LATER), 'a second time').toBeNull();
  const journal = readFileSync(join(at.dataFolder, 'revoked.jsonl'), 'utf8');
  for (const word of [volunteer.name, person.name, leaving.name, leaving.email, 'arachides'])
    expect(journal).not.toContain(word);
});

const privateWordsIn = (db: Db) =>
  db
    .select({ before: t.changes.before, after: t.changes.after })
    .from(t.changes)
    .all()
    .map((row) => JSON.stringify(row))
    .filter((text) => /arachides|06 99 00 00 00/.test(text));

it('keeps a lowered role, and members who were added again', async () => {
  const at = await installation();
  const mine = authorizeFestival(at.owner, at.slug, 'members', at.db);
  makeBackup({ dataFolder: at.dataFolder, backups: at.backups, date: '2026-03-04' });
  changeMemberRole(mine, at.other.userId, { role: 'team', remit: null }, LATER);
  removeMember(mine, at.leaving.userId, LATER);
  const again = { festivalId: at.festivalId, userId: at.leaving.userId, role: 'team', createdAt: LATER } as const;
  at.db.insert(t.memberships).values(again).run();
  expect(replayJournal(at.db, at.dataFolder, LATER)).toBeNull();
  const back = at.restored();
  expect(replayJournal(back, at.dataFolder, LATER)).toMatchObject({ members: 2 });
  const roles = back.select().from(t.memberships).all();
  expect(roles.find(({ userId }) => userId === at.other.userId)?.role).toBe('team');
});

it('takes themes and rooms from a programmer’s remit again, and none that got the same id since', async () => {
  const at = await installation();
  const [first, second] = at.db.select().from(t.rooms).where(eq(t.rooms.festivalId, at.festivalId)).all();
  const mine = authorizeFestival(at.owner, at.slug, 'members', at.db);
  const give = (roomIds: (number | undefined)[]) =>
    changeMemberRole(
      mine,
      at.other.userId,
      { role: 'programmer', remit: { themeIds: [], roomIds: roomIds.map((id) => id ?? 0) } },
      LATER,
    );
  give([first?.id, second?.id]);
  makeBackup({ dataFolder: at.dataFolder, backups: at.backups, date: '2026-03-04' });
  const venueId = first?.venueId ?? 0;
  const newer = { festivalId: at.festivalId, venueId, number: 9001, name: { fr: 'Neuve' } };
  const { id } = at.db.insert(t.rooms).values(newer).returning().get();
  give([second?.id, id]);
  expect(replayJournal(at.db, at.dataFolder, LATER)).toBeNull();
  const back = at.restored();
  const remitOf = () => back.select().from(t.memberships).where(eq(t.memberships.userId, at.other.userId)).get()?.remit;
  expect(replayJournal(back, at.dataFolder, LATER)).toMatchObject({ members: 1 });
  expect(remitOf()).toEqual({ themeIds: [], roomIds: [second?.id] });
  back
    .insert(t.rooms)
    .values({ ...newer, id })
    .run();
  expect(replayJournal(back, at.dataFolder, LATER), 'at the next start').toBeNull();
  expect(remitOf()).toEqual({ themeIds: [], roomIds: [second?.id] });
});

it('keeps a password that a version without a journal changed later', async () => {
  const { db, dataFolder, owner } = await installation();
  db.$client.exec('drop trigger temp.journal_passwords');
  givePassword(db, owner, 'changed since');
  const after = { password: 'changed' };
  const change = {
    festivalId: null,
    actor: owner,
    at: '2999-01-01T00:00:00.000Z',
    verb: 'edited',
    before: null,
    after,
  };
  write(db, (tx) => recordChange(tx, { ...change, entity: 'member', entityId: owner.userId }));
  expect(replayJournal(db, dataFolder, LATER)).toBeNull();
});

it('removes a withdrawn picture from briefings again', async () => {
  const { db, dataFolder, festivalId, backups, restored } = await installation();
  const hash = 'd'.repeat(64);
  const briefingFile = { name: 'Plan', hash, format: 'jpeg', bytes: 1 } as const;
  const { id } = db.insert(t.tasks).values({ festivalId, briefingFile }).returning().get();
  db.insert(t.publishedPictures).values({ festivalId, hash, format: 'jpeg' }).run();
  makeBackup({ dataFolder, backups, date: '2026-03-04' });
  const own = eq(t.publishedPictures.hash, hash);
  write(db, (tx) => tx.update(t.publishedPictures).set({ withdrawnAt: NOW }).where(own).run());
  const back = restored();
  replayJournal(back, dataFolder, LATER);
  expect(back.select().from(t.tasks).where(eq(t.tasks.id, id)).get()?.briefingFile).toBeNull();
});

it('publishes a restored release again, after all that calendars may hold', async () => {
  const { db, dataFolder, slug, userId, backups, restored } = await installation();
  const actor = { userId, name: 'Camille', email: 'camille@example.org', isAdministrator: false };
  const publish = (to: Db, startsAt: string, now: string) => {
    const expected = releasedBySlug(slug, to)?.document.number ?? 0;
    to.update(t.events).set({ visibility: 'public', startsAt }).run();
    const festival = authorizeFestival(actor, slug, 'publish', to);
    done(publishRelease(festival, publishSchema.parse({ expected, suggestedTimes: 'confirm' }), now));
  };
  const events = (of: Db) =>
    releasedBySlug(slug, of)?.document.events.filter(({ status }) => status === 'planned') ?? [];
  publish(db, '2026-11-28T20:00', NOW);
  makeBackup({ dataFolder, backups, date: '2026-03-04' });
  publish(db, '2026-11-28T21:00', NOW);
  const held = Math.max(...events(db).map(({ sequence }) => sequence));
  const back = restored();
  replayJournal(back, dataFolder, LATER);
  const again = events(back);
  expect(again.length).toBeGreaterThan(0);
  for (const event of again)
    expect(event).toMatchObject({ startsAt: '2026-11-28T20:00', sequence: held + 1, changedAt: LATER });
  expect(releasedBySlug(slug, back)?.document).toMatchObject({ number: held + 1, publishedAt: LATER });
  const verbs = back.select({ verb: t.changes.verb }).from(t.changes).where(eq(t.changes.entity, 'release')).all();
  expect(verbs.map(({ verb }) => verb).at(-1)).toBe('republished');
  // Once, and what is published next is newer still.
  expect(replayJournal(back, dataFolder, LATER)).toBeNull();
  publish(back, '2026-11-28T22:00', LATER);
  expect(events(back)[0]?.sequence).toBe(held + 2);
});

it('goes on counting acts where a backup was put in place by hand', async () => {
  const { db, dataFolder, festivalId, backups, restored } = await installation();
  makeBackup({ dataFolder, backups, date: '2026-03-04' });
  const act = { festivalId, actor: null, at: NOW, verb: 'edited', before: null, after: null } as const;
  write(db, (tx) => {
    for (let i = 1; i <= 100; i++) recordChange(tx, { ...act, entity: 'task', entityId: i });
  });
  const lastIn = (of: Db) => of.select({ id: t.changes.id }).from(t.changes).all().at(-1)?.id ?? 0;
  const back = restored();
  keepJournal(back, dataFolder);
  expect(replayJournal(back, dataFolder, LATER)).toBeNull();
  const counted = lastIn(back);
  expect(counted).toBeGreaterThan(lastIn(db));
  // Once: at the next start there is nothing to do.
  replayJournal(back, dataFolder, LATER);
  expect(lastIn(back)).toBe(counted);
});

it('records nothing that was not saved', async () => {
  const { db, dataFolder, festivalId, owner } = await installation();
  const { id, token } = write(db, (tx) => createAccessToken(tx, { kind: 'invitation', festivalId, actor: owner }, NOW));
  const fail = () =>
    write(db, (tx) => {
      consumeAccessToken(tx, 'invitation', token, NOW);
      throw new Error('taken');
    });
  expect(fail).toThrow('taken');
  write(db, (tx) => tx.update(t.accessTokens).set({ label: 'x' }).where(eq(t.accessTokens.id, id)).run());
  expect(journalOf(dataFolder).filter((line) => 'link' in line)).toEqual([]);
});

it('restores a whole deleted festival with its members and links', async () => {
  const at = await installation();
  makeMissingLinks(authorizeFestival(at.owner, at.slug, 'volunteers', at.db), NOW);
  makeBackup({ dataFolder: at.dataFolder, backups: at.backups, date: '2026-03-04' });
  at.db.delete(t.festivals).where(eq(t.festivals.id, at.festivalId)).run();
  expect(at.db.select().from(t.memberships).all()).toEqual([]);
  expect(replayJournal(at.restored(), at.dataFolder, LATER)).toBeNull();
});

it('erases at once on request, only in that festival', async () => {
  const { db, slug, owner } = await installation();
  const person = db.select().from(t.people).all()[0];
  if (!person) throw new Error('nobody');
  db.update(t.people).set({ contact: '06 99 00 00 00' }).run();
  const uses = appearancesOf(person.festivalId, { personId: person.id }, db).length;
  deletePerson(authorizeFestival(owner, slug, 'schedule', db), { id: person.id, uses }, NOW);
  const other = makeFullFestival(db, 4).slug;
  const which = { entity: 'person', id: person.id } as const;
  const at = (festival: string) => authorizeFestival(owner, festival, 'settings', db);
  expect([eraseNow(at(other), which, LATER), privateWordsIn(db).length > 0]).toEqual([false, true]);
  expect(toErase(at(slug)).map(({ id, name }) => [id, name])).toEqual([[person.id, person.name]]);
  expect([eraseNow(at(slug), which, LATER), privateWordsIn(db)]).toEqual([true, []]);
  expect([toErase(at(slug)), eraseNow(at(slug), which, LATER)]).toEqual([[], false]);
});

it('restores the application that an undone acceptance left, and none that was deleted or erased', async () => {
  const at = await installation();
  const { db, festivalId, slug, owner } = at;
  const festival = authorizeFestival(owner, slug, 'volunteers', db);
  db.delete(t.applications).run();
  const ids = ['undone', 'deleted', 'asked', 'gone'].map((name) => {
    const answers = { name, contact: '', ways: [], availabilities: [], languages: [], taskWishes: [], seeIds: [] };
    const blank = { age: null, note: '', shirt: null, allergies: '', guardian: '', guardianContact: '' };
    const values = { festivalId, key: name, name, reachedAs: name, locale: 'fr', at: NOW } as const;
    return db
      .insert(t.applications)
      .values({ ...values, answers: { ...answers, ...blank } })
      .returning()
      .get().id;
  });
  const backUp = (date: string) => makeBackup({ dataFolder: at.dataFolder, backups: at.backups, date });
  const batches = ids.map((id) => {
    const accepted = acceptApplications(festival, { ids: [id], clientKey: null }, NOW);
    return accepted.ok ? accepted.batch : '';
  });
  const made = (name: string) => db.select().from(t.volunteers).where(eq(t.volunteers.name, name)).get()?.id ?? 0;
  const [deleted, asked] = [made('deleted'), made('asked')];
  const undo = (i: number) => undoBatch(festival, batches[i] ?? '', NOW);
  // This one is erased from the history alone, because the backup has it as undone.
  undo(3);
  backUp('2026-03-04');
  undo(0);
  undo(2);
  deleteVolunteer(festival, { id: deleted, uses: 0 }, NOW);
  eraseNow(authorizeFestival(owner, slug, 'settings', db), { entity: 'volunteer', id: asked }, NOW);
  expect(eraseLongDeleted('2026-05-01T00:00:00.000Z', db)).toBe(3);
  const names = (one: Db) =>
    one
      .select()
      .from(t.applications)
      .all()
      .map(({ name }) => name);
  expect(names(db)).toEqual(['undone', 'gone']);
  const back = at.restored();
  keepJournal(back, at.dataFolder);
  expect(names(back)).toHaveLength(4);
  expect(replayJournal(back, at.dataFolder, LATER)).toMatchObject({ people: 4 });
  expect(names(back)).toEqual(['undone', 'gone']);
  expect(replayJournal(back, at.dataFolder, LATER), 'a second time').toBeNull();
  const backAgain = at.restored();
  expect(replayJournal(backAgain, at.dataFolder, LATER)).toMatchObject({ people: 4 });
  expect(names(backAgain), 'of the same backup').toEqual(['undone', 'gone']);
});

it('counts acts on from the last restore, also of a database that keeps no journal itself', async () => {
  const { dataFolder, backups, restored } = await installation();
  await makeBackup({ dataFolder, backups, date: '2026-03-04' });
  const counted = [0, 1].map(() => {
    const back = restored();
    countOn(back, dataFolder, LATER);
    return nextId(back, t.changes);
  });
  expect(counted[1]).toBeGreaterThan(counted[0] ?? 0);
});

it('erases people deleted thirty days ago, once, and none who were restored', async () => {
  const { db, dataFolder, slug, owner } = await installation();
  const [first, second] = db.select().from(t.volunteers).all();
  if (!first || !second) throw new Error('nobody');
  db.update(t.volunteers).set({ allergies: 'arachides' }).run();
  for (const { id } of [first, second]) {
    const uses = db.select().from(t.assignments).where(eq(t.assignments.volunteerId, id)).all().length;
    deleteVolunteer(authorizeFestival(owner, slug, 'volunteers', db), { id, uses }, NOW);
  }
  db.insert(t.volunteers).values(second).run();
  expect(eraseLongDeleted('2026-04-03T05:06:07.890Z', db)).toBe(0);
  expect(privateWordsIn(db)).toHaveLength(2);
  expect(eraseLongDeleted('2026-04-03T05:06:07.891Z', db)).toBe(1);
  expect(eraseLongDeleted('2026-04-03T05:06:07.891Z', db)).toBe(0);
  expect(privateWordsIn(db)).toHaveLength(1);
  expect(journalOf(dataFolder).filter((line) => 'erased' in line)).toEqual([
    {
      erased: 'volunteer',
      festival: expect.any(String),
      key: `${first.id} ${first.createdAt}`,
      leavesApplication: false,
    },
  ]);
});

it('sends nothing to a device whose news were stopped after the backup', async () => {
  const at = await installation();
  const { db, festivalId } = at;
  const selectionId = db
    .insert(t.selections)
    .values({ festivalId, createdAt: NOW, changedAt: NOW, readOn: NOW.slice(0, 10) })
    .returning()
    .get().id;
  const keep = (key: string) =>
    db
      .insert(t.pushSubscriptions)
      .values({
        festivalId,
        key,
        audience: 'visitor',
        selectionId,
        endpoint: key,
        p256dh: '',
        auth: '',
        locale: 'fr',
        createdAt: NOW,
      })
      .run();
  keep('stopped');
  keep('stays');
  expect(makeBackup({ dataFolder: at.dataFolder, backups: at.backups, date: '2026-03-04' })).toMatchObject({
    ok: true,
  });
  db.delete(t.pushSubscriptions).where(eq(t.pushSubscriptions.key, 'stopped')).run();
  const restored = at.restored();
  expect(replayJournal(restored, at.dataFolder, LATER)).toMatchObject({ others: 1 });
  expect(replayJournal(restored, at.dataFolder, LATER), 'at the next start').toBeNull();
  expect(
    restored
      .select()
      .from(t.pushSubscriptions)
      .all()
      .map(({ key }) => key),
  ).toEqual(['stays']);
});

it('tells a device nothing of a kind that it no longer asked for after the backup', async () => {
  const at = await installation();
  const { db, festivalId } = at;
  const selectionId = db
    .insert(t.selections)
    .values({ festivalId, createdAt: NOW, changedAt: NOW, readOn: NOW.slice(0, 10) })
    .returning()
    .get().id;
  const holder = { festivalId, audience: 'visitor', selectionId } as const;
  const browser = { endpoint: 'https://push.example/1', p256dh: '', auth: '', locale: 'fr' } as const;
  const keep = (...wishes: PushWish[]) => doPushPost(holder, { what: 'keep', ...browser, wishes }, NOW, db);
  keep('moved', 'soon');
  expect(makeBackup({ dataFolder: at.dataFolder, backups: at.backups, date: '2026-03-04' })).toMatchObject({
    ok: true,
  });
  keep('moved', 'soon', 'late');
  keep('soon');
  const restored = at.restored();
  expect(replayJournal(restored, at.dataFolder, LATER)).toMatchObject({ others: 1 });
  expect(replayJournal(restored, at.dataFolder, LATER), 'at the next start').toBeNull();
  expect(restored.select().from(t.pushSubscriptions).get()?.wishes).toEqual(['soon']);
});

it('restores no mail that was stopped, no used recovery code and no wish that was withdrawn', async () => {
  const at = await installation();
  const { db, festivalId, owner, other } = at;
  const [first, second] = db.select().from(t.volunteers).where(eq(t.volunteers.festivalId, festivalId)).all();
  if (!first || !second) throw new Error('nobody');
  db.update(t.volunteers).set({ contactAgain: true }).run();
  const codes = (...recoveryHashes: string[]) => ({ recoveryHashes });
  for (const { userId } of [owner, other])
    db.insert(t.secondFactors)
      .values({ userId, secret: 'A', confirmedAt: NOW, ...codes('a', 'b') })
      .run();
  makeBackup({ dataFolder: at.dataFolder, backups: at.backups, date: '2026-03-04' });

  const readers = [first, second].map(({ id }) => ({ kind: 'volunteer', id }) as const);
  write(db, (tx) => {
    for (const to of readers) stopWay(tx, festivalId, to, 'mail', LATER);
    for (const to of readers.slice(1)) resumeWay(tx, festivalId, to, 'mail');
  });
  const untick = (id: number, contactAgain: boolean) =>
    db.update(t.volunteers).set({ contactAgain }).where(eq(t.volunteers.id, id)).run();
  untick(first.id, false);
  untick(second.id, false);
  untick(second.id, true);
  db.update(t.secondFactors).set(codes('b')).where(eq(t.secondFactors.userId, owner.userId)).run();
  write(db, (tx) => removeSecondFactor(tx, other, LATER));
  const stands = (of: Db) => ({
    stops: of.select({ id: t.stops.recipientId, way: t.stops.way }).from(t.stops).all(),
    again: of.select({ id: t.volunteers.id }).from(t.volunteers).where(eq(t.volunteers.contactAgain, true)).all(),
    factors: of
      .select({ id: t.secondFactors.userId, left: t.secondFactors.recoveryHashes })
      .from(t.secondFactors)
      .all(),
  });
  const before = stands(db);
  expect(before).toMatchObject({ stops: [{ id: first.id }], factors: [{ id: owner.userId, left: ['b'] }] });
  expect(before.again.map(({ id }) => id)).not.toContain(first.id);
  expect(replayJournal(db, at.dataFolder, LATER)).toBeNull();
  expect(stands(db), 'what no backup replaced').toEqual(before);

  const back = at.restored();
  expect(stands(back)).toMatchObject({ stops: [], factors: [{ left: ['a', 'b'] }, { left: ['a', 'b'] }] });
  write(back, (tx) => startSession(tx, owner.userId, '', NOW));
  expect(replayJournal(back, at.dataFolder, LATER)).toMatchObject({ people: 0, others: 4 });
  expect(replayJournal(back, at.dataFolder, LATER), 'at the next start').toBeNull();
  expect(back.select().from(t.sessions).where(isNull(t.sessions.revokedAt)).all()).toEqual([]);
  expect(stands(back)).toEqual(before);
  beginSecondFactor(other, db);
  replayJournal(db, at.dataFolder, LATER);
  expect(
    stands(db)
      .factors.map(({ id }) => id)
      .sort(),
    'begun again',
  ).toEqual([owner.userId, other.userId].sort());
  const journal = readFileSync(join(at.dataFolder, 'revoked.jsonl'), 'utf8');
  for (const { name } of [first, second]) expect(journal).not.toContain(name);
});

it('restores no second factor that was removed, whatever happened after', async () => {
  const at = await installation();
  const { db, owner, other } = at;
  const give = (userId: number, secret: string, ...recoveryHashes: string[]) =>
    db.insert(t.secondFactors).values({ userId, secret, confirmedAt: NOW, recoveryHashes }).run();
  give(owner.userId, 'FIRST', 'a');
  give(other.userId, 'FIRST', 'b');
  makeBackup({ dataFolder: at.dataFolder, backups: at.backups, date: '2026-03-04' });
  write(db, (tx) => {
    removeSecondFactor(tx, owner, LATER);
    removeSecondFactor(tx, other, LATER);
  });
  give(owner.userId, 'SECOND', 'c');
  beginSecondFactor(other, db);
  const before = db.select().from(t.secondFactors).all();
  const back = at.restored();
  for (const one of [back, db]) replayJournal(one, at.dataFolder, LATER);
  expect(back.select().from(t.secondFactors).all()).toEqual([]);
  expect(db.select().from(t.secondFactors).all(), 'what no backup replaced').toEqual(before);
  const journal = readFileSync(join(at.dataFolder, 'revoked.jsonl'), 'utf8');
  for (const { secret } of [{ secret: 'FIRST' }, ...before]) expect(journal).not.toContain(secret);
});
