import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '#db/data-folder.ts';
import type { Actor } from '#lib/authorized.ts';

/*
 * A festival file waits between being read and being brought in, beside the database and not in it:
 * it may be large, and it is nobody’s but who brought it. It is gone when it is in, or after a day.
 */

/** Milliseconds. */
const KEPT_FOR = 24 * 3600 * 1000;
/** Of one account. */
const MAX_KEPT = 3;
const NAME = /^(\d+)-[\w-]{22}$/;

const folderOf = (dataFolder: string) => join(dataFolder, 'incoming');

/** Where a file of this account is written as it comes; it is kept under the name. */
export function placeToKeep(dataFolder: string, actor: Actor): { token: string; path: string } {
  const folder = folderOf(dataFolder);
  makeFolder(folder);
  const token = randomBytes(16).toString('base64url');
  const own = filesIn(folder).filter(({ userId }) => userId === actor.userId);
  for (const { path } of own.sort((a, b) => b.at - a.at).slice(MAX_KEPT - 1)) rmSync(path, { force: true });
  return { token, path: join(folder, `${actor.userId}-${token}`) };
}

/** Keeps the bytes and answers under which name. */
export function keepFile(dataFolder: string, actor: Actor, bytes: Uint8Array): string {
  const { token, path } = placeToKeep(dataFolder, actor);
  writeFileSync(path, bytes, { mode: 0o600 });
  return token;
}

/**
 * Where what this account keeps under the name lies; null once it is gone, and for everybody else.
 */
export function keptFile(dataFolder: string, actor: Actor, token: string): string | null {
  if (!NAME.test(`${actor.userId}-${token}`)) return null;
  const path = join(folderOf(dataFolder), `${actor.userId}-${token}`);
  return existsSync(path) ? path : null;
}

/** Lets it go once it is in. */
export function endFile(dataFolder: string, actor: Actor, token: string): void {
  if (NAME.test(`${actor.userId}-${token}`))
    rmSync(join(folderOf(dataFolder), `${actor.userId}-${token}`), { force: true });
}

/** What nobody brought in for a day goes. `now` is an ISO instant. */
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
    // Another request may have brought it in meanwhile.
    const at = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    return userId === undefined || at === undefined ? [] : [{ path, userId: Number(userId), at }];
  });
}
