import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { databaseFile, openDatabase, openReadOnly, write } from '#db/client.ts';
import { makeFolder, writeProblem } from '#db/data-folder.ts';
import { type SchemaState, schemaState } from '#db/migrate.ts';
import type { Job } from '#lib/jobs/job.ts';
import { filesFolder } from '#lib/pictures/picture-files.ts';
import { addDays, type CivilDate, weekdayOf } from '#lib/time/calendar.ts';
import { blankEverything } from './erase.ts';
import { backUpPictures, cleanPictures, forgetPictures, missingBytes } from './kept-pictures.ts';

/** How many backups of each kind are kept; the newest ones. */
export const KEPT = { daily: 7, weekly: 4, monthly: 12 } as const;
/**
 * In days: backups with private data are deleted after this time, and others after a year, even if
 * no newer backup exists.
 */
const BACKUP_DAYS = 28;

/** What to back up, where to, and for which day. Both paths are absolute. */
type BackupAsked = Readonly<{ dataFolder: string; backups: string; date: CivilDate }>;

/** `isNew` is false if that day's backup existed already. Sizes are in bytes. */
export type BackedUp =
  | { ok: true; folder: string; bytes: number; isNew: boolean }
  | { ok: false; reason: 'noSpace'; free: number; needed: number }
  | { ok: false; reason: 'broken'; problem: string }
  /** The folder for backups cannot be written. */
  | { ok: false; reason: 'unusable'; folder: string; problem: string }
  /** So many pictures differ from what was stored. */
  | { ok: false; reason: 'brokenPictures'; count: number };

/**
 * In the lane for our own data, so that uploaded files do not wait for it. Copying and checking a
 * gigabyte takes a minute; after an hour it is stopped.
 */
export const backupJob: Job<BackupAsked, BackedUp> = { name: 'backup', lane: 'reading', milliseconds: 3_600_000 };

type Kind = keyof typeof KEPT;
/**
 * How many nights without a backup are normal, beyond the days for which private data is kept,
 * before the clock is suspected.
 */
const NIGHTS_OFF = 2;
/** How much free space is needed, in sizes of the database: blanking makes a copy of the copy. */
const SPACE_NEEDED = 2;
/** In milliseconds: unfinished files older than a day belong to no running process. */
const UNFINISHED = 86_400_000;

/**
 * What a backup contains besides the database, by its name in the data folder; pictures are stored
 * once for all backups (kept-pictures.ts).
 */
const SECRET = 'secret';

/**
 * Makes the backup of a day, unless it exists: a folder with the database and the secret as they
 * are at this moment, while the server goes on writing. Each copy is checked before it gets its
 * name. The first of a week and of a month are kept longer; that of a month without private
 * columns. Expired backups are deleted first, whether a new one can be made or not; but after more
 * than 30 days without one, only once a new one was made. The same applies to pictures, except if
 * the database is damaged, because it may no longer list them.
 */
export function makeBackup(asked: BackupAsked): BackedUp {
  const { dataFolder, backups } = asked;
  const problem = writeProblem(backups);
  const made: BackedUp =
    problem === null ? makeUnlessThere(asked) : { ok: false, reason: 'unusable', folder: backups, problem };
  if (made.ok || made.reason !== 'broken') cleanPictures(dataFolder, Date.now());
  return made;
}

function makeUnlessThere(asked: BackupAsked): BackedUp {
  const { dataFolder, backups, date } = asked;
  const own = join(dataFolder, 'backups');
  for (const folder of new Set([dataFolder, own, filesFolder(dataFolder), backups, filesFolder(backups)]))
    removeUnfinished(folder);
  markAhead(backups, date);
  const folder = join(backups, `daily-${date}`);
  if (existsSync(folder)) return { ok: true, folder, bytes: sizeOf(folder), isNew: false };
  // If the clock has jumped a year ahead, it must not delete every backup: after a jump one more
  // backup is made first, and expired ones are deleted the night after.
  const hasLeapt = isAfterLeap(backups, date);
  if (hasLeapt) unmarkPast(backups, date);
  const haveGone = !hasLeapt && letDueGo(backups, date);
  if (!hasLeapt) letEarlierGo(own, date);
  try {
    return makeNew(folder, asked);
  } finally {
    if (haveGone || existsSync(folder)) forgetPictures(dataFolder, backups);
  }
}

