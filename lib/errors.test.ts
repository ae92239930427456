import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '#db/client.ts';
import { openTestFile } from '#db/testing.ts';
import { history, NOW, workingFestival } from '#lib/history/testing.ts';
import { createPerson } from '#lib/people/mutations.ts';
import { personSchema } from '#lib/people/schema.ts';
import { asStorageError, type ErrorCode, LanterneError } from './errors.ts';

function codeOf(work: () => unknown): ErrorCode | 'none' {
  try {
    work();
    return 'none';
  } catch (error) {
    const known = asStorageError(error);
    if (known instanceof LanterneError) return known.code;
    throw error;
  }
}

function newDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-errors-'));
  return { file: databaseFile(folder), db: openTestFile(folder) };
}

const tag = "insert into users (email, password_hash, created_at) values ('a@example.org', '', '')";

describe('what SQLite says', () => {
  it('is a full disk, with nothing half written, and works again once there is room', () => {
    const { db, festival } = workingFestival('schedule');
    const before = history(db);
    const pages = db.$client.pragma('page_count', { simple: true }) as number;
    db.$client.pragma(`max_page_count = ${pages}`);
    const save = (key: string) =>
      createPerson(festival, personSchema.parse({ name: 'A', bio: { fr: 'très long '.repeat(900) } }), key, NOW);
    expect(codeOf(() => save('key-1'))).toBe('diskFull');
    expect(history(db)).toEqual(before);
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
    db.$client.pragma(`max_page_count = ${pages * 2}`);
    expect(codeOf(() => save('key-1'))).toBe('none');
    expect(history(db)).toHaveLength(before.length + 1);
  });

  it('is a data folder that cannot be written', () => {
    const { file } = newDatabase();
    const handle = new Database(file, { readonly: true });
    expect(codeOf(() => handle.exec(tag))).toBe('readOnly');
  });

  it('is another program that holds the database', () => {
    const { file, db } = newDatabase();
    const other = openDatabase(file, 0);
    db.$client.exec('begin immediate');
    expect(codeOf(() => other.$client.exec(tag))).toBe('databaseBusy');
    db.$client.exec('rollback');
    expect(codeOf(() => other.$client.exec(tag))).toBe('none');
  });

  it.each([
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['SQLITE_IOERR_SHMSIZE', 'diskFull'],
    ['SQLITE_CANTOPEN', 'readOnly'],
    ['EROFS', 'readOnly'],
    ['EPERM', 'readOnly'],
    ['SQLITE_CORRUPT_INDEX', 'databaseDamaged'],
    ['DATABASE_GONE', 'databaseGone'],
  ])('is recognised in %s, also inside another error', (code, expected) => {
    const error = Object.assign(new Error('no'), { code });
    for (const thrown of [error, new Error('around it', { cause: error })])
      expect(asStorageError(thrown)).toMatchObject({ code: expected, status: 503 });
  });

  it('is unchanged when the reader can do nothing about it', () => {
    const broken = Object.assign(new Error('no'), { code: 'SQLITE_CONSTRAINT' });
    expect(asStorageError(broken)).toBe(broken);
  });
});
