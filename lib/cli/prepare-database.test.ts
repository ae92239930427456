import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '#db/client.ts';
import { schemaState } from '#db/migrate.ts';
import { festivals } from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { refusedFor } from './command.ts';
import { BACKUPS_KEPT, backupFolder, prepareDatabase } from './prepare-database.ts';
import { storageRefusal } from './refused-start.ts';
import { terminalWords } from './words.ts';

const NOW = '2026-03-04T05:06:07.000Z';
const newFolder = () => mkdtempSync(join(tmpdir(), 'lanterne-prepare-'));
const seed = (db: Parameters<typeof makeFestival>[0]) =>
  void makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 1 });

async function prepared() {
  const folder = newFolder();
  await prepareDatabase(folder, NOW, seed);
  return { folder, file: databaseFile(folder) };
}

/** Rewrites the migration log as an older or newer version would have left it. */
function pretend(file: string, sql: string) {
  const db = openDatabase(file);
  db.$client.exec(sql);
  db.$client.close();
}

/** A database as the very first program made it. */
function makeOldest(file: string) {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-migrations-'));
  cpSync(fileURLToPath(new URL('../../db/migrations', import.meta.url)), folder, { recursive: true });
  const path = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8')) as { entries: unknown[] };
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
  const db = openDatabase(file);
  migrate(db, { migrationsFolder: folder });
  db.$client.exec("insert into users (email, password_hash, created_at) values ('a@example.org', '', '')");
  db.$client.close();
}

