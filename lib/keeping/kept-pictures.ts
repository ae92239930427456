import { chmodSync, copyFileSync, existsSync, readdirSync, realpathSync, rmSync, statSync, utimesSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { databaseFile, openReadOnly } from '#db/client.ts';
import { makeFolder } from '#db/data-folder.ts';
import { fileFormats } from '#db/enums.ts';
import { filesFolder, hashOfFile, placeFile } from '#lib/pictures/picture-files.ts';
import { picturesInTemplates } from '#lib/pictures/published.ts';
import { storedName } from '#lib/pictures/sizes.ts';
import { UNDO_DAYS } from './erase.ts';

/*
 * The pictures of all backups, and the files of briefings, are stored once beside them, in `files/`
 * as in the data folder: the name of a file is its hash, so it never changes. Resized pictures are
 * not backed up, because they can be drawn again.
 */

/** The names of originals: a hash and a format. */
const ORIGINAL = new RegExp(`^[0-9a-f]{64}\\.(?:${fileFormats.join('|')})$`);
const DAY = 86_400_000;
/**
 * In milliseconds: a file that nothing refers to any more is kept as long as the bin can restore
 * it, plus a day between two nights.
 */
const KEPT_UNNAMED = (UNDO_DAYS + 1) * DAY;
/** Unfinished files older than a day belong to no running process. */
const UNFINISHED = DAY;

/** Every original in a folder, with its path. */
function originalsIn(files: string): string[] {
  const folders = existsSync(files) ? readdirSync(files).filter((name) => /^[0-9a-f]{2}$/.test(name)) : [];
  return folders.flatMap((name) =>
    readdirSync(join(files, name))
      .filter((file) => ORIGINAL.test(file))
      .map((file) => join(files, name, file)),
  );
}

const inFolder = (files: string, name: string) => join(files, name.slice(0, 2), name);

const OF_BRIEFINGS = `select distinct briefing_file ->> 'hash' || '.' || (briefing_file ->> 'format')
  from tasks where briefing_file is not null`;

type Names = Readonly<{ named: ReadonlySet<string>; withdrawn: ReadonlySet<string>; removed: readonly string[] }>;

/**
 * The files that a database refers to: those of drafts, of releases if not withdrawn, of templates
 * and of briefings; the withdrawn ones; and those of festivals in the bin. Empty for a database
 * from before there were pictures.
 */
function namesIn(database: string): Names {
  const db = openReadOnly(database);
  const { $client } = db;
  try {
    const knows = (table: string) => $client.prepare('select 1 from sqlite_master where name = ?').get(table);
    if (!knows('published_pictures')) return { named: new Set(), withdrawn: new Set(), removed: [] };
    const inBin = 'select value from removed_festivals, json_each(files)';
    const files = (rows: string) =>
      $client.prepare(`select distinct hash || '.' || format from ${rows}`).pluck().all() as string[];
    // Backups of an earlier version do not have this column.
    const isColumn = "select 1 from pragma_table_info('tasks') where name = 'briefing_file'";
    const briefings = $client.prepare(isColumn).get() ? ($client.prepare(OF_BRIEFINGS).pluck().all() as string[]) : [];
    const named = [...files('pictures'), ...files('published_pictures where withdrawn_at is null'), ...briefings];
    return {
      named: new Set([...named, ...picturesInTemplates(db).map(storedName)]),
      withdrawn: new Set(files('published_pictures where withdrawn_at is not null')),
      removed: knows('removed_festivals') ? ($client.prepare(inBin).pluck().all() as string[]) : [],
    };
  } finally {
    $client.close();
  }
}

/** In bytes: the pictures of the data folder that a backup does not have yet. */
export const missingBytes = (dataFolder: string, backups: string): number =>
  missing(filesFolder(dataFolder), filesFolder(backups)).reduce((sum, file) => sum + statSync(file).size, 0);

const missing = (from: string, to: string) =>
  originalsIn(from).filter((file) => !existsSync(inFolder(to, basename(file))));

/**
 * Copies the files that one folder has and another lacks; each is checked against its name first.
 * Returns how many could not be copied.
 */
function bring(from: string, to: string): number {
  let broken = 0;
  for (const file of missing(from, to)) {
    const name = basename(file);
    const draft = join(to, `${name}.part-${process.pid}`);
    makeFolder(dirname(draft));
    try {
      copyFileSync(file, draft);
      chmodSync(draft, 0o600);
      if (hashOfFile(draft) === name.slice(0, 64)) placeFile(draft, inFolder(to, name));
      else broken += 1;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return broken;
}

/** Copies the pictures of the data folder beside the backups. Returns how many are damaged. */
export const backUpPictures = (dataFolder: string, backups: string): number =>
  bring(filesFolder(dataFolder), filesFolder(backups));

/** Null for a damaged database, whose files are unknown. */
function namesIfRead(database: string): Names | null {
  try {
    return namesIn(database);
  } catch {
    return null;
  }
}

/**
 * Deletes files to which no backup refers any more; none if a backup cannot be read, nor if they
 * share a folder with those of the data folder.
 */
export function forgetPictures(dataFolder: string, backups: string): void {
  if (realpathSync(backups) === realpathSync(dataFolder)) return;
  const named = new Set<string>();
  for (const name of readdirSync(backups)) {
    const database = databaseFile(join(backups, name));
    if (!/^(?:daily|weekly|monthly)-[^.]+$/.test(name) || !existsSync(database)) continue;
    const names = namesIfRead(database);
    if (names === null) return;
    for (const file of [...names.named, ...names.removed]) named.add(file);
  }
  for (const file of originalsIn(filesFolder(backups))) if (!named.has(basename(file))) rmSync(file);
}

/**
 * Restores files that are missing in the data folder from the folder beside this backup. Returns
 * how many are damaged.
 */
export function restorePictures(backup: string, dataFolder: string): number {
  const from = filesFolder(dirname(backup));
  return existsSync(from) && from !== filesFolder(dataFolder) ? bring(from, filesFolder(dataFolder)) : 0;
}

/**
 * Deletes files that nothing has referred to for `KEPT_UNNAMED`; after a day those that were
 * withdrawn for good, with their resized copies; and unfinished uploads. The time of a file is when
 * it was last found in use, or stored. `now` in milliseconds.
 */
export function cleanPictures(dataFolder: string, now: number): void {
  const files = filesFolder(dataFolder);
  if (!existsSync(files)) return;
  const age = (file: string) => now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now);
  const incoming = join(files, 'incoming');
  if (existsSync(incoming))
    for (const name of readdirSync(incoming))
      if (age(join(incoming, name)) > UNFINISHED) rmSync(join(incoming, name), { force: true });
  const { named: standing, removed, withdrawn } = namesIn(databaseFile(dataFolder));
  const named = new Set([...standing, ...removed]);
  for (const file of originalsIn(files)) {
    const name = basename(file);
    if (named.has(name)) utimesSync(file, now / 1000, now / 1000);
    if (named.has(name) || age(file) < (withdrawn.has(name) ? DAY : KEPT_UNNAMED)) continue;
    rmSync(file);
    const made = join(files, 'made', name.slice(0, 2));
    const drawn = existsSync(made) ? readdirSync(made).filter((one) => one.startsWith(name.slice(0, 64))) : [];
    for (const one of drawn) rmSync(join(made, one), { force: true });
  }
}
