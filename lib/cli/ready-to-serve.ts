import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { writeProblem } from '#db/data-folder.ts';
import { createSetupToken, setupLinkNeeded } from '#lib/accounts/mutations.ts';
import { type Env, env, secret, smtp } from '#lib/env.ts';
import { noteCheck } from '#lib/faults.ts';
import { changedAfter } from '#lib/health.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { replayJournal } from '#lib/keeping/replay.ts';
import { logAct } from '#lib/log-file.ts';
import { seedDemonstration } from '#lib/templates/demonstration.ts';
import { now } from '#lib/time/clock.ts';
import { backupFolder, prepareDatabase } from './prepare-database.ts';
import { orRefused, RefusedStart, refusing, refusingStorage } from './refused-start.ts';
import { holdDataFolder } from './server-lock.ts';
import { commandWords, terminalWords } from './words.ts';

const say = terminalWords();

/** Where the server listens, and what it then prints. */
type Start = Pick<Env, 'port' | 'host'> & { lines: readonly string[] };

/** Set by `lib/cli/start.mjs`, which waits for it. */
const shared = globalThis as typeof globalThis & { lanterneReady?: (start: Start) => void };

/**
 * Says where to listen, without the rest: the second server uses the data that the first has
 * prepared.
 */
export function readyBeside(): void {
  const { port, host } = env();
  shared.lanterneReady?.({ port, host, lines: [] });
}

/** `makeReady`, where an error becomes a sentence and ends the process. */
export const readyToServe = (): Promise<void> => refusing(makeReady);

/**
 * Prepares the data folder for this process: closed to other accounts, with a database of this
 * schema and the key that signs sessions. Rejects with a `RefusedStart` where something cannot be
 * used.
 */
export async function makeReady(): Promise<void> {
  const settings = orRefused(env);
  orRefused(smtp);
  const { port, host, url, dataFolder } = settings;
  // Files that this process writes are only accessible to its own account.
  process.umask(0o077);
  holdDataFolder(settings);
  const refusal = await portRefusal(settings);
  if (refusal !== null) throw new RefusedStart(refusal);
  guard(settings);
  const isNew = await readyDatabase(settings);
  const madeKey = (file: string) => isNew || console.warn(say('newSecret', { file }));
  const key = await refusingStorage(dataFolder, () => orRefused(() => secret(process.env, madeKey)));
  const link = await refusingStorage(dataFolder, () => {
    const db = openDatabase(databaseFile(dataFolder));
    try {
      // Nothing is written to a damaged database.
      if (!isWhole(db, settings)) return null;
      warnOfClock(db);
      forgetAgain(db, settings);
      return setupLink(settings, db);
    } finally {
      db.$client.close();
    }
  });
  Object.assign(process.env, {
    LANTERNE_DATA: dataFolder,
    LANTERNE_URL: url,
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: key,
  });
  const lines = [
    say('ready', { url }),
    say('data', { folder: dataFolder }),
    ...(link ? ['', say('setup', { link }), ''] : []),
  ];
  shared.lanterneReady?.({ port, host, lines });
}

/** Why it cannot listen there, checked before the data is touched; null where it can. */
export function portRefusal({ port, host }: Pick<Env, 'port' | 'host'>): Promise<string | null> {
  const why = ({ code, message: reason }: NodeJS.ErrnoException) =>
    code === 'EADDRINUSE'
      ? say('portTaken', { port: String(port), other: String(port < 65535 ? port + 1 : port - 1) })
      : code === 'EADDRNOTAVAIL'
        ? say('badHost', { value: host ?? '' })
        : say('portRefused', { port: String(port), reason });
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(why(error)));
    probe.listen(port, host ?? undefined, () => probe.close(() => resolve(null)));
  });
}

