import { parseArgs } from 'node:util';
import type { Db } from '#db/client.ts';
import { createInvitation, INVITATION_DAYS } from '#lib/accounts/members.ts';
import { invitationInput } from '#lib/accounts/schema.ts';
import { MAX_SECRET_LINKS } from '#lib/accounts/tokens.ts';
import { env } from '#lib/env.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';
import { backup } from './backup.ts';
import {
  type Answer,
  actingAccount,
  type Command,
  EXIT,
  festivalOf,
  type Given,
  openData,
  Refused,
  refusedFor,
  refuseRoot,
  textOf,
} from './command.ts';
import { doctor } from './doctor.ts';
import { exportCommand, exportFormats } from './export.ts';
import { importCommand } from './import.ts';
import { storageRefusal } from './refused-start.ts';
import { restore } from './restore.ts';
import { site } from './site.ts';
import { type CommandWords, commandWords, terminalLocale, terminalWords } from './words.ts';

const userInvite: Command = {
  options: {
    festival: { type: 'string' },
    role: { type: 'string' },
    label: { type: 'string' },
    as: { type: 'string' },
  },
  words: [0, 0],
  required: ['festival'],
  run: invite,
};

const commands = {
  import: importCommand,
  export: exportCommand,
  site,
  backup,
  restore,
  doctor,
  'user:invite': userInvite,
} as const satisfies Record<string, Command>;
type Name = keyof typeof commands;
const isName = (word: string | undefined): word is Name => word !== undefined && Object.hasOwn(commands, word);

const everywhere = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** The terminal in which a command runs. */
type Terminal = Readonly<{
  source: Readonly<Record<string, string | undefined>>;
  print: (text: string) => void;
  printError: (text: string) => void;
  write: (bytes: Uint8Array) => void;
}>;

/** Runs the command given to `npm run lanterne --` and answers its exit code. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const say = commandWords(terminal.source);
  const [word, ...rest] = words;
  /**
   * Handles a command line that is not understood: it says what is wrong and how the command is
   * written.
   */
  const misunderstood = (name: Name | null, reason: string): number => {
    terminal.printError([reason, '', help(name, say)].join('\n'));
    return EXIT.usage;
  };
  if (word === undefined || word === '--help' || word === '-h') {
    terminal.print(help(null, say));
    return word === undefined ? EXIT.usage : EXIT.done;
  }
  if (!isName(word)) return misunderstood(null, say('unknownCommand', { command: word }));
  const read = readWords(rest, commands[word]);
  if (typeof read === 'string')
    return misunderstood(word, read ? say('badOption', { option: read }) : say('misunderstood'));
  if (read.values.help === true) {
    const { jsonSchema }: Command = commands[word];
    const isSchema = read.values.json === true && jsonSchema !== undefined;
    terminal.print(isSchema ? JSON.stringify(jsonSchema(), null, 2) : help(word, say));
    return EXIT.done;
  }
  const { required = [], words: bounds }: Command = commands[word];
  const lacks = required.find((name) => !read.values[name]);
  if (lacks !== undefined) return misunderstood(word, say('lacks', { option: `--${lacks}` }));
  const { length } = read.positionals;
  if (length < bounds[0] || length > bounds[1]) return misunderstood(word, say('misunderstood'));
  return perform(word, { ...read, isJson: read.values.json === true, say }, terminal);
}

const keyOf = (name: Name) => (name === 'user:invite' ? 'invite' : name);

function help(name: Name | null, say: CommandWords): string {
  if (name === null) {
    const usages = Object.keys(commands)
      .filter(isName)
      .map((one) => `  ${say(`usage.${keyOf(one)}`)}`);
    return [say('title'), '', ...usages, '', say('everywhere'), say('exitCodes')].join('\n');
  }
  const about = say(`about.${keyOf(name)}`, { formats: exportFormats.join(', ') });
  return [say(`usage.${keyOf(name)}`), '', about, '', say('everywhere'), say('exitCodes')].join('\n');
}

/**
 * Answers the name of an option that the command does not take, or that lacks its value, when there
 * is one.
 */
function readWords(args: string[], command: Command): Pick<Given, 'values' | 'positionals'> | string {
  const options = { ...command.options, ...everywhere };
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    const once = Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]);
    return { values: Object.fromEntries(once), positionals };
  } catch (error) {
    // Node gives the option's name only in its error message.
    if (error instanceof TypeError) return /'(?:-\w, )?(-[^' ]+)/.exec(error.message)?.[1] ?? '';
    throw error;
  }
}

type Read = Pick<Given, 'values' | 'positionals' | 'isJson' | 'say'>;

async function perform(name: Name, read: Read, terminal: Terminal): Promise<number> {
  const start = terminalWords(terminal.source);
  let opened: Db | undefined;
  let folder = '';
  const refuse = (code: string, message: string, json: object = {}): number => {
    if (read.isJson) terminal.print(JSON.stringify({ ok: false, command: name, code, message, ...json }));
    else terminal.printError(message);
    return EXIT.refused;
  };
  try {
    const settings = env(terminal.source);
    folder = settings.dataFolder;
    refuseRoot(folder, start);
    const db = () => {
      opened ??= openData(folder, start);
      return opened;
    };
    const given = { ...read, locale: terminalLocale(terminal.source), env: settings, now: now(), db };
    const { ok, lines, json, raw } = await commands[name].run(given);
    if (raw) terminal.write(raw);
    else if (read.isJson) terminal.print(JSON.stringify({ ok, command: name, ...json }));
    else terminal.print(lines.join('\n'));
    return ok ? EXIT.done : EXIT.refused;
  } catch (error) {
    const file = fileOf(error);
    const reason = error instanceof Error ? error.message : String(error);
    if (file !== null) return refuse('file', read.say('file', { file, reason }));
    const refused = refusedFor(error, folder, start);
    if (!refused) throw error;
    return refuse(refused.code, refused.message, refused.json);
  } finally {
    opened?.$client.close();
  }
}

/**
 * The file or folder that the system would not open, read or write. Null for any other failure, and
 * for a full disk, where it does not matter which file it was.
 */
function fileOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('path' in error) || typeof error.path !== 'string') return null;
  return storageRefusal(error)?.code === 'dataFull' ? null : error.path;
}

/**
 * `user:invite --festival SLUG [--role ROLE] [--label TEXT]` prints a link that makes the first
 * person who uses it a member of the festival.
 */
function invite(given: Given): Answer {
  const { say, env, locale, now } = given;
  const db = given.db();
  const festival = festivalOf(given, actingAccount(given, db), 'members', db);
  const input = invitationInput.safeParse({
    role: textOf(given, 'role') || 'organiser',
    label: textOf(given, 'label'),
  });
  if (!input.success) throw new Refused('role', say('role', { role: textOf(given, 'role') }));
  const made = createInvitation(festival, input.data, now);
  if (!made.ok) throw new Refused('tooManyInvitations', say('tooManyInvitations', { max: MAX_SECRET_LINKS }));
  const link = env.url + sitePaths(locale).invitation(made.token);
  const { role } = input.data;
  const line = say('invited', { festival: festival.slug, role, days: INVITATION_DAYS, link });
  return { ok: true, lines: [line], json: { festival: festival.slug, role, link } };
}
