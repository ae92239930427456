import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Db, openDatabase, write } from '#db/client.ts';
import { journalOf, keepJournal } from '#db/journal.ts';
import * as t from '#db/schema/index.ts';
import { databaseUntil, makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { revokeAccessToken } from '#lib/accounts/tokens.ts';
import { makeFullFestival } from '#lib/exchange/festival-file/festival-file-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { isForGroup } from '#lib/messages/later.ts';
import { releasedBySlug, teamDocumentOf } from '#lib/programme/released.ts';
import { blankEverything } from './erase.ts';
import {
  authorizeRemoved,
  deleteForGood,
  erasers,
  festivalsInBin,
  removedUntil,
  removeFestival,
  restoreFestival,
} from './removed-festivals.ts';
import { everyRow, fillEmpty } from './removed-festivals-testing.ts';

const NOW = '2026-03-04T05:06:07.890Z';
const LATER = '2026-03-20T05:06:07.890Z';

function installation() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-removed-'));
  const db = openTestDb();
  const other = makeFestival(db, { events: 5, rooms: 1, days: 1, seed: 1 });
  const { festivalId: id, slug } = makeFullFestival(db, 3);
  // The first séance continues the last one, whose row comes later.
  const all = db.select({ id: t.events.id }).from(t.events).where(eq(t.events.festivalId, id)).all();
  const [first, last] = [all.at(0)?.id ?? 0, all.at(-1)?.id ?? 0];
  db.update(t.events).set({ continuesEventId: last }).where(eq(t.events.id, first)).run();
  keepJournal(db, dataFolder);
  const owner = makeAccount(db, 'Owner', { festivalId: id, role: 'owner' });
  const session = { userId: owner.userId, tokenHash: 'h', createdAt: NOW, lastSeenAt: NOW };
  db.insert(t.sessions).values(session).run();
  const visitor = {
    audience: 'visitor',
    selection_id: 1,
    key: 'k',
    endpoint: 'e',
    p256dh: 'p',
    auth: 'a',
    locale: 'fr',
  };
  fillEmpty(db, id, {
    push_subscriptions: visitor,
    hosts: { allowed_at: NOW, answered_at: NOW },
    deliveries: { state: 'waiting', way: 'mail' },
  });
  const remove = (now = NOW) => removeFestival(authorizeFestival(owner, slug, 'delete', db), now);
  const restore = (now = LATER) => restoreFestival(authorizeRemoved(owner, id, now, db), dataFolder, now);
  return { dataFolder, db, id, slug, owner, other, remove, restore };
}

/**
 * The content of all tables, in any order, without the bin and the two rows of the history that
 * record the deletion and the restoration.
 */
function told(db: Db) {
  const { removed_festivals: _, changes = [], ...rows } = everyRow(db);
  const all = { ...rows, changes: changes.filter(({ entity }) => entity !== 'festival') };
  return Object.fromEntries(
    Object.entries(all).map(([table, own]) => [table, own.map((row) => JSON.stringify(row)).sort()]),
  );
}

