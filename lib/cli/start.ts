import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseFile, openDatabase } from '#db/client.ts';
import { createSetupToken, setupLinkNeeded } from '#lib/accounts/setup.ts';
import { type Env, EnvError, env, secret } from '#lib/env.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { seedDemonstration } from '#lib/templates/demonstration.ts';
import { now } from '#lib/time/clock.ts';
import { ensureBuilt } from './build.ts';
import { closeToOthers } from './data-modes.ts';
import { firstNodes, isNodeWanted } from './node-version.ts';
import { backupFolder, prepareDatabase } from './prepare-database.ts';
import { takeServerLock, thisProcess } from './server-lock.ts';
import { exitCodeOf, isPortFree, startServer, untilReady } from './server-process.ts';
import { storageRefusal } from './storage-refusal.ts';
import { terminalLocale, terminalWords } from './words.ts';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const say = terminalWords();
const isDev = process.argv.includes('--dev');

/** A start that cannot go on: the sentence goes to the terminal, the exit code is 1. */
class Refused extends Error {}

/** What the environment says; a value that cannot be used is a sentence. */
function told<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof EnvError) throw new Refused(say(error.code, { value: error.value }));
    throw error;
  }
}

function lockDataFolder({ dataFolder, port }: Env) {
  let taken: ReturnType<typeof takeServerLock>;
  try {
    taken = takeServerLock(dataFolder, thisProcess(port, now()));
  } catch (error) {
    const { code, reason } = storageRefusal(error) ?? { code: 'dataUnusable', reason: String(error) };
    throw new Refused(say(code, { folder: dataFolder, reason }));
  }
  if (taken.ok) return taken.lock;
  const { holder } = taken;
  if (!holder) throw new Refused(say('lockedByUnknown', { folder: dataFolder }));
  throw new Refused(
    say('locked', {
      folder: dataFolder,
      pid: String(holder.pid),
      host: holder.host,
      port: String(holder.port),
      since: holder.since,
    }),
  );
}

/** Runs `work`; a full, read-only or occupied disk is a sentence. */
async function refusingStorage<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = storageRefusal(error);
    throw refusal ? new Refused(say(refusal.code, { folder, reason: refusal.reason })) : error;
  }
}

async function readyDatabase({ dataFolder }: Env): Promise<void> {
  const prepared = await refusingStorage(dataFolder, () =>
    prepareDatabase(dataFolder, now(), (db) => seedDemonstration(db, now())),
  );
  const places = { folder: dataFolder, backups: backupFolder(dataFolder) };
  if (prepared.ok) {
    if (prepared.isNew) console.log(say('seeded'));
    if (prepared.backup) console.log(say('backedUp', { file: prepared.backup }));
  } else if (prepared.reason === 'newer') throw new Refused(say('newerDatabase', places));
  else throw new Refused(say('brokenDatabase', { ...places, reason: prepared.message }));
}

/** The one-time link that makes the first account; null once there is one. */
function setupLink({ dataFolder, url }: Env): string | null {
  const db = openDatabase(databaseFile(dataFolder));
  try {
    return setupLinkNeeded(db) ? url + sitePaths('fr').setup(createSetupToken(db, now())) : null;
  } finally {
    db.$client.close();
  }
}

function refuseOldNode(): void {
  const version = process.versions.node;
  if (isNodeWanted(version)) return;
  const wanted = new Intl.ListFormat(terminalLocale(), { type: 'disjunction' }).format(firstNodes());
  throw new Refused(say('nodeTooOld', { version, wanted }));
}

/** Says what a start puts right, and what it can only warn of. */
function guard(dataFolder: string): void {
  if (process.getuid?.() === 0) console.warn(say('asRoot'));
  const { mended, open } = closeToOthers(dataFolder);
  if (mended.length > 0) console.log(say('modesMended', { files: mended.join(', ') }));
  if (open.length > 0) console.warn(say('modesOpen', { files: open.join(', ') }));
}

/** Builds where it is needed. What a build writes is no secret: whoever starts the server need not be who built it. */
async function built(umask: number): Promise<void> {
  if (isDev) return;
  const own = process.umask(umask);
  const code = await ensureBuilt(root, () => console.log(say('building')));
  process.umask(own);
  if (code !== 0) throw new Refused(say('buildFailed'));
}

async function start(): Promise<number> {
  refuseOldNode();
  const settings = told(env);
  // What this process and the server write is for their own account alone.
  const usual = process.umask(0o077);
  const lock = lockDataFolder(settings);
  try {
    const { port, host, url, dataFolder } = settings;
    if (!(await isPortFree({ port, host })))
      throw new Refused(say('portTaken', { port: String(port), other: String(port + 1) }));
    await built(usual);
    guard(dataFolder);
    await readyDatabase(settings);
    const key = await refusingStorage(dataFolder, () => told(secret));
    const link = await refusingStorage(dataFolder, () => setupLink(settings));

    const variables = { LANTERNE_DATA: dataFolder, LANTERNE_URL: url, NEXTAUTH_URL: url, NEXTAUTH_SECRET: key };
    const child = startServer(root, { port, host }, variables, isDev);
    const ended = exitCodeOf(child);
    // Next's own banner says less than ours; what it says later (errors of requests) goes through.
    let isQuiet = !isDev;
    child.stdout?.on('data', (text: Buffer) => {
      if (!isQuiet) process.stdout.write(text);
    });
    if (await untilReady(child, { port, host })) {
      isQuiet = false;
      const lines = [
        say('ready', { url }),
        say('data', { folder: dataFolder }),
        ...(link ? ['', say('setup', { link }), ''] : []),
      ];
      // One write, so that whoever reads the terminal has all of it or nothing.
      process.stdout.write(`${lines.join('\n')}\n`);
    }
    return await ended;
  } finally {
    lock.release();
  }
}

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
