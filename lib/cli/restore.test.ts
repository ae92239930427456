import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  type renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Db, databaseFile, openDatabase, write } from '#db/client.ts';
import { makeFolder } from '#db/data-folder.ts';
import { journalOf, keepJournal } from '#db/journal.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { assignments, events, users } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { makeFullFestival } from '#lib/exchange/festival-file/festival-file-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { recordChange } from '#lib/history/record.ts';
import { NOW } from '#lib/history/testing.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { volunteerCalendar } from '#lib/volunteers/calendar.ts';
import { authorizeVolunteer, renewLink } from '#lib/volunteers/links.ts';
import { runCommand } from './run-command.ts';

const system = vi.hoisted(() => ({ endsAt: null as string | null }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const renamed: typeof renameSync = (from, to) => {
    if (to === system.endsAt) throw new Error('killed');
    fs.renameSync(from, to);
  };
  return { ...fs, renameSync: renamed };
});
beforeEach(() => {
  system.endsAt = null;
});

/** A database in this file with one account, and an open connection to it. */
function databaseOf(file: string, name: string) {
  const db = openDatabase(file);
  migrateDatabase(db);
  makeAccount(db, name, { isAdministrator: true });
  return db;
}
const namesIn = (file: string) => {
  const db = openDatabase(file);
  const names = db.select({ name: users.name }).from(users).all();
  db.$client.close();
  return names.map(({ name }) => name);
};
const folder = () => mkdtempSync(join(tmpdir(), 'lanterne-restore-'));
const restore = (dataFolder: string, ...words: string[]) =>
  runCommand(['restore', ...words], {
    source: { LANTERNE_DATA: dataFolder, LANG: 'en' },
    print: () => {},
    printError: () => {},
    write: () => {},
  });

it('leaves the database in place if it is interrupted before the replacement', async () => {
  const at = folder();
  databaseOf(databaseFile(at), 'Before').$client.close();
  databaseOf(join(at, 'backup.db'), 'After').$client.close();
  system.endsAt = databaseFile(at);
  await expect(restore(at, join(at, 'backup.db'))).rejects.toThrow('killed');
  expect(namesIn(databaseFile(at))).toEqual(['Before']);
  system.endsAt = null;
  expect(await restore(at, join(at, 'backup.db'))).toBe(0);
  expect(namesIn(databaseFile(at))).toEqual(['After']);
  const kept = readdirSync(join(at, 'backups')).filter((name) => /^replaced-.*\.db$/.test(name));
  expect(kept.map((name) => namesIn(join(at, 'backups', name)))).toEqual([['Before'], ['Before']]);
});

it('keeps a broken database together with its log, and leaves no log for the restored one', async () => {
  const at = folder();
  writeFileSync(databaseFile(at), 'no database at all');
  writeFileSync(`${databaseFile(at)}-wal`, 'no log at all');
  databaseOf(join(at, 'backup.db'), 'After').$client.close();
  expect(await restore(at, join(at, 'backup.db'), '--plan')).toBe(0);
  expect(readFileSync(`${databaseFile(at)}-wal`, 'utf8')).toBe('no log at all');
  expect(await restore(at, join(at, 'backup.db'))).toBe(0);
  expect(readdirSync(at).filter((name) => /-wal$/.test(name))).toEqual([]);
  expect(namesIn(databaseFile(at))).toEqual(['After']);
  const kept = readdirSync(join(at, 'backups')).map((name) => name.replace(/^.*\.db/, 'db'));
  expect(kept).toEqual(expect.arrayContaining(['db', 'db-wal']));
});

it('includes what a database in use has only in its log', async () => {
  const at = folder();
  const inUse = databaseOf(join(at, 'elsewhere.db'), 'In the log');
  expect(existsSync(join(at, 'elsewhere.db-wal'))).toBe(true);
  expect(await restore(at, join(at, 'elsewhere.db'))).toBe(0);
  expect(namesIn(databaseFile(at))).toEqual(['In the log']);
  inUse.$client.close();
});