describe('a deleted festival', () => {
  it('is in no table any more, and nothing of others is missing', () => {
    const { db, id, other, owner, remove } = installation();
    const before = everyRow(db);
    const of = db.select().from(t.festivals).where(eq(t.festivals.id, id)).get();
    const own = Object.entries(before).flatMap(([table, rows]) =>
      rows.some((row) => row.festival_id === id) ? [table] : [],
    );
    // A new table fails here until it is deleted with its festival.
    expect(own.length).toBeGreaterThan(50);
    remove();
    const after = everyRow(db);
    expect(
      Object.values(after)
        .flat()
        .filter((row) => row.festival_id === id),
    ).toEqual([]);
    expect(after.festivals).toMatchObject([{ id: other.festivalId }]);
    expect([after.selections, after.selection_links, after.changes?.length]).toEqual([[], [], 1]);
    for (const [table, rows] of Object.entries(before))
      expect(after[table], table).toEqual(
        expect.arrayContaining(rows.filter((row) => row.festival_id === other.festivalId)),
      );
    expect([after.users, after.sessions, after.saved_templates]).toEqual([
      before.users,
      before.sessions,
      before.saved_templates,
    ]);
    expect(festivalsInBin(owner, NOW, db)).toMatchObject([
      { id, startsOn: of?.startsOn, endsOn: of?.endsOn, byName: 'Owner', removedAt: NOW },
    ]);
    // Only its name, its address and its dates are kept in clear.
    const { pack, ...row } = after.removed_festivals?.[0] ?? {};
    expect([Buffer.isBuffer(pack), Object.keys(row)]).toEqual([
      true,
      [
        'id',
        'slug',
        'name',
        'time_zone',
        'removed_at',
        'by_name',
        'owners',
        'next_ids',
        'files',
        'starts_on',
        'ends_on',
      ],
    ]);
  });

  it('is restored as it was, row by row', () => {
    const { db, slug, id, remove, restore } = installation();
    // What is kept for only a day is not restored, and messages not sent before are not sent.
    db.delete(t.askedCalendars).run();
    db.update(t.deliveries).set({ state: 'sent' }).run();
    db.delete(t.imports).run();
    const documents = () => [releasedBySlug(slug, db)?.document, teamDocumentOf(id, db)];
    const [before, published] = [told(db), documents()];
    remove();
    expect(restore()).toEqual({ ok: true, slug, isMoved: false, host: null });
    const { festivals, ...after } = told(db);
    const { festivals: festivalsBefore, ...rest } = before;
    expect(after).toEqual(rest);
    const withoutKey = (rows: string[] = []) => rows.map((row) => ({ ...JSON.parse(row), public_key: '' }));
    expect(withoutKey(festivals)).toEqual(withoutKey(festivalsBefore));
    expect(documents()).toEqual(published);
    expect(everyRow(db).removed_festivals).toEqual([]);
    expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  });

  it('keeps its ids unused meanwhile', () => {
    const { db, remove, restore } = installation();
    remove();
    makeFullFestival(db, 4);
    expect(restore()).toMatchObject({ ok: true });
    expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  });

  it('is restored after an update of the program, with the new columns', () => {
    const { db, owner, id, slug, dataFolder, remove } = installation();
    remove();
    const { $client: older } = databaseUntil('0042');
    older.pragma('foreign_keys = OFF');
    older.exec(`insert into festivals (id, uid, slug, name, starts_on, ends_on, public_key, created_at)
      values (${id}, 'u', 'old', '{}', '2026-06-06', '2026-06-06', 'p', 'now');
      insert into people (id, festival_id, uid, number, name) values (9999, ${id}, 'ada', 1, 'Ada')`);
    db.update(t.removedFestivals)
      .set({ pack: gzipSync(older.serialize()), slug: 'old' })
      .run();
    expect(restoreFestival(authorizeRemoved(owner, id, LATER, db), dataFolder, LATER)).toMatchObject({ ok: true });
    expect(db.select().from(t.people).where(eq(t.people.uid, 'ada')).all()).toMatchObject([{ name: 'Ada', tags: [] }]);
    expect(releasedBySlug(slug, db)).toBeNull();
  });

  it('sends nothing that was waiting, and its calendars are not answered', () => {
    const { db, remove, restore } = installation();
    remove();
    restore();
    expect(db.select({ state: t.deliveries.state }).from(t.deliveries).all()).toEqual([{ state: 'not-to-send' }]);
    expect(db.select().from(t.askedCalendars).all()).toEqual([]);
  });

  it('adds nobody to a message for a group, all of whom were told by hand before', () => {
    const { db, remove, restore } = installation();
    db.update(t.sentMessages).set({ kind: 'written', cause: 'group {"who":"all"} key' }).run();
    db.update(t.deliveries).set({ state: 'sent' }).run();
    const undecided = () => db.select().from(t.sentMessages).where(isForGroup(db)).all().length;
    expect(undecided()).toBe(1);
    remove();
    restore();
    expect(undecided()).toBe(0);
  });

  it('keeps its members, devices and links, except those closed while a backup had it in the bin', () => {
    const { db, dataFolder, slug, id, owner, remove, restore } = installation();
    const before = journalOf(dataFolder);
    remove();
    expect(journalOf(dataFolder)).toEqual(before);
    const backup = db.$client.serialize();
    restore();
    const rows = [t.memberships, t.pushSubscriptions, t.accessTokens].map((table) => db.select().from(table).all());
    expect(rows.map((all) => all.length > 0)).toEqual([true, true, true]);
    const token = db.select().from(t.accessTokens).all()[0];
    write(db, (tx) =>
      revokeAccessToken(tx, { festivalId: id, id: token?.id ?? 0, kind: token?.kind ?? 'team' }, owner, LATER),
    );
    const older = openDatabase(backup);
    restoreFestival(authorizeRemoved(owner, id, LATER, older), dataFolder, LATER);
    expect(older.select().from(t.accessTokens).all()).toMatchObject([{ revokedAt: LATER }]);
    expect(authorizeFestival(owner, slug, 'members', older).id).toBe(id);
  });

  it('is restored without accounts deleted since, and is again the edition before the next', () => {
    const { db, id, other, remove, restore } = installation();
    const { userId } = makeAccount(db, 'Leaving', { festivalId: id, role: 'team' });
    db.update(t.releases).set({ byUserId: userId }).run();
    db.update(t.festivals).set({ previousId: id }).where(eq(t.festivals.id, other.festivalId)).run();
    remove();
    db.delete(t.users).where(eq(t.users.id, userId)).run();
    expect(restore()).toMatchObject({ ok: true });
    expect(db.select().from(t.memberships).where(eq(t.memberships.userId, userId)).all()).toEqual([]);
    expect(db.select().from(t.releases).all()).toMatchObject([{ byUserId: null }, { byUserId: null }]);
    expect(db.select().from(t.festivals).where(eq(t.festivals.id, other.festivalId)).all()).toMatchObject([
      { previousId: id },
    ]);
  });

  it.each([
    ['the earlier, the later', true, true],
    ['the earlier, the later', true, false],
    ['the later, the earlier', false, true],
    ['the later, the earlier', false, false],
  ])('is the edition before the next also if both were in the bin: %s', (_, isFirstGone, isFirstBack) => {
    const { db, id, owner, other, dataFolder } = installation();
    const next = other.festivalId;
    db.insert(t.memberships).values({ festivalId: next, userId: owner.userId, role: 'owner', createdAt: NOW }).run();
    db.update(t.festivals).set({ previousId: id }).where(eq(t.festivals.id, next)).run();
    const slugOf = (of: number) => db.select().from(t.festivals).where(eq(t.festivals.id, of)).get()?.slug ?? '';
    for (const of of isFirstGone ? [id, next] : [next, id])
      removeFestival(authorizeFestival(owner, slugOf(of), 'delete', db), NOW);
    for (const of of isFirstBack ? [id, next] : [next, id])
      expect(restoreFestival(authorizeRemoved(owner, of, LATER, db), dataFolder, LATER).ok).toBe(true);
    expect(db.select().from(t.festivals).where(eq(t.festivals.id, next)).get()?.previousId).toBe(id);
  });

  it('gets another address if its own was taken, also in its releases, and leaves its host to its new holder', () => {
    const { db, id, slug, other, remove, restore } = installation();
    const [own] = db.select().from(t.hosts).all();
    remove();
    db.update(t.festivals).set({ slug }).where(eq(t.festivals.id, other.festivalId)).run();
    db.insert(t.hosts)
      .values({
        host: own?.host ?? '',
        festivalId: other.festivalId,
        askedAt: LATER,
        allowedAt: LATER,
        answeredAt: LATER,
      })
      .run();
    expect(restore()).toEqual({ ok: true, slug: `${slug}-2`, isMoved: true, host: own?.host });
    const [released, team] = [releasedBySlug(`${slug}-2`, db), teamDocumentOf(id, db)];
    expect([released?.document.festival.slug, team?.festival.slug]).toEqual([`${slug}-2`, `${slug}-2`]);
    expect(db.select().from(t.hosts).where(eq(t.hosts.festivalId, id)).all()).toMatchObject([{ leftAt: LATER }]);
  });

  it('stays in the bin while the same festival, opened from its file, is here', () => {
    const { db, id, remove, restore, owner } = installation();
    const uid = db.select().from(t.festivals).where(eq(t.festivals.id, id)).get()?.uid ?? '';
    remove();
    db.update(t.festivals).set({ uid }).run();
    const before = everyRow(db);
    expect(restore()).toEqual({ ok: false });
    expect(everyRow(db)).toEqual(before);
    expect(festivalsInBin(owner, LATER, db)).toHaveLength(1);
  });
});

