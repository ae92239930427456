import { chmodSync, copyFileSync, existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, databaseFile, openDatabase, openReadOnly } from '#db/client.ts';
import { makeFolder } from '#db/data-folder.ts';
import { keepJournal } from '#db/journal.ts';
import { type SchemaState, schemaState } from '#db/migrate.ts';
import { lookThrough } from '#lib/keeping/backups.ts';
import { restorePictures } from '#lib/keeping/kept-pictures.ts';
import { countOn, type Revived, replayJournal, signEverybodyOut } from '#lib/keeping/replay.ts';
import { type DataContents, dataContentsOf } from './backup.ts';
import { type Answer, type Command, type Given, givenFile, isSet, Refused } from './command.ts';
import { backupFolder } from './prepare-database.ts';
import { takeServerLock, thisProcess } from './server-lock.ts';

/**
 * `restore FILE [--plan]` puts a backup in the place of the database. A nightly backup is a folder,
 * and its secret is restored with it. With `--plan` it only says what would be replaced by what. It
 * refuses while a server runs. The replaced database is kept among the backups.
 */
async function restoreFrom(given: Given): Promise<Answer> {
  const { say, env } = given;
  const { dataFolder } = env;
  const from = givenFile(given, databaseFile);
  makeFolder(dataFolder);
  const copy = join(dataFolder, `restoring-${process.pid}.db`);
  try {
    await copyAll(from, copy);
    // The copy has the mode of the backup: one that others may read, or nobody may write.
    chmodSync(copy, 0o600);
    const { isWhole, state, problem } = lookThrough(copy);
    if (!isWhole || state === 'new') throw new Refused('noBackup', say('noBackup', { file: from, reason: problem }));
    if (state === 'newer') throw new Refused('newerBackup', say('newerBackup', { file: from }));
    const there = existsSync(databaseFile(dataFolder)) ? contentsIn(databaseFile(dataFolder)) : null;
    const comes = contentsIn(copy);
    const json = { file: from, is: there, becomes: comes, isOlderVersion: state === 'older' };
    const plan = planLines(given, there, comes, state);
    if (isSet(given, 'plan')) return { ok: true, lines: [...plan, say('restorePlan')], json };
    const { revived, kept, lost } = replace(given, copy, from, state);
    const hasSecret = bringSecret(from, given);
    const lines = [
      ...plan,
      say('restored'),
      say('signedOut'),
      ...(revived ? [say('revoked', revived)] : []),
      ...(hasSecret ? [say('secretRestored')] : []),
      ...(lost > 0 ? [say('brokenPictures', { count: lost })] : []),
      ...(kept ? [say('replacedKept', { file: kept })] : []),
    ];
    return { ok: true, lines, json: { ...json, kept, hasSecret, revoked: revived } };
  } finally {
    rmSync(copy, { force: true });
  }
}

/**
 * What was closed, changed or erased since the backup stays so, and numbers go on. When the backup
 * is of an older version, the next start applies this instead. What is done here is in the journal
 * too: the next restore must not do it again under the same numbers.
 */
function forgetAgain({ env, now }: Given, copy: string, state: SchemaState): Revived | null {
  const db = openDatabase(copy);
  try {
    signEverybodyOut(db, now);
    if (state === 'current') keepJournal(db, env.dataFolder);
    countOn(db, env.dataFolder, now);
    const revived = state === 'current' ? replayJournal(db, env.dataFolder, now) : null;
    db.$client.pragma('journal_mode = delete');
    return revived;
  } finally {
    db.$client.close();
  }
}

/**
 * Restores the secret of the backup, because the secret addresses of volunteers are derived from
 * it: with another secret, all of them would change. It lies in the folder of a nightly backup, and
 * under the name of a replaced database. Answers whether it differed from the present one.
 */
function bringSecret(backup: string, { env: { dataFolder } }: Given): boolean {
  const names = [`${basename(backup, '.db')}.secret`, 'secret'];
  const from = names.map((name) => join(dirname(backup), name)).find((file) => existsSync(file));
  const to = join(dataFolder, 'secret');
  if (!from || (existsSync(to) && readFileSync(from).equals(readFileSync(to)))) return false;
  copyFileSync(from, to);
  chmodSync(to, 0o600);
  return true;
}

/**
 * A database that is in use, or was when its program was killed, has part of its data in the log
 * beside it, so the log is copied too.
 */
