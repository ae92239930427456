import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseFile, getDb, openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { openTestDb } from '#db/testing.ts';
import { noteCheck, noteFault } from './faults.ts';
import { health, serverState } from './health.ts';

const shared = globalThis as { lanterneDb?: unknown; lanterneFaults?: unknown };

// Other files may have made one where the data lie by default, or have noted faults.
beforeEach(() => {
  vi.stubEnv('LANTERNE_DATA', join(tmpdir(), 'lanterne-nowhere'));
  shared.lanterneFaults = undefined;
});

afterEach(() => {
  vi.unstubAllEnvs();
  shared.lanterneDb = undefined;
  shared.lanterneFaults = undefined;
});

describe('health', () => {
  it('is good for a database of this schema', () => {
    const db = openTestDb();
    expect(health(() => db)).toEqual({
      ok: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      schema: expect.any(String),
      database: 'ready',
      // A database in memory is of tests alone.
      writable: false,
    });
  });

  it('says whether a save would succeed: the opened database is there, and the disk has room', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lanterne-health-'));
    vi.stubEnv('LANTERNE_DATA', folder);
    const file = databaseFile(folder);
    migrateDatabase(openDatabase(file));
    expect(health()).toMatchObject({ ok: true, writable: true });
    renameSync(file, `${file}.away`);
    expect(health().writable).toBe(false);
    renameSync(`${file}.away`, file);
    expect(health().writable).toBe(true);
  });

  it('is bad once SQLite has reported a damaged page', () => {
    const db = openTestDb();
    noteFault(Object.assign(new Error('disk image is malformed'), { code: 'SQLITE_CORRUPT' }));
    expect(health(() => db)).toMatchObject({ ok: false, database: 'damaged' });
  });

  it('says what is wrong', () => {
    const later = openTestDb();
    later.$client.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
    const closed = openTestDb();
    closed.$client.close();
    expect([later, closed, openDatabase(':memory:')].map((db) => health(() => db).database)).toEqual([
      'newer',
      'unavailable',
      'new',
    ]);
  });

  it('reads the file that is there now, also while another program locks it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lanterne-health-'));
    vi.stubEnv('LANTERNE_DATA', folder);
    expect(health().database).toBe('unavailable');
    expect(readdirSync(folder)).toEqual([]);

    const file = databaseFile(folder);
    const serving = openDatabase(file);
    migrateDatabase(serving);
    expect(health()).toMatchObject({ ok: true, database: 'ready' });
    serving.$client.exec('begin exclusive');
    expect(health().database).toBe('ready');
    serving.$client.exec('rollback');
    serving.$client.pragma('wal_checkpoint(truncate)');
    writeFileSync(file, Buffer.alloc(statSync(file).size, 'x'));
    expect(health()).toMatchObject({ ok: false, database: 'unavailable' });
    rmSync(file);
    expect(health().database).toBe('unavailable');
  });

  it('reads a database that replaced another without the log of the former', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lanterne-health-'));
    vi.stubEnv('LANTERNE_DATA', folder);
    const file = databaseFile(folder);
    const other = openDatabase(`${file}.other`);
    migrateDatabase(other);
    other.$client.close();
    migrateDatabase(getDb());
    // In the log alone: half of the schema would be read from there.
    getDb().$client.exec('drop table __drizzle_migrations');
    renameSync(`${file}.other`, file);
    expect(health()).toMatchObject({ ok: true, database: 'ready', writable: true });
  });
});

const NOW = '2026-11-28T22:00:00.000Z';

it('returns what an administrator has to know', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-state-'));
  const folders = { dataFolder: folder, backupFolder: join(folder, 'elsewhere') };
  writeFileSync(databaseFile(folder), 'x'.repeat(100));
  writeFileSync(`${databaseFile(folder)}-wal`, 'x'.repeat(20));
  expect(serverState(NOW, folders)).toMatchObject({ databaseBytes: 120, lastBackupAt: null, check: null, faults: [] });

  mkdirSync(join(folder, 'backups', 'daily-2026-11-27'), { recursive: true });
  for (const [name, at] of [
    ['daily-2026-11-27', '2026-11-27T04:00:00.000Z'],
    ['lanterne-2026.db', '2026-11-20T04:00:00.000Z'],
    ['replaced-2026.db', NOW],
  ] as const) {
    const path = join(folder, 'backups', name);
    if (name.endsWith('.db')) writeFileSync(path, '');
    utimesSync(path, new Date(at), new Date(at));
  }
  const check = { at: NOW, milliseconds: 3, isWhole: true };
  noteCheck(check);
  noteFault(new Error('before'), '2026-11-27T21:59:59.000Z');
  noteFault(new Error('one'), '2026-11-27T22:00:01.000Z');
  noteFault(new Error('two'), NOW);
  expect(serverState(NOW, folders)).toMatchObject({
    check,
    isDamaged: false,
    lastBackupAt: '2026-11-27T04:00:00.000Z',
    faults: [{ message: 'Error: two' }, { message: 'Error: one' }],
  });
  mkdirSync(join(folder, 'backups', 'daily-2026-11-28.part-99'));
  expect(serverState(NOW, folders).lastBackupAt).toBe('2026-11-27T04:00:00.000Z');
  // Of the night, in the folder that was named for it.
  const night = join(folder, 'elsewhere', 'daily-2026-11-28');
  mkdirSync(night, { recursive: true });
  utimesSync(night, new Date('2026-11-28T04:00:00.000Z'), new Date('2026-11-28T04:00:00.000Z'));
  expect(serverState(NOW, folders).lastBackupAt).toBe('2026-11-28T04:00:00.000Z');
});
