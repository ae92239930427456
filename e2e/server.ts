import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort, startServer, untilReady } from '#lib/cli/server-process.ts';
import { secret } from '#lib/env.ts';

const root = resolve(import.meta.dirname, '..');

/** Where the server stands: neither the zone of its festivals nor that of the browsers. */
const PLACE = { LANG: 'fr_FR.UTF-8', LC_ALL: '', TZ: 'America/St_Johns' };
/**
 * Signs the sessions of servers that `serve` starts, so that a test signs its people in without a
 * page.
 */
export const SECRET = 'a secret of the tests alone, long enough to sign with';
/** It reads of the app what it is asked for, since a test asks for little. */
const LITTLE = { LANTERNE_AHEAD: '0' };
/** How long a server may take to end by itself before it is ended, in milliseconds. */
const GRACE = 1500;

export type Started = {
  url: string;
  port: number;
  dataFolder: string;
  /** What signs its sessions. */
  secret: () => string;
  /**
   * The one-time link of the first account, as the terminal printed it; null when there is an
   * account.
   */
  setupLink: string | null;
  process: ChildProcess;
  /** Everything it has printed so far. */
  output: () => string;
  /** Sends the signal and resolves with the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/**
 * Starts Lanterne as `npm start` does, on a data folder of its own unless one is given, and
 * resolves once it says that it is ready. Rejects with what it printed when it ends first.
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
      // All of what a start says comes in one write.
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
 * Starts the built server alone on a data folder that a test has filled, and resolves once it
 * answers: what runs after a start, without the command around it, in a third of its time.
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
 * What has to stand in the environment of a program for its clock to be at this instant, from where
 * it goes on.
 */
export const clockAt = (instant: string) => ({
  NODE_OPTIONS: `--import=${join(import.meta.dirname, 'shifted-clock.mjs')}`,
  LANTERNE_CLOCK_BY: String(Date.parse(instant) - Date.now()),
});

/** The same with its clock at this instant. */
export const serveAt = (instant: string, given: Serving) =>
  serve({ ...given, env: { ...given.env, ...clockAt(instant) } });

/**
 * Sets the clock of a server that `serveAt` started, and of what it starts from then on, to this
 * instant. `stands`: it stays there until it is set again.
 */
export async function setClock({ url }: Started, instant: string, from: 'goes on' | 'stands' = 'goes on') {
  const { ok } = await fetch(`${url}/clock/${instant}${from === 'stands' ? '/stands' : ''}`);
  if (!ok) throw new Error(`The clock of ${url} cannot be set.`);
}

/**
 * While the made-up festival of the unit tests, of June 2026, is to come: once it is over its pages
 * are an archive.
 */
export const BEFORE = '2026-05-25T10:00:00.000Z';
export const serveBefore = (given: Serving) => serveAt(BEFORE, given);