/** Reports what a start repairs, and what it can only warn of. */
function guard({ dataFolder, backupFolder: backups }: Env): void {
  if (process.getuid?.() === 0) console.warn(say('asRoot'));
  const { mended, open } = closeToOthers(dataFolder);
  if (mended.length > 0) console.log(say('modesMended', { files: mended.join(', ') }));
  if (open.length > 0) console.warn(say('modesOpen', { files: open.join(', ') }));
  // Only a warning: a missing backup disk is no reason not to start.
  const reason = backups === backupFolder(dataFolder) ? null : writeProblem(backups);
  if (reason !== null) console.warn(commandWords()('backupsUnusable', { folder: backups, reason }));
}

/** Whether it is a new one. */
async function readyDatabase({ dataFolder }: Env): Promise<boolean> {
  const prepared = await refusingStorage(dataFolder, () =>
    prepareDatabase(dataFolder, now(), (db) => seedDemonstration(db, now())),
  );
  const places = { folder: dataFolder, backups: backupFolder(dataFolder) };
  if (prepared.ok) {
    if (prepared.isNew) console.log(say('seeded'));
    if (prepared.backup) {
      console.log(say('backedUp', { file: prepared.backup }));
      logAct({ act: 'backup before update' }, now());
    }
    return prepared.isNew;
  }
  if (prepared.reason === 'newer') throw new RefusedStart(say('newerDatabase', places));
  const code = prepared.reason === 'broken' ? 'brokenDatabase' : 'databaseNotUpdated';
  throw new RefusedStart(say(code, { ...places, reason: prepared.message }));
}

/**
 * Checks whether the database is intact, and records how long that took: otherwise a damaged page
 * would only be noticed when somebody needs it.
 */
function isWhole(db: Db, { dataFolder }: Env): boolean {
  const from = performance.now();
  const found = db.$client.pragma('quick_check(1)', { simple: true });
  const milliseconds = Math.round(performance.now() - from);
  // A damaged database is served as far as it can be read; the health page reports it.
  noteCheck({ at: now(), milliseconds, isWhole: found === 'ok' });
  if (found === 'ok') {
    console.log(say('checked', { milliseconds: String(milliseconds) }));
    return true;
  }
  console.warn(say('damaged', { folder: dataFolder, reason: String(found), backups: backupFolder(dataFolder) }));
  return false;
}

/** A machine without a battery for its clock may start in another year. */
function warnOfClock(db: Db): void {
  const at = now();
  const last = changedAfter(at, db);
  if (last !== null) console.warn(say('clockBehind', { now: at, last }));
}

/** Before the first answer, because a backup may have replaced the database by hand. */
function forgetAgain(db: Db, { dataFolder }: Env): void {
  const revived = replayJournal(db, dataFolder, now());
  if (revived) console.log(say('revoked', revived));
}

/** The one-time link for the first account; null once there is one. */
function setupLink({ url }: Env, db: Db): string | null {
  return setupLinkNeeded(db) ? url + sitePaths('fr').setup(createSetupToken(db, now())) : null;
}

/** The permissions of group and others, and the bit of shared folders. */
const OTHERS = 0o077;
const SHARED = 0o1000;

/**
 * What other accounts of the machine could read, by path: what was closed, and what could not be.
 */
type Modes = { mended: string[]; open: string[] };

/**
 * Makes a data folder and its files accessible only to the owner, because they contain addresses,
 * allergies and the key of the sessions. A shared folder (`/tmp`) is left as it is. Throws where
 * the folder cannot be read.
 */
export function closeToOthers(folder: string): Modes {
  const modes: Modes = { mended: [], open: [] };
  // Windows has no such permissions.
  if (!process.getuid) return modes;
  for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))]) {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat || stat.isSymbolicLink() || (stat.mode & OTHERS) === 0) continue;
    if (stat.mode & SHARED) return { ...modes, open: [folder] };
    try {
      chmodSync(path, stat.mode & ~OTHERS & 0o777);
      modes.mended.push(path);
    } catch {
      modes.open.push(path);
    }
  }
  return modes;
}
