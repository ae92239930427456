import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import type { Db } from '#db/client.ts';
import type { Env } from '#lib/env.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { CommandWords } from './words.ts';

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