const SECRET = 'arachides-et-06-39-98-00-77';

/** Whether the bin contains these words, in a row or in the remains of one. */
function isKept(db: Db, word: string): boolean {
  const [row] = db.select().from(t.removedFestivals).all();
  return row !== undefined && gunzipSync(row.pack).includes(word);
}

describe('the bin', () => {
  const withSecret = (endsOn: string) => {
    const at = installation();
    at.db.update(t.festivals).set({ startsOn: endsOn, endsOn, privateDays: 90 }).where(eq(t.festivals.id, at.id)).run();
    at.db.update(t.volunteers).set({ allergies: SECRET }).run();
    at.db
      .update(t.changes)
      .set({ entity: 'volunteer', before: { allergies: SECRET }, after: { allergies: '' } })
      .run();
    // The last row of the history belongs to another festival.
    at.db
      .insert(t.changes)
      .values({ festivalId: at.other.festivalId, batch: 'b', at: NOW, verb: 'edited', entity: 'film', entityId: 1 })
      .run();
    at.remove();
    return at;
  };

  it('contains nothing that would have been erased by its last day, in rows, in history or in bytes', () => {
    const { db, restore } = withSecret('2026-03-15');
    expect(isKept(db, SECRET)).toBe(false);
    // The rows of the history that record this have new ids.
    expect(restore()).toMatchObject({ ok: true });
    expect(JSON.stringify(everyRow(db))).not.toContain(SECRET);
    // Nothing is told of a day to come.
    expect(
      db
        .select()
        .from(t.changes)
        .all()
        .filter(({ at }) => at > LATER),
    ).toEqual([]);
  });

  it('contains the private data of a festival to come, and restores it', () => {
    const { db, restore } = withSecret('2026-06-07');
    expect(isKept(db, SECRET)).toBe(true);
    restore();
    expect(db.select().from(t.volunteers).all()).toMatchObject([{ allergies: SECRET }, { allergies: SECRET }, {}, {}]);
  });

  it('is in no backup that is kept for months', () => {
    const { db } = withSecret('2026-06-07');
    write(db, blankEverything);
    expect(db.select().from(t.removedFestivals).all()).toEqual([]);
  });

  it('is emptied after thirty days, or at once by those who may restore', () => {
    const { db, id, owner } = withSecret('2026-06-07');
    const until = removedUntil(NOW);
    const before = new Date(Date.parse(until) - 1).toISOString();
    const work = (now: string) => {
      for (const erase of erasers) erase(now, db);
    };
    work(before);
    expect(festivalsInBin(owner, before, db)).toHaveLength(1);
    expect(festivalsInBin(owner, until, db)).toEqual([]);
    expect(() => authorizeRemoved(owner, id, until, db)).toThrow('notFound');
    const removed = authorizeRemoved(owner, id, before, db);
    const [row] = db.select().from(t.removedFestivals).all();
    deleteForGood(removed);
    expect(db.select().from(t.removedFestivals).all()).toEqual([]);
    db.insert(t.removedFestivals)
      .values(row as NonNullable<typeof row>)
      .run();
    work(until);
    expect(db.select().from(t.removedFestivals).all()).toEqual([]);
  });

  it('is shown to the former owners and administrators, who may restore, and to nobody else', () => {
    const at = installation();
    const { db, id } = at;
    const others = (['organiser', 'coordinator', 'team'] as const).map((role) =>
      makeAccount(db, role, { festivalId: id, role }),
    );
    const elsewhere = makeAccount(db, 'Elsewhere', { festivalId: at.other.festivalId, role: 'owner' });
    const administrator = makeAccount(db, 'Admin', { isAdministrator: true });
    at.remove();
    for (const actor of [...others, elsewhere]) {
      expect(festivalsInBin(actor, LATER, db)).toEqual([]);
      expect(() => authorizeRemoved(actor, id, LATER, db)).toThrow('notFound');
    }
    expect(() => authorizeRemoved(null, id, LATER, db)).toThrow('notSignedIn');
    for (const actor of [at.owner, administrator]) {
      expect(festivalsInBin(actor, LATER, db)).toHaveLength(1);
      expect(authorizeRemoved(actor, id, LATER, db)).toMatchObject({ id });
    }
  });
});