it('restores the backup of last night with its secret, once', async () => {
  const at = folder();
  const backups = join(folder(), 'far');
  const source = { LANTERNE_DATA: at, LANTERNE_BACKUP: backups, LANG: 'en' };
  const quiet = { source, print: () => {}, printError: () => {}, write: () => {} };
  databaseOf(databaseFile(at), 'Last night').$client.close();
  writeFileSync(join(at, 'secret'), 'of last night');
  expect(await runCommand(['backup'], quiet)).toBe(0);
  expect(await runCommand(['backup'], quiet)).toBe(0);
  const nights = readdirSync(backups).filter((name) => name.startsWith('daily-'));
  expect(nights).toHaveLength(1);
  const db = openDatabase(databaseFile(at));
  keepJournal(db, at);
  const [account] = db.select().from(users).all();
  db.update(users).set({ passwordHash: 'changed since' }).run();
  makeAccount(db, 'Today');
  db.$client.close();
  writeFileSync(join(at, 'secret'), 'of today');
  const said: string[] = [];
  const words = ['restore', join(backups, nights[0] ?? ''), '--json'];
  expect(await runCommand(words, { ...quiet, print: (text) => said.push(text) })).toBe(0);
  expect(JSON.parse(said[0] ?? '')).toMatchObject({ revoked: { links: 0, passwords: 1, members: 0, people: 0 } });
  const back = openDatabase(databaseFile(at));
  expect(back.select().from(users).all()).toEqual([{ ...account, passwordHash: 'changed since' }]);
  back.$client.close();
  expect(namesIn(databaseFile(at))).toEqual(['Last night']);
  expect(readFileSync(join(at, 'secret'), 'utf8')).toBe('of last night');
  const kept = readdirSync(join(at, 'backups')).filter((name) => name.endsWith('.secret'));
  expect(kept.map((name) => readFileSync(join(at, 'backups', name), 'utf8'))).toEqual(['of today']);
});

it('brings back what a restore replaced with the secret it had, also after another restore', async () => {
  const at = folder();
  const replaced = () => readdirSync(join(at, 'backups')).filter((name) => /^replaced-.*\.db$/.test(name));
  const stands = () => [namesIn(databaseFile(at)), readFileSync(join(at, 'secret'), 'utf8')];
  databaseOf(databaseFile(at), 'Of here').$client.close();
  writeFileSync(join(at, 'secret'), 'of here');
  // The first has no secret, so that of here stays; the second brings its own.
  const [bare, other] = [folder(), folder()];
  databaseOf(databaseFile(bare), 'Bare').$client.close();
  databaseOf(databaseFile(other), 'Other').$client.close();
  writeFileSync(join(other, 'secret'), 'of the other');
  expect(await restore(at, bare)).toBe(0);
  const [first = ''] = replaced();
  expect(await restore(at, other)).toBe(0);
  expect(stands()).toEqual([['Other'], 'of the other']);
  expect(await restore(at, join(at, 'backups', first))).toBe(0);
  expect(stands()).toEqual([['Of here'], 'of here']);
  const last = replaced().at(-1) ?? '';
  expect(await restore(at, join(at, 'backups', last))).toBe(0);
  expect(stands()).toEqual([['Other'], 'of the other']);
});

