import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort, startServer, untilReady } from '#lib/cli/server-process.ts';
import { secret } from '#lib/env.ts';

const root = resolve(import.meta.dirname, '..');

/** The server's locale and time zone: neither that of its festivals nor that of the browsers. */
const PLACE = { LANG: 'fr_FR.UTF-8', LC_ALL: '', TZ: 'America/St_Johns' };
/**
 * The secret for sessions of servers that `serve` starts, so that a test can sign people in without
 * a page.
 */
export const SECRET = 'a secret of the tests alone, long enough to sign with';
/** The code of pages is not loaded ahead, since a test only asks for a few. */
const LITTLE = { LANTERNE_AHEAD: '0' };
/** How long a server may take to end before it is killed, in milliseconds. */
const GRACE = 1500;

export type Started = {
  url: string;
  port: number;
  dataFolder: string;
  /** The secret for its sessions. */
  secret: () => string;
  /**
   * The one-time link of the first account, as the terminal printed it; null when there is an
   * account.
   */
  setupLink: string | null;
  process: ChildProcess;
  /** Everything it has printed so far. */
  output: () => string;
  /** Sends the signal; resolves with the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/**
 * Starts Lanterne as `npm start` does, by default on a new data folder, and resolves once it says
 * that it is ready. If it ends first, rejects with what it printed.
 */
export async function startLanterne(
  given: {
    dataFolder?: string;
    port?: number;
    env?: Record<string, string>;
    command?: readonly [string, ...string[]];
  } = {},
): Promise<Started> {
  const port = given.port ?? (await freePort());
  const dataFolder = given.dataFolder ?? mkdtempSync(join(tmpdir(), 'lanterne-e2e-'));
  const [program, ...args] = given.command ?? [process.execPath, 'lib/cli/start.mjs'];
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...PLACE, PORT: String(port), LANTERNE_DATA: dataFolder, LANTERNE_URL: '', ...given.env },
  });
  let text = '';
  const listen = (chunk: Buffer) => {
    text += chunk.toString('utf8');
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));

  await new Promise<void>((ready, refuse) => {
    const look = () => {
      // A start prints all of this in one write.
      if (/Données : .+\n/.test(text)) ready();
    };
    child.stdout.on('data', look);
    child.once('exit', (code) => refuse(new Error(`Lanterne ended with ${code}:\n${text}`)));
  });
  const link = /https?:\/\/\S+\/setup\/\S+/;
  return {
    url: `http://localhost:${port}`,
    port,
    dataFolder,
    secret: () => secret({ LANTERNE_DATA: dataFolder, ...given.env }),
    setupLink: link.exec(text)?.[0] ?? null,
    process: child,
    output: () => text,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

type Serving = { dataFolder: string; port?: number; env?: Record<string, string> };

/**
 * Starts only the built server on a data folder that a test has filled, and resolves once it
 * answers: without the command around it this takes a third of the time.
 */
export async function serve({ dataFolder, port: wanted, env: given = {} }: Serving): Promise<Started> {
  const port = wanted ?? (await freePort());
  const url = `http://localhost:${port}`;
  const env = { LANTERNE_URL: url, LANTERNE_SECRET: SECRET, ...LITTLE, ...given };
  const variables = { ...PLACE, PORT: String(port), LANTERNE_DATA: dataFolder, ...env };
  const child = startServer(root, variables, { errors: 'pipe' });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
  child.stderr?.pipe(process.stderr, { end: false });
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  if (!(await untilReady(child, port))) throw new Error(`The server ended with ${await ended}:\n${text}`);
  return {
    url,
    port,
    dataFolder,
    secret: () => env.LANTERNE_SECRET,
    setupLink: null,
    process: child,
    output: () => text,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      setTimeout(() => child.kill('SIGKILL'), GRACE).unref();
      return ended;
    },
  };
}

/**
 * Environment variables with which a program's clock begins at this instant and goes on from there.
 */
export const clockAt = (instant: string) => ({
  NODE_OPTIONS: `--import=${join(import.meta.dirname, 'shifted-clock.mjs')}`,
  LANTERNE_CLOCK_BY: String(Date.parse(instant) - Date.now()),
});

/** The same with its clock at this instant. */
export const serveAt = (instant: string, given: Serving) =>
  serve({ ...given, env: { ...given.env, ...clockAt(instant) } });

/**
 * Sets the clock of a server started by `serveAt`, and of what it starts from then on, to this
 * instant. `stands`: the clock stops there until it is set again.
 */
export async function setClock({ url }: Started, instant: string, from: 'goes on' | 'stands' = 'goes on') {
  const { ok } = await fetch(`${url}/clock/${instant}${from === 'stands' ? '/stands' : ''}`);
  if (!ok) throw new Error(`The clock of ${url} cannot be set.`);
}

/**
 * Before the example festival of the unit tests in June 2026: afterwards its pages are an archive.
 */
export const BEFORE = '2026-05-25T10:00:00.000Z';
export const serveBefore = (given: Serving) => serveAt(BEFORE, given);
