import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';

const READY_POLL = 100;

/** `isHeard`: it may send us messages. `errors`: where what it says of them goes. */
type Options = Readonly<{ nodeFlags?: readonly string[]; isHeard?: boolean; errors?: 'inherit' | 'pipe' }>;

/**
 * Starts a built server as a child, with its PORT among the variables. It stands in a process group
 * of its own, so that Ctrl-C reaches it once, through us, and ends when we are gone.
 */
export function startServer(
  root: string,
  variables: Readonly<Record<string, string>>,
  { nodeFlags = [], isHeard = false, errors = 'inherit' }: Options = {},
): ChildProcess {
  const start = [join(root, 'lib', 'cli', 'start.mjs'), '--built', '--with-parent'];
  return spawn(process.execPath, [...nodeFlags, ...start], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', errors, ...(isHeard ? (['ipc'] as const) : [])],
    // Threads share two heaps of the C library (deploy/).
    env: { MALLOC_ARENA_MAX: '2', ...process.env, ...variables },
  });
}

/** Resolves true once the health address answers 200, false when the child ended first. */
export async function untilReady(child: ChildProcess, port: number): Promise<boolean> {
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  while (!hasEnded) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
      if (answer.ok) return true;
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, READY_POLL));
  }
  return false;
}

/**
 * From the first on and below the second, ports are given to no connection that asks for any: while
 * a server is stopped or has not begun, nothing else takes its port.
 */
const PORTS = [16_000, 32_000] as const;

/** So many that are taken mean that none will be found. */
const TRIES = 100;

/**
 * A port of this machine that nothing listens at. Rejects with the error of the last that was tried
 * when none can be had.
 */
export async function freePort(): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = randomInt(...PORTS);
    try {
      await probe(port);
      return port;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || tries === TRIES) throw error;
    }
  }
}

/** Listens for a moment, where a server that is started will. */
const probe = (port: number) =>
  new Promise<void>((done, refuse) => {
    const server = createServer();
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => server.close(() => done()));
  });
