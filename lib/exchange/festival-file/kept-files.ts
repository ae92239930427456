import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '#db/data-folder.ts';
import type { Actor } from '#lib/policy.ts';

/*
 * A festival file that waits to be imported is stored beside the database and not in it, because it
 * may be large and belongs only to the person who uploaded it. It is deleted once it is imported,
 * or after a day.
 */

/** In milliseconds. */
const KEPT_FOR = 24 * 3600 * 1000;
/** How many files are kept for one account. */
const MAX_KEPT = 3;
const NAME = /^(\d+)-[\w-]{22}$/;

const folderOf = (dataFolder: string) => join(dataFolder, 'incoming');

/**
 * Where to write a file of this account while it is uploaded, and the name under which it is then
 * kept.
 */
export function placeToKeep(dataFolder: string, actor: Actor): { token: string; path: string } {
  const folder = folderOf(dataFolder);
  makeFolder(folder);
  const token = randomBytes(16).toString('base64url');
  const own = filesIn(folder).filter(({ userId }) => userId === actor.userId);
  for (const { path } of own.sort((a, b) => b.at - a.at).slice(MAX_KEPT - 1)) rmSync(path, { force: true });
  return { token, path: join(folder, `${actor.userId}-${token}`) };
}

/** Stores the bytes; returns the name under which they are kept. */
export function keepFile(dataFolder: string, actor: Actor, bytes: Uint8Array): string {
  const { token, path } = placeToKeep(dataFolder, actor);
  writeFileSync(path, bytes, { mode: 0o600 });
  return token;
}

/**
 * The path of a file that this account keeps under a name; null once it is deleted, and for other
 * accounts.
 */
export function keptFile(dataFolder: string, actor: Actor, token: string): string | null {
  if (!NAME.test(`${actor.userId}-${token}`)) return null;
  const path = join(folderOf(dataFolder), `${actor.userId}-${token}`);
  return existsSync(path) ? path : null;
}

/** Deletes the file once it is imported. */
export function endFile(dataFolder: string, actor: Actor, token: string): void {
  if (NAME.test(`${actor.userId}-${token}`))
    rmSync(join(folderOf(dataFolder), `${actor.userId}-${token}`), { force: true });
}

/** Deletes files that nobody imported for a day. `now` is an ISO instant. */
export function letFilesGo(dataFolder: string, now: string): void {
  for (const { path, at } of filesIn(folderOf(dataFolder)))
    if (at < Date.parse(now) - KEPT_FOR) rmSync(path, { force: true });
}

function filesIn(folder: string): { path: string; userId: number; at: number }[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const userId = NAME.exec(name)?.[1];
    const path = join(folder, name);
    // Another request may have imported and deleted it meanwhile.
    const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    return userId === undefined || at === undefined ? [] : [{ path, userId: Number(userId), at }];
  });
}