function makeNew(folder: string, { dataFolder, backups, date }: BackupAsked): BackedUp {
  // Pictures first, so that those listed in the copied database are there. A damaged picture must
  // not prevent the rest from being backed up.
  const pictures = putPictures(dataFolder, backups);
  if (pictures?.reason === 'noSpace') return pictures;
  const current = {
    daily: folder,
    weekly: join(backups, `weekly-${mondayOf(date)}`),
    monthly: join(backups, `monthly-${date.slice(0, 7)}`),
  };
  const refused =
    put(folder, dataFolder, (copy) => copyDatabase(databaseFile(dataFolder), copy)) ??
    putUnlessThere(current.weekly, folder, (copy) => link(databaseFile(folder), copy)) ??
    putUnlessThere(current.monthly, folder, (copy) => blankCopy(databaseFile(folder), copy));
  if (refused) return refused;
  for (const kind of Object.keys(KEPT) as Kind[])
    remove(
      backupsIn(backups)
        .filter((one) => one.kind === kind && one.path !== current[kind])
        .slice(KEPT[kind] - 1),
    );
  return pictures ?? { ok: true, folder, bytes: sizeOf(folder), isNew: true };
}

/**
 * The name of a backup: its day (of a month: the month), and the day on which it was seen, if its
 * own was still in the future.
 */
const NAME = /^((daily|weekly|monthly)-(\d{4}-\d\d(?:-\d\d)?))(?:-seen-(\d{4}-\d\d-\d\d))?$/;

/**
 * `named` is the day in its name, `plain` its path without a mark; `day` is the day that counts for
 * its age.
 */
type Backup = Readonly<{ path: string; plain: string; kind: Kind; named: string; day: string; isMarked: boolean }>;

/**
 * The backups in a folder, the newest first. The day of a marked one is the day on which it was
 * seen.
 */
function backupsIn(backups: string): Backup[] {
  return (existsSync(backups) ? readdirSync(backups) : [])
    .flatMap((name): Backup[] => {
      const [path, plain = '', kind, named = '', seen] = NAME.exec(name) ?? [];
      if (!path || !kind) return [];
      const paths = { path: join(backups, path), plain: join(backups, plain) };
      return [{ ...paths, kind: kind as Kind, named, day: seen ?? named, isMarked: seen !== undefined }];
    })
    .sort((a, b) => {
      if (a.day !== b.day) return a.day < b.day ? 1 : -1;
      // One that was marked on a day existed before that day's own.
      if (a.isMarked !== b.isMarked) return a.isMarked ? 1 : -1;
      return a.named < b.named ? 1 : -1;
    });
}

/**
 * Marks backups of future days, which were made while the clock was ahead: otherwise they would
 * pass for the newest, and later for that day's own. The mark is the day on which they were seen.
 */
function markAhead(backups: string, date: CivilDate): void {
  for (const { path, named, isMarked } of backupsIn(backups)) {
    if (isMarked || named <= date) continue;
    const marked = `${path}-seen-${date}`;
    rmSync(marked, { recursive: true, force: true });
    renameSync(path, marked);
  }
}

/**
 * Whether the clock may have jumped: the last daily backup is older than the days for which private
 * data is kept, plus NIGHTS_OFF. False without one. Today's does not count, because after a jump it
 * exists within minutes.
 */
export function isAfterLeap(backups: string, date: CivilDate): boolean {
  const own = join(backups, `daily-${date}`);
  const last = backupsIn(backups).find(({ kind, path }) => kind === 'daily' && path !== own)?.day;
  return last !== undefined && last < addDays(date, -BACKUP_DAYS - NIGHTS_OFF);
}

/**
 * While the clock was behind, earlier backups were marked. Once it is right and their day is past,
 * they get their name back, unless another has it.
 */
function unmarkPast(backups: string, date: CivilDate): void {
  for (const { path, plain, named, isMarked } of backupsIn(backups))
    if (isMarked && named < date && !existsSync(plain)) renameSync(path, plain);
}

/** Returns whether any was deleted. */
function letDueGo(backups: string, date: CivilDate): boolean {
  const yearAgo = `${Number(date.slice(0, 4)) - 1}${date.slice(4, 7)}`;
  const due = backupsIn(backups).filter(({ kind, day }) =>
    kind === 'monthly' ? day.slice(0, 7) <= yearAgo : day <= addDays(date, -BACKUP_DAYS),
  );
  remove(due);
  return due.length > 0;
}

/**
 * The databases replaced by a restore, and the copies made before an update, contain private data
 * too.
 */
function letEarlierGo(folder: string, date: CivilDate): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [, day] = /^(?:replaced|lanterne)-(\d{4}-\d\d-\d\d)T/.exec(name) ?? [];
    if (day !== undefined && day <= addDays(date, -BACKUP_DAYS)) letGo(join(folder, name));
  }
}