it('goes on with the numbers of releases and of volunteers’ calendars, however often it is done', async () => {
  const at = folder();
  const backups = join(folder(), 'far');
  const source = { LANTERNE_DATA: at, LANTERNE_BACKUP: backups, LANG: 'en' };
  const quiet = { source, print: () => {}, printError: () => {}, write: () => {} };
  vi.stubEnv('LANTERNE_SECRET', 'x'.repeat(40));
  const db = databaseOf(databaseFile(at), 'Camille');
  keepJournal(db, at);
  const { slug, userId } = makeFullFestival(db, 3);
  const festivalIn = (of: Db, permission: 'publish' | 'volunteers') =>
    authorizeFestival({ userId, name: 'Camille', email: '', isAdministrator: false }, slug, permission, of) as never;
  const volunteerId = db.select().from(assignments).get()?.volunteerId ?? 0;
  const { token } = renewLink(festivalIn(db, 'volunteers'), volunteerId, NOW);
  /** The number of the last release, and each SEQUENCE of the calendar. */
  const numbersIn = (of: Db) => {
    const opened = authorizeVolunteer(token, NOW, of);
    if (!opened.ok) throw new Error(opened.reason);
    const calendar = volunteerCalendar(opened.who, { locale: 'fr', page: 'https://lanterne.example' });
    const sequences = [...calendar.matchAll(/SEQUENCE:(\d+)/g)].map(([, number]) => Number(number));
    return [releasedBySlug(slug, of)?.document.number ?? 0, ...sequences];
  };
  const publish = (of: Db) =>
    publishRelease(
      festivalIn(of, 'publish'),
      publishSchema.parse({ expected: releasedBySlug(slug, of)?.document.number ?? 0, suggestedTimes: 'confirm' }),
      NOW,
    );
  const editAll = (of: Db) => {
    for (const { id, festivalId } of of.select().from(assignments).all())
      write(of, (tx) =>
        recordChange(tx, {
          festivalId,
          actor: null,
          at: NOW,
          verb: 'edited',
          entity: 'assignment',
          entityId: id,
          before: null,
          after: null,
        }),
      );
  };
  publish(db);
  expect(await runCommand(['backup'], quiet)).toBe(0);
  const [night = ''] = readdirSync(backups).filter((name) => name.startsWith('daily-'));
  db.update(events).set({ visibility: 'public', startsAt: '2026-06-06T20:00' }).run();
  publish(db);
  editAll(db);
  let held = numbersIn(db);
  db.$client.close();
  expect(held.length).toBeGreaterThan(1);
  for (const isEdited of [false, true, false]) {
    expect(await runCommand(['restore', join(backups, night)], quiet)).toBe(0);
    const back = openDatabase(databaseFile(at));
    if (isEdited) editAll(back);
    const now = numbersIn(back);
    back.$client.close();
    expect(now).toHaveLength(held.length);
    for (const [i, number] of now.entries()) expect(number).toBeGreaterThan(held[i] ?? 0);
    held = now;
  }
});

it('restores a backup with its secret where there is only a secret, for their owner alone', async () => {
  const backups = folder();
  const [at, backup] = [folder(), join(backups, 'daily-2026-03-02')];
  makeFolder(backup);
  databaseOf(databaseFile(backup), 'After').$client.close();
  writeFileSync(join(backup, 'secret'), 'of the backup');
  writeFileSync(join(at, 'secret'), 'of today');
  const hash = sha256Of(Buffer.from('a picture'));
  makeFolder(dirname(originalFile(backups, hash, 'jpeg')));
  writeFileSync(originalFile(backups, hash, 'jpeg'), 'a picture');
  // As a copy from another machine may be.
  chmodSync(databaseFile(backup), 0o444);
  for (const file of [join(backup, 'secret'), originalFile(backups, hash, 'jpeg')]) chmodSync(file, 0o644);
  expect(await restore(at, backup)).toBe(0);
  for (const file of [databaseFile(at), join(at, 'secret'), originalFile(at, hash, 'jpeg')])
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  expect([namesIn(databaseFile(at)), readFileSync(join(at, 'secret'), 'utf8')]).toEqual([['After'], 'of the backup']);
  expect(readdirSync(join(at, 'backups'))).toEqual([expect.stringMatching(/^replaced-.*\.secret$/)]);
});

it('writes the pictures of the backup to the disk before the database that names them', async () => {
  const [at, backups] = [folder(), folder()];
  databaseOf(databaseFile(at), 'Before').$client.close();
  makeFolder(join(backups, 'daily-2026-03-02'));
  databaseOf(databaseFile(join(backups, 'daily-2026-03-02')), 'After').$client.close();
  const hash = sha256Of(Buffer.from('a picture'));
  makeFolder(dirname(originalFile(backups, hash, 'jpeg')));
  writeFileSync(originalFile(backups, hash, 'jpeg'), 'a picture');
  system.endsAt = originalFile(at, hash, 'jpeg');
  await expect(restore(at, join(backups, 'daily-2026-03-02'))).rejects.toThrow('killed');
  expect(namesIn(databaseFile(at))).toEqual(['Before']);
  // The database that stays must not take itself for a restored one.
  expect(journalOf(at)).toEqual([]);
  system.endsAt = null;
  expect(await restore(at, join(backups, 'daily-2026-03-02'))).toBe(0);
  expect([namesIn(databaseFile(at)), readFileSync(originalFile(at, hash, 'jpeg'), 'utf8')]).toEqual([
    ['After'],
    'a picture',
  ]);
});
