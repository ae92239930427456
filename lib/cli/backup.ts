import { accessSync, chmodSync, constants, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Answer, type Command, type Given, Refused } from './command.ts';
import { dataContentsOf } from './data-contents.ts';
import { lookThrough } from './verified-copy.ts';

/** `backup FILE`: the whole database as it is at this moment, while the server goes on. The copy is looked through before it has its name. */
async function backUp(given: Given): Promise<Answer> {
  const { say } = given;
  const file = resolve(given.positionals[0] ?? '');
  if (existsSync(file)) throw new Refused('exists', say('exists', { file }));
  accessSync(dirname(file), constants.W_OK);
  const db = given.db();
  const draft = `${file}.part`;
  try {
    await db.$client.backup(draft);
    const { isWhole, problem } = lookThrough(draft);
    if (!isWhole) throw new Refused('brokenCopy', say('brokenCopy', { reason: problem }));
    // It holds what the database holds, wherever it is put.
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  const { size } = statSync(file);
  const { festivals } = dataContentsOf(db);
  const lines = [say('backedUp', { file, size: sizeText(size) }), say('holds', { count: festivals.length })];
  return { ok: true, lines, json: { file, bytes: size, festivals } };
}

/** In megabytes, to one place. */
export const sizeText = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

export const backup: Command = { options: {}, words: [1, 1], run: backUp };