const remove = (gone: readonly Backup[]) => {
  for (const { path } of gone) letGo(path);
};

/**
 * One that cannot be deleted is reported, but does not prevent others from being deleted or a
 * backup from being made.
 */
function letGo(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch (error) {
    console.error(error);
  }
}

const mondayOf = (date: CivilDate) => addDays(date, -weekdayOf(date));
const sizeOf = (folder: string) => statSync(databaseFile(folder)).size;

function databaseSize(dataFolder: string): number {
  const file = databaseFile(dataFolder);
  return statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);
}

type Refused = Extract<BackedUp, { ok: false }>;

const putUnlessThere = (folder: string, from: string, copy: (file: string) => void): Refused | null =>
  existsSync(folder) ? null : put(folder, from, copy);

function putPictures(dataFolder: string, backups: string): Refused | null {
  const needed = missingBytes(dataFolder, backups);
  const { bavail, bsize } = statfsSync(backups);
  if (bavail * bsize < needed) return { ok: false, reason: 'noSpace', free: bavail * bsize, needed };
  const broken = backUpPictures(dataFolder, backups);
  return broken > 0 ? { ok: false, reason: 'brokenPictures', count: broken } : null;
}

/** Makes a backup under a temporary name, and renames it once it is complete. */
function put(folder: string, from: string, copy: (file: string) => void): Refused | null {
  const needed = SPACE_NEEDED * databaseSize(from);
  const { bavail, bsize } = statfsSync(dirname(folder));
  if (bavail * bsize < needed) return { ok: false, reason: 'noSpace', free: bavail * bsize, needed };
  const draft = `${folder}.part-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  makeFolder(draft);
  try {
    const file = databaseFile(draft);
    copy(file);
    const { isWhole, problem } = lookThrough(file);
    if (!isWhole) return { ok: false, reason: 'broken', problem };
    if (existsSync(join(from, SECRET))) copyFileSync(join(from, SECRET), join(draft, SECRET));
    for (const name of readdirSync(draft)) keep(join(draft, name));
    renameSync(draft, folder);
    return null;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * In one read transaction, whatever others write meanwhile: copying page by page would start anew
 * with each write.
 */
function copyDatabase(from: string, to: string): void {
  const db = openReadOnly(from);
  try {
    db.$client.prepare('vacuum into ?').run(to);
  } finally {
    db.$client.close();
  }
}

/** A hard link to the same file, where the disk supports it. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/**
 * Blanked values can still be read in the free bytes of the file, so the remaining rows are copied
 * into a new one.
 */
function blankCopy(from: string, to: string): void {
  const draft = `${to}.blank`;
  copyFileSync(from, draft);
  const db = openDatabase(draft);
  try {
    write(db, blankEverything);
    db.$client.prepare('vacuum into ?').run(to);
  } finally {
    db.$client.close();
    rmSync(draft);
  }
}

/** Makes a file readable only for its owner, and flushes it to the disk before it gets its name. */
function keep(file: string): void {
  chmodSync(file, 0o600);
  const open = openSync(file, 'r');
  fsyncSync(open);
  closeSync(open);
}

/** The temporary names used by a backup, a start or a restore until they are complete. */
const DRAFT =
  /^(?:(?:daily|weekly|monthly|lanterne)-.+|[0-9a-f]{64}\.\w+)\.part-\d+$|^restoring-\d+\.db(?:-wal|-shm|-journal)?$/;

function removeUnfinished(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, name);
    const made = DRAFT.test(name) ? statSync(path, { throwIfNoEntry: false })?.mtimeMs : undefined;
    if (made !== undefined && made < Date.now() - UNFINISHED) letGo(path);
  }
}

/** The result of checking a database file. */
type Looked = { isWhole: boolean; state: SchemaState; problem: string };

/**
 * Checks a copy and leaves it as a single file, not opened by anybody else. A file that is no
 * database is not whole.
 */
export function lookThrough(file: string): Looked {
  let db: ReturnType<typeof openDatabase> | undefined;
  try {
    db = openDatabase(file);
    const found = db.$client.pragma('integrity_check(3)', { simple: true });
    const state = schemaState(db);
    // The copy of a database in use is in WAL mode; without it, the copy is a single file.
    db.$client.pragma('journal_mode = delete');
    return { isWhole: found === 'ok', state, problem: found === 'ok' ? '' : String(found) };
  } catch (error) {
    return { isWhole: false, state: 'new', problem: error instanceof Error ? error.message : String(error) };
  } finally {
    db?.$client.close();
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  }
}