describe('prepareDatabase', () => {
  it('makes a new database: migrated and seeded', async () => {
    const folder = newFolder();
    expect(await prepareDatabase(folder, NOW, seed)).toEqual({ ok: true, isNew: true, backup: null });
    const db = openDatabase(databaseFile(folder));
    expect([schemaState(db), db.select().from(festivals).all().length]).toEqual(['current', 1]);
    db.$client.close();
  });

  it('leaves nothing that could be taken for a database when seeding fails', async () => {
    const folder = newFolder();
    const fail = () => {
      throw new Error('no');
    };
    await expect(prepareDatabase(folder, NOW, fail)).rejects.toThrow('no');
    expect(existsSync(databaseFile(folder))).toBe(false);
    expect(await prepareDatabase(folder, NOW, seed)).toEqual({ ok: true, isNew: true, backup: null });
  });

  it('changes nothing if nothing is to be done', async () => {
    const { folder } = await prepared();
    expect(await prepareDatabase(folder, NOW, seed)).toEqual({ ok: true, isNew: false, backup: null });
    expect(existsSync(backupFolder(folder))).toBe(false);
  });

  it('backs up an older database before it migrates it, and keeps the last ten backups', async () => {
    const folder = newFolder();
    makeOldest(databaseFile(folder));
    mkdirSync(backupFolder(folder));
    for (let i = 10; i < 10 + BACKUPS_KEPT; i += 1) {
      // Made by a clock that was ahead.
      const older = join(backupFolder(folder), `lanterne-2027-01-${i}T00-00-00.db`);
      writeFileSync(older, '');
      utimesSync(older, i, i);
    }
    const file = join(backupFolder(folder), 'lanterne-2026-03-04T05-06-07.db');
    expect(await prepareDatabase(folder, NOW, seed)).toEqual({ ok: true, isNew: false, backup: file });

    const kept = readdirSync(backupFolder(folder)).sort();
    expect([kept.length, kept[0], kept[1]]).toEqual([BACKUPS_KEPT, basename(file), 'lanterne-2027-01-11T00-00-00.db']);
    const states = [databaseFile(folder), file].map((path) => {
      const db = openDatabase(path);
      const state = [schemaState(db), db.$client.prepare('select email from users').all()];
      db.$client.close();
      return state;
    });
    expect(states).toEqual([
      ['current', [{ email: 'a@example.org' }]],
      ['older', [{ email: 'a@example.org' }]],
    ]);
  });

  it('deletes backups with a future date before older ones', async () => {
    const folder = newFolder();
    makeOldest(databaseFile(folder));
    mkdirSync(backupFolder(folder));
    const ahead = Date.now() / 1000 + 86_400;
    for (let i = 10; i < 10 + BACKUPS_KEPT; i += 1) {
      const other = join(backupFolder(folder), `lanterne-2026-01-${i}T00-00-00.db`);
      writeFileSync(other, '');
      const made = i === 15 ? ahead : i;
      utimesSync(other, made, made);
    }
    expect(await prepareDatabase(folder, NOW, seed)).toMatchObject({ ok: true });
    const kept = readdirSync(backupFolder(folder));
    expect([kept.length, kept.includes('lanterne-2026-01-15T00-00-00.db')]).toEqual([BACKUPS_KEPT, false]);
  });

  it('leaves a database that cannot be migrated as it was, with its earlier backups only', async () => {
    const folder = newFolder();
    makeOldest(databaseFile(folder));
    pretend(databaseFile(folder), 'create table volunteers (name)');
    mkdirSync(backupFolder(folder));
    for (let i = 10; i < 10 + BACKUPS_KEPT; i += 1)
      writeFileSync(join(backupFolder(folder), `lanterne-2025-01-${i}T00-00-00.db`), '');
    const message = expect.stringContaining('volunteers');
    expect(await prepareDatabase(folder, NOW, seed)).toEqual({ ok: false, reason: 'notUpdated', message });
    expect(readdirSync(backupFolder(folder))).toHaveLength(BACKUPS_KEPT);
    pretend(databaseFile(folder), 'drop table volunteers');
    expect(await prepareDatabase(folder, NOW, seed)).toMatchObject({ ok: true, isNew: false });
  });

  it('refuses a newer database without touching it', async () => {
    const { folder, file } = await prepared();
    pretend(
      file,
      "insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999); pragma wal_checkpoint(truncate)",
    );
    const before = readFileSync(file);
    expect(await prepareDatabase(folder, NOW, seed)).toEqual({ ok: false, reason: 'newer' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('takes an empty file for a damaged database, and makes no backup of it', async () => {
    const folder = newFolder();
    writeFileSync(databaseFile(folder), '');
    expect(await prepareDatabase(folder, NOW, seed)).toMatchObject({ ok: false, reason: 'broken' });
    expect(existsSync(backupFolder(folder))).toBe(false);
  });

  it('says what is wrong with a file that is no database, and does not change it', async () => {
    const folder = newFolder();
    writeFileSync(databaseFile(folder), 'something else entirely, long enough to be read as a header');
    expect(await prepareDatabase(folder, NOW, seed)).toMatchObject({ ok: false, reason: 'broken' });
    expect(readFileSync(databaseFile(folder), 'utf8')).toContain('something else');
  });

  it('does not take a full disk, a locked database or another Node for a broken one, and works afterwards', async () => {
    const folder = newFolder();
    const fill: typeof seed = (db) => {
      db.$client.pragma(`max_page_count = ${db.$client.pragma('page_count', { simple: true })}`);
      db.$client.exec('create table ballast (bytes); insert into ballast values (zeroblob(1000000))');
    };
    const refusal = (error: unknown) => storageRefusal(error)?.code;
    const ofAnotherNode = Object.assign(new Error('NODE_MODULE_VERSION 115'), { code: 'ERR_DLOPEN_FAILED' });
    expect([refusal(ofAnotherNode), refusal(new Error('NODE_MODULE_VERSION'))]).toEqual(['otherNode', undefined]);
    const said = refusedFor(ofAnotherNode, folder, terminalWords());
    expect(said?.message).toContain(process.versions.node);
    expect(await prepareDatabase(folder, NOW, fill).catch(refusal)).toBe('dataFull');
    makeOldest(databaseFile(folder));
    const other = openDatabase(databaseFile(folder));
    other.$client.exec('begin exclusive');
    expect(await prepareDatabase(folder, NOW, seed, 0).catch(refusal)).toBe('dataBusy');
    other.$client.exec('rollback');
    expect(await prepareDatabase(folder, NOW, seed)).toMatchObject({ ok: true, isNew: false });
  });
});
