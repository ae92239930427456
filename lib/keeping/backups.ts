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
import { filesFolder } from '#lib/pictures/picture-files.ts';
import { addDays, type CivilDate, weekdayOf } from '#lib/time/calendar.ts';
import { BACKUP_DAYS, type BackedUp, type BackupAsked, KEPT } from './backup-job.ts';
import { backUpPictures, cleanPictures, forgetPictures, missingBytes } from './kept-pictures.ts';
import { blankEverything } from './private-columns.ts';
import { lookThrough } from './verified-copy.ts';

type Kind = keyof typeof KEPT;
/**
 * Nights without a look that are no leap of the clock, beyond the days for which what is private is
 * kept.
 */
const NIGHTS_OFF = 2;
/** Times the size of the database: blanking takes a copy of the copy. */
const SPACE_NEEDED = 2;
/** What was left unfinished is in nobody's hands after a day, in milliseconds. */
const UNFINISHED = 86_400_000;

/**
 * What a backup holds besides the database, by its name in the data folder; pictures lie once for
 * all backups (kept-pictures.ts).
 */
const SECRET = 'secret';

/**
 * The backup of a day, unless there is one: a folder with the database and the secret, as they are
 * at this moment, which the server goes on writing. Each copy is opened and looked through before
 * it has its name. The first of a week and of a month are kept longer, that of a month without
 * private columns. What is due leaves before it, whether it can be made or not, but after more than
 * 30 days without one only once one was made; pictures too, but beside a damaged database, which
 * may not name them any more.
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
  // A clock that has leapt a year ahead must not take all there is with it: after a leap one more
  // backup is made first, and what is due leaves the night after.
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
  // First the pictures: what the copy of the database names is there. A damaged one keeps nothing
  // else from being backed up.
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
 * A backup by its name: its day (of a month: the month), and that on which it was seen when its own
 * was still to come.
 */
const NAME = /^((daily|weekly|monthly)-(\d{4}-\d\d(?:-\d\d)?))(?:-seen-(\d{4}-\d\d-\d\d))?$/;

/**
 * `named` is the day of its name, `plain` its path without a mark; `day` is that of which it
 * counts.
 */
type Backup = Readonly<{ path: string; plain: string; kind: Kind; named: string; day: string; isMarked: boolean }>;

/**
 * The backups of a folder, the newest first. One that is marked counts as of the day on which it
 * was seen.
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
      // What was marked on a day stood there before that day's own was made.
      if (a.isMarked !== b.isMarked) return a.isMarked ? 1 : -1;
      return a.named < b.named ? 1 : -1;
    });
}

/**
 * A clock that was ahead has named backups after days to come: they would pass for the newest until
 * then and after, and for that day's own once it is there. They say when they were seen.
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
 * Whether the clock may have leapt: for longer than what is private is kept nobody has looked. That
 * of this day says nothing of it: after a leap it is there within minutes.
 */
export function isAfterLeap(backups: string, date: CivilDate): boolean {
  const own = join(backups, `daily-${date}`);
  const last = backupsIn(backups).find(({ kind, path }) => kind === 'daily' && path !== own)?.day;
  return last !== undefined && last < addDays(date, -BACKUP_DAYS - NIGHTS_OFF);
}

/**
 * A clock that was behind has marked those of before, and leaps when it is set right: whose day is
 * over by then has its own name again, unless another has it.
 */
function unmarkPast(backups: string, date: CivilDate): void {
  for (const { path, plain, named, isMarked } of backupsIn(backups))
    if (isMarked && named < date && !existsSync(plain)) renameSync(path, plain);
}

/** Answers whether any has left. */
function letDueGo(backups: string, date: CivilDate): boolean {
  const yearAgo = `${Number(date.slice(0, 4)) - 1}${date.slice(4, 7)}`;
  const due = backupsIn(backups).filter(({ kind, day }) =>
    kind === 'monthly' ? day.slice(0, 7) <= yearAgo : day <= addDays(date, -BACKUP_DAYS),
  );
  remove(due);
  return due.length > 0;
}

/**
 * What a restore took the place of, and what a start made before an update, hold what is private
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
 * One that cannot be deleted is said, and keeps neither another from leaving nor a backup from
 * being made.
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

/** Makes a backup of a folder beside its place, and gives it its name once it is whole. */
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
 * In one transaction of reading, whatever others write meanwhile: copying page by page would begin
 * anew with each save.
 */
function copyDatabase(from: string, to: string): void {
  const db = openReadOnly(from);
  try {
    db.$client.prepare('vacuum into ?').run(to);
  } finally {
    db.$client.close();
  }
}

/** The same file under a second name, where the disk knows that. */
function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/**
 * What is only written over can still be read from the bytes: a copy of the rows that are left has
 * nothing else.
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

/** For its owner alone, and on the disk before it has its name. */
function keep(file: string): void {
  chmodSync(file, 0o600);
  const open = openSync(file, 'r');
  fsyncSync(open);
  closeSync(open);
}

/** What a backup, a start or a restore makes beside its place, until it is whole. */
const DRAFT =
  /^(?:(?:daily|weekly|monthly|lanterne)-.+|[0-9a-f]{64}\.\w+)\.part-\d+$|^restoring-\d+\.db(?:-wal|-shm|-journal)?$/;

function removeUnfinished(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, name);
    const made = DRAFT.test(name) ? statSync(path, { throwIfNoEntry: false })?.mtimeMs : undefined;
    if (made !== undefined && made < Date.now() - UNFINISHED) letGo(path);
  }
}
