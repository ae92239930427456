import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { databaseFile, getDb, openDatabase, write } from './client.ts';
import { migrateDatabase } from './migrate.ts';
import { DatabaseGone } from './standing.ts';

let file = '';

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-standing-'));
  vi.stubEnv('LANTERNE_DATA', folder);
  file = databaseFile(folder);
  make(file);
});

afterEach(() => {
  vi.unstubAllEnvs();
  const shared = globalThis as { lanterneDb?: unknown; lanterneLeft?: unknown };
  shared.lanterneDb = undefined;
  shared.lanterneLeft = undefined;
});

/** A database with one saved word, as one file. */
function make(path: string, word = 'first') {
  const db = openDatabase(path);
  migrateDatabase(db);
  db.$client.exec(`create table saved (word text); insert into saved values ('${word}')`);
  db.$client.pragma('wal_checkpoint(truncate)');
  db.$client.close();
}

const save = (word: string) =>
  write(getDb(), () => void getDb().$client.prepare('insert into saved values (?)').run(word));
const words = (path = file) => {
  const db = openDatabase(path);
  const found = db.$client.prepare('select word from saved').pluck().all();
  db.$client.close();
  return found;
};

it('goes on while the files stand', () => {
  save('second');
  save('third');
  expect(words()).toEqual(['first', 'second', 'third']);
});

it('refuses to save into a database that was removed, and makes no empty one in its place', () => {
  save('second');
  renameSync(file, `${file}.away`);
  expect(() => save('lost')).toThrow(DatabaseGone);
  expect(() => save('lost')).toThrow(DatabaseGone);
  expect(existsSync(file)).toBe(false);
  renameSync(`${file}.away`, file);
  save('third');
  expect(words()).toEqual(['first', 'second', 'third']);
});

it('refuses once where another one was laid in its place, and then saves into that', () => {
  save('second');
  make(`${file}.other`, 'of the other');
  renameSync(file, `${file}.away`);
  renameSync(`${file}.other`, file);
  expect(() => save('lost')).toThrow(DatabaseGone);
  save('here');
  expect(words()).toEqual(['of the other', 'here']);
  // This process still holds it open, under its old name.
  copyFileSync(`${file}.away`, `${file}.copy`);
  expect(words(`${file}.copy`)).toEqual(['first', 'second']);
});

it('loses nothing of a log that was removed', () => {
  save('second');
  rmSync(`${file}-wal`);
  expect(() => save('lost')).toThrow(DatabaseGone);
  save('third');
  const copy = `${file}.copy`;
  copyFileSync(file, copy);
  expect(words()).toEqual(['first', 'second', 'third']);
  // What was in the log that is gone went into the database.
  expect(words(copy)).toEqual(expect.arrayContaining(['first', 'second']));
});