async function copyAll(from: string, copy: string): Promise<void> {
  if (!existsSync(`${from}-wal`)) return copyFileSync(from, copy);
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(copy);
  } catch (error) {
    // A file that is no database is then inspected as it is, and that inspection reports it.
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) throw error;
    copyFileSync(from, copy);
  } finally {
    source.close();
  }
}

/**
 * What a database contains, if this version can read it. It is opened read-only, because closing a
 * writable connection would remove its log.
 */
function contentsIn(file: string): DataContents | null {
  let db: Db | undefined;
  try {
    db = openReadOnly(file);
    return schemaState(db) === 'current' ? dataContentsOf(db) : null;
  } catch {
    return null;
  } finally {
    db?.$client.close();
  }
}

function planLines(
  { say }: Given,
  there: DataContents | null,
  comes: DataContents | null,
  state: SchemaState,
): string[] {
  const told = (of: DataContents | null) =>
    of
      ? [
          say('contents', { festivals: of.festivals.length, accounts: of.accounts, last: of.lastChange ?? '–' }),
          ...of.festivals.map((festival) => `  ${say('festivalLine', { ...festival })}`),
        ]
      : [`  ${say('unreadContents')}`];
  return [
    say('restoreIs'),
    ...told(there),
    say('restoreBecomes'),
    ...told(comes),
    ...(state === 'older' ? [say('olderBackup')] : []),
  ];
}

type Replaced = { revived: Revived | null; kept: string | null; lost: number };

/**
 * Answers what was revoked again, where the replaced database is kept, and how many pictures of the
 * backup are damaged.
 */
function replace(given: Given, copy: string, from: string, state: SchemaState): Replaced {
  const { say, env, now } = given;
  const { dataFolder } = env;
  const taken = takeServerLock(dataFolder, thisProcess(env.port, now));
  if (!taken.ok) {
    const { pid = '?', port = '?', host = '?' } = taken.holder ?? {};
    throw new Refused(
      'serverRuns',
      say('serverRuns', { folder: dataFolder, pid: String(pid), port: String(port), host }),
    );
  }
  try {
    const file = databaseFile(dataFolder);
    // Pictures are restored before the database that names them: if the disk is full, the old
    // database is still in place.
    const lost = restorePictures(dirname(from), dataFolder);
    const kept = keepAmongBackups(file, dataFolder, now);
    // Last, because it writes to the journal what holds of the restored database alone.
    const revived = forgetAgain(given, copy, state);
    // The rename is one atomic step: a start after a kill or a power cut finds either the old
    // database or the new one, never none, which it would fill with the demonstration.
    renameSync(copy, file);
    return { revived, kept, lost };
  } finally {
    taken.lock.release();
  }
}

/**
 * Gives the database a second place among the backups, with a copy of its secret, under a name that
 * the starts, which keep only ten backups of theirs, do not delete.
 */
function keepAmongBackups(file: string, dataFolder: string, now: string): string | null {
  const [folder, secret] = [backupFolder(dataFolder), join(dataFolder, 'secret')];
  makeFolder(folder);
  const name = join(folder, `replaced-${now.replaceAll(':', '-').slice(0, 23)}`);
  if (existsSync(secret)) copyFileSync(secret, `${name}.secret`);
  if (!existsSync(file)) return null;
  const kept = `${name}.db`;
  if (isDatabase(file)) emptyLog(file);
  try {
    linkSync(file, kept);
  } catch {
    // Not every file system supports hard links.
    copyFileSync(file, kept);
  }
  // A log left behind would be taken for that of the restored database.
  for (const end of ['-wal', '-shm']) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${kept}${end}`);
  return kept;
}

/**
 * Writes what the log holds into the database as far as possible; what remains in the log is moved
 * along with it.
 */
function emptyLog(file: string): void {
  let db: Db | undefined;
  try {
    db = openDatabase(file);
    db.$client.pragma('wal_checkpoint(truncate)');
  } catch {
    // The file is kept as it is, with its log.
  } finally {
    db?.$client.close();
  }
}

/**
 * Whether SQLite can read the file. The file is not changed; if it is broken, what lies beside it
 * stays too.
 */
function isDatabase(file: string): boolean {
  let db: Db | undefined;
  try {
    db = openReadOnly(file);
    db.$client.pragma('schema_version');
    return true;
  } catch {
    return false;
  } finally {
    db?.$client.close();
  }
}

export const restore: Command = { options: { plan: { type: 'boolean' } }, words: [1, 1], run: restoreFrom };
