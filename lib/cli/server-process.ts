import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';

const READY_POLL = 100;

/**
 * `isHeard`: the child may send messages to this process. `errors`: where its error output goes.
 */
type Options = Readonly<{ nodeFlags?: readonly string[]; isHeard?: boolean; errors?: 'inherit' | 'pipe' }>;

/**
 * Starts a built server as a child process, with its PORT among the variables. It has its own
 * process group, so that Ctrl-C reaches it only once, through this process. It ends when this
 * process is gone.
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
    // All threads share two heaps of the C library, which saves memory (see deploy/).
    env: { MALLOC_ARENA_MAX: '2', ...process.env, ...variables },
  });
}

/** Answers true once the health address answers 200, false when the child ended first. */
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
 * Ports from the first to just below the second. The system assigns none of these to outgoing
 * connections, so that nothing else takes the port while a server is stopped or not yet started.
 */
const PORTS = [16_000, 32_000] as const;

/** If this many are taken, none will be found. */
const TRIES = 100;

/**
 * A port of this machine that nothing listens on. When none is found, rejects with the error of the
 * last attempt.
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

/** Listens for a moment on the same address the server will use. */
const probe = (port: number) =>
  new Promise<void>((done, refuse) => {
    const server = createServer();
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => server.close(() => done()));
  });
