import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ParseArgsConfig } from 'node:util';
import type { Db } from '#db/client.ts';
import type { Env } from '#lib/env.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { CommandWords } from './words.ts';

/**
 * What a command is given: its words after the name, the terminal's language, and where the data
 * lies.
 */
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
  /** Whether the answer is wanted as JSON. */
  isJson: boolean;
}>;

/**
 * What a command answers: lines for a person and the same for a program. `ok` false is an answer
 * that asks for something to be done (exit code 1). `raw` is written to the standard output as it
 * is, and nothing else.
 */
export type Answer = Readonly<{ ok: boolean; lines: readonly string[]; json: object; raw?: Uint8Array }>;

export type Command = Readonly<{
  options: NonNullable<ParseArgsConfig['options']>;
  /** How many words it takes beside its options. */
  words: readonly [least: number, most: number];
  /** Without these it cannot be understood. */
  required?: readonly string[];
  /** What it answers with `--json`, as a JSON Schema: `--help --json` prints it. */
  jsonSchema?: () => object;
  run: (given: Given) => Promise<Answer> | Answer;
}>;

/**
 * A command that cannot go on: a code for programs, the sentence for people. `json` is what else a
 * program is told.
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

/** 0 done; 1 refused, or something is to be done; 2 not understood. */
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
