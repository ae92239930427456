import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export type Started = {
  url: string;
  port: number;
  dataFolder: string;
  /** The one-time link of the first account, as the terminal printed it; null when there is an account. */
  setupLink: string | null;
  process: ChildProcess;
  /** Everything it has printed so far. */
  output: () => string;
  /** Sends the signal and resolves with the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/**
 * Starts Lanterne as `npm start` does, on a data folder of its own unless one is given, and resolves once it says that it is ready.
 * Rejects with what it printed when it ends first.
 */
export async function startLanterne(
  given: { dataFolder?: string; port?: number; env?: Record<string, string> } = {},
): Promise<Started> {
  const port = given.port ?? (await freePort());
  const dataFolder = given.dataFolder ?? mkdtempSync(join(tmpdir(), 'lanterne-e2e-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/start.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LANG: 'fr_FR.UTF-8',
      LC_ALL: '',
      TZ: 'America/St_Johns',
      PORT: String(port),
      LANTERNE_DATA: dataFolder,
      LANTERNE_URL: '',
      ...given.env,
    },
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
    setupLink: link.exec(text)?.[0] ?? null,
    process: child,
    output: () => text,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts Lanterne with its clock at this instant, from where it goes on. */
export const startLanterneAt = (instant: string, given: { dataFolder?: string; port?: number } = {}) =>
  startLanterne({
    ...given,
    env: {
      NODE_OPTIONS: `--import=${join(import.meta.dirname, 'shifted-clock.mjs')}`,
      LANTERNE_CLOCK_BY: String(Date.parse(instant) - Date.now()),
    },
  });
