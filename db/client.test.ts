import { fork } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DatabaseGone, databaseFile, getDb, openDatabase, write } from './client.ts';
import { migrateDatabase } from './migrate.ts';

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

it('saves while the files are the opened ones', () => {
  save('second');
  save('third');
  expect(words()).toEqual(['first', 'second', 'third']);
});

it('refuses to save into a deleted database, and makes no empty one in its place', () => {
  save('second');
  renameSync(file, `${file}.away`);
  expect(() => save('lost')).toThrow(DatabaseGone);
  expect(() => save('lost')).toThrow(DatabaseGone);
  expect(existsSync(file)).toBe(false);
  renameSync(`${file}.away`, file);
  save('third');
  expect(words()).toEqual(['first', 'second', 'third']);
});

it('refuses a save that was under way when another database took its place, and then reads and saves into that', () => {
  save('second');
  const inHand = getDb();
  make(`${file}.other`, 'of the other');
  renameSync(file, `${file}.away`);
  renameSync(`${file}.other`, file);
  const lost = () => write(inHand, () => void inHand.$client.prepare("insert into saved values ('lost')").run());
  expect(lost).toThrow(DatabaseGone);
  expect(getDb().$client.prepare('select word from saved').pluck().all()).toEqual(['of the other']);
  expect(lost).toThrow(DatabaseGone);
  save('here');
  expect(words()).toEqual(['of the other', 'here']);
  // This process still holds it open, under its old name.
  copyFileSync(`${file}.away`, `${file}.copy`);
  expect(words(`${file}.copy`)).toEqual(['first', 'second']);
});

it('loses nothing if the log was deleted', () => {
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

it.each([
  ['replaced', () => {}],
  ['removed, and another one was laid there later', () => expect(() => save('lost')).toThrow(DatabaseGone)],
])('keeps what two programs save, if the database was %s', async (_, between) => {
  const beside = fork(join(import.meta.dirname, 'standing-testing.ts'), { execArgv: ['--import', 'tsx'] });
  const answer = async () => (await once(beside, 'message'))[0] as string;
  const savedBeside = (word: string) => {
    beside.send(word);
    return answer();
  };
  try {
    expect(await answer()).toBe('ready');
    save('here');
    expect(await savedBeside('beside')).toBe('saved');
    make(`${file}.other`, 'of the other');
    renameSync(file, `${file}.away`);
    between();
    renameSync(`${file}.other`, file);
    const kept = ['of the other'];
    for (let n = 0; n < 20; n += 1) {
      const [one, other] = [`here ${n}`, `beside ${n}`];
      try {
        save(one);
        kept.push(one);
      } catch (error) {
        expect(error).toBeInstanceOf(DatabaseGone);
      }
      if (n > 4 && (await savedBeside(other)) === 'saved') kept.push(other);
    }
    expect(kept.length).toBeGreaterThan(30);
    const db = openDatabase(file);
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
    db.$client.close();
    expect(words()).toEqual(kept);
  } finally {
    beside.kill();
  }
});
