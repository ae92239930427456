import { accessSync, closeSync, constants, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { BackedUp } from '#lib/keeping/backup-job.ts';
import { makeBackup } from '#lib/keeping/backups.ts';
import { lookThrough } from '#lib/keeping/verified-copy.ts';
import { onThisMachine } from '#lib/time/clock.ts';
import { type Answer, type Command, type Given, Refused } from './command.ts';
import { dataContentsOf } from './data-contents.ts';
import type { CommandWords } from './words.ts';

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
export const backupRefusal = (made: Extract<BackedUp, { ok: false }>, say: CommandWords): string =>
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
