import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import Database from 'better-sqlite3';
import { asc, eq } from 'drizzle-orm';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { keepJournal } from '#db/journal.ts';
import { standingSchemaState } from '#db/migrate.ts';
import { users } from '#db/schema/index.ts';
import { type Env, EnvError } from '#lib/env.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Actor, Authorized, Permission } from '#lib/policy.ts';
import { backupFolder } from './prepare-database.ts';
import { storageRefusal } from './refused-start.ts';
import { ownerRefusingRoot } from './server-lock.ts';
import type { CliSay, CommandWords } from './words.ts';

/** What a command gets: its words, the language of the terminal, and the data folder. */
export type Given = Readonly<{
  values: Readonly<Record<string, string | boolean | undefined>>;
  positionals: readonly string[];
  say: CommandWords;
  locale: Locale;
  env: Env;
  /** An ISO instant. */
  now: string;
  /**
   * The database of the data folder; opened at the first call, closed when the command ends. Throws
   * Refused.
   */
  db: () => Db;
  /** Whether the answer should be JSON. */
  isJson: boolean;
}>;

/**
 * The answer of a command: lines for people, and the same as JSON. With `ok` false, something has
 * to be done (exit code 1). `raw` is written to the standard output unchanged, and nothing else is.
 */
export type Answer = Readonly<{ ok: boolean; lines: readonly string[]; json: object; raw?: Uint8Array }>;

export type Command = Readonly<{
  options: NonNullable<ParseArgsConfig['options']>;
  /** How many words it takes, besides options. */
  words: readonly [least: number, most: number];
  /** The required options. */
  required?: readonly string[];
  /** The JSON Schema of its answer with `--json`, printed by `--help --json`. */
  jsonSchema?: () => object;
  run: (given: Given) => Promise<Answer> | Answer;
}>;

/**
 * A command cannot go on: a code for programs, and a sentence for people. `json` has further data
 * for programs.
 */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly json: object = {},
  ) {
    super(message);
  }
}

/**
 * Why a command cannot go on, where that is known: a setting, the disk, or a damaged database; null
 * for a mistake in the program.
 */
export function refusedFor(error: unknown, folder: string, say: CliSay): Refused | null {
  if (error instanceof Refused) return error;
  if (error instanceof EnvError) return new Refused(error.code, say(error.code, { value: error.value }));
  const reason = error instanceof Error ? error.message : String(error);
  const storage = storageRefusal(error);
  if (storage) return new Refused(storage.code, say(storage.code, { folder, reason: storage.reason }));
  const isDamaged = error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
  const backups = backupFolder(folder);
  return isDamaged ? new Refused('brokenDatabase', say('brokenDatabase', { folder, reason, backups })) : null;
}

/** 0 done; 1 refused, or something has to be done; 2 not understood. */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;

export const textOf = (given: Given, name: string): string => {
  const value = given.values[name];
  return typeof value === 'string' ? value : '';
};
export const isSet = (given: Given, name: string): boolean => given.values[name] === true;

/**
 * The file that the first word of a command names, or the one in a folder of that name, as a whole
 * path. Throws Refused where there is none.
 */
export function givenFile({ positionals, say }: Given, inFolder = (folder: string) => folder): string {
  const named = resolve(positionals[0] ?? '');
  const file = statSync(named, { throwIfNoEntry: false })?.isDirectory() ? inFolder(named) : named;
  if (!existsSync(file) || statSync(file).isDirectory()) throw new Refused('noFile', say('noFile', { file }));
  return file;
}

/**
 * The account for which a command acts: the one given by `--as`, else the first administrator.
 * Throws Refused where there is none.
 */
export function actingAccount(given: Given, db: Db): Actor {
  const email = textOf(given, 'as').trim().toLowerCase();
  const row = db
    .select({ userId: users.id, name: users.name, email: users.email, isAdministrator: users.isAdministrator })
    .from(users)
    .where(email ? eq(users.email, email) : eq(users.isAdministrator, true))
    .orderBy(asc(users.id))
    .get();
  if (row) return row;
  throw new Refused('noAccount', email ? given.say('noAccountOf', { email }) : given.say('noAccount'));
}

/**
 * The festival given by `--festival`, with the proof that the acting account has this permission.
 * Throws Refused.
 */
export function festivalOf<P extends Permission>(given: Given, actor: Actor, permission: P, db: Db): Authorized<P> {
  const slug = textOf(given, 'festival');
  try {
    return authorizeFestival(actor, slug, permission, db);
  } catch (error) {
    if (!(error instanceof LanterneError)) throw error;
    if (error.code === 'notAllowed')
      throw new Refused('notAllowed', given.say('notAllowed', { email: actor.email, slug }));
    throw new Refused('noFestival', given.say('noFestival', { slug }));
  }
}

/**
 * Opens the database of a data folder, beside a server that may be running. Throws Refused where
 * there is none, or where another version of Lanterne made it: only a start updates it, after a
 * backup.
 */
export function openData(dataFolder: string, say: CliSay): Db {
  const file = databaseFile(dataFolder);
  // Opening it would create one.
  if (!existsSync(file)) throw new Refused('noData', say('resetNoData', { folder: dataFolder }));
  const db = openDatabase(file);
  const state = standingSchemaState(db);
  if (state === 'current') {
    keepJournal(db, dataFolder);
    return db;
  }
  db.$client.close();
  const code = state === 'newer' ? 'newerDatabase' : 'olderDatabase';
  throw new Refused(code, say(code, { folder: dataFolder, backups: backupFolder(dataFolder) }));
}

/** Throws Refused where root uses the data of another account. */
export function refuseRoot(dataFolder: string, say: CliSay): void {
  const owner = ownerRefusingRoot(dataFolder);
  if (owner) throw new Refused('otherAccount', say('otherAccount', { folder: dataFolder, ...owner }));
}
