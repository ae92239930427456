import { accessSync, closeSync, constants, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { count, eq, max } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { changes, events, festivals, releases, users } from '#db/schema/index.ts';
import type { Env } from '#lib/env.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { type BackedUp, backupJob, lookThrough, makeBackup } from '#lib/keeping/backups.ts';
import { logAct } from '#lib/log-file.ts';
import { now, onThisMachine } from '#lib/time/clock.ts';
import { type Answer, type Command, type Given, Refused } from './command.ts';
import { type CommandWords, commandWords } from './words.ts';

/**
 * The hour of the machine's clock from which the backup of the day is made. A machine that was off
 * makes it later in the day.
 */
const QUIET_FROM = '04';
/** In milliseconds. */
const LOOK_EVERY = 600_000;

/**
 * Makes the backup of each day while the server runs, in a thread. A failure is printed on the
 * terminal, and tried again.
 */
export function backUpNightly({ dataFolder, backupFolder: backups }: Env): void {
  const look = lookAtNight(async (date) => {
    const made = await runJob(backupJob, { dataFolder, backups, date });
    if (!made.ok || made.isNew) logAct({ act: made.ok ? 'backup' : 'backup refused' }, now());
    return made;
  });
  setInterval(() => void look(onThisMachine(now())), LOOK_EVERY).unref();
}

/** Called at each look at the machine's clock: makes one backup a day, one attempt at a time. */
export function lookAtNight(make: (date: string) => Promise<BackedUp>): (wall: string) => Promise<void> {
  let done = '';
  let isMaking = false;
  return async (wall) => {
    const [date = '', hour = ''] = wall.split(/[T:]/);
    if (isMaking || date === done || hour < QUIET_FROM) return;
    isMaking = true;
    try {
      const made = await make(date);
      if (made.ok) done = date;
      else console.error(backupRefusal(made, commandWords()));
    } catch (error) {
      console.error(error);
    } finally {
      isMaking = false;
    }
  };
}

/** `backup`: the automatic backup of each night, now. `backup FILE`: a copy in another place. */
const run = (given: Given): Promise<Answer> | Answer =>
  given.positionals.length === 0 ? backUpAsAtNight(given) : backUp(given);

function backUpAsAtNight({ say, env, now, db }: Given): Answer {
  db();
  const date = onThisMachine(now).slice(0, 10);
  const made = makeBackup({ dataFolder: env.dataFolder, backups: env.backupFolder, date });
  if (!made.ok) throw new Refused(made.reason, backupRefusal(made, say));
  const { folder: file, bytes, isNew } = made;
  const size = sizeText(bytes);
  return {
    ok: true,
    lines: [isNew ? say('backedUp', { file, size }) : say('backedUpBefore', { file })],
    json: { file, bytes, isNew },
  };
}

/** Why there is no backup. */
const backupRefusal = (made: Extract<BackedUp, { ok: false }>, say: CommandWords): string =>
  made.reason === 'noSpace'
    ? say('noSpaceToBackUp', { free: sizeText(made.free), needed: sizeText(made.needed) })
    : made.reason === 'broken'
      ? say('brokenCopy', { reason: made.problem })
      : made.reason === 'unusable'
        ? say('backupsUnusable', { folder: made.folder, reason: made.problem })
        : say('brokenPictures', { count: made.count });

/**
 * `backup FILE`: the whole database as it is at this moment, while the server goes on. The copy is
 * checked before it gets its name.
 */
async function backUp(given: Given): Promise<Answer> {
  const { say } = given;
  const file = resolve(given.positionals[0] ?? '');
  if (existsSync(file)) throw new Refused('exists', say('exists', { file }));
  accessSync(dirname(file), constants.W_OK);
  const db = given.db();
  const draft = `${file}.part`;
  rmSync(draft, { force: true });
  try {
    // It contains everything in the database, wherever it is put, so only its owner may read it,
    // also while it is made.
    closeSync(openSync(draft, 'wx', 0o600));
    await db.$client.backup(draft);
    const { isWhole, problem } = lookThrough(draft);
    if (!isWhole) throw new Refused('brokenCopy', say('brokenCopy', { reason: problem }));
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  const { size } = statSync(file);
  const { festivals } = dataContentsOf(db);
  const lines = [say('backedUp', { file, size: sizeText(size) }), say('holds', { count: festivals.length })];
  return { ok: true, lines, json: { file, bytes: size, festivals } };
}

/** In megabytes, with one decimal. */
export const sizeText = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

export const backup: Command = { options: {}, words: [0, 1], run };

type FestivalContents = { slug: string; events: number; releases: number };
/** The content of a database, to tell two of them apart. `lastChange` is an instant. */
export type DataContents = { festivals: FestivalContents[]; accounts: number; lastChange: string | null };

export function dataContentsOf(db: Db): DataContents {
  const each = db.select({ id: festivals.id, slug: festivals.slug }).from(festivals).orderBy(festivals.id).all();
  const rows = (table: typeof events | typeof releases, id: number) =>
    db.select({ rows: count() }).from(table).where(eq(table.festivalId, id)).get()?.rows ?? 0;
  return {
    festivals: each.map(({ id, slug }) => ({ slug, events: rows(events, id), releases: rows(releases, id) })),
    accounts: db.select({ rows: count() }).from(users).get()?.rows ?? 0,
    lastChange:
      db
        .select({ at: max(changes.at) })
        .from(changes)
        .get()?.at ?? null,
  };
}
