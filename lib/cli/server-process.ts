import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { nextCommand } from './next-command.ts';

/** How long the server may take to end by itself before it is ended, in milliseconds; the whole stop stays under 2 s. */
const GRACE = 1500;
const READY_POLL = 100;
/** In milliseconds: longer than whoever stands in front keeps a connection that is idle (nginx 60 s), or this end would close one that is just being used. */
const KEEP_ALIVE = 75_000;

/** Whether nothing listens there yet. */
export function isPortFree({ port, host }: Listening): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host ?? undefined, () => probe.close(() => resolve(true)));
  });
}

/** Where a server listens; `host` null: at every address of the machine. */
type Listening = Readonly<{ port: number; host: string | null }>;

/**
 * Starts Next as a child. It stands in a process group of its own, so that Ctrl-C reaches it once, through us; the IPC channel tells
 * it when we are gone (instrumentation.ts), so that it never outlives the lock.
 */
export function startServer(
  root: string,
  { port, host }: Listening,
  variables: Record<string, string>,
  isDev: boolean,
  nodeFlags: readonly string[] = [],
): ChildProcess {
  const command = [nextCommand(root), isDev ? 'dev' : 'start', '--port', String(port)];
  if (host !== null) command.push('--hostname', host);
  if (!isDev) command.push('--keepAliveTimeout', String(KEEP_ALIVE));
  return spawn(process.execPath, [...nodeFlags, ...command], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, ...variables, NEXT_TELEMETRY_DISABLED: '1' },
  });
}

/** Resolves true once the health address answers 200, false when the child ended first. */
export async function untilReady(child: ChildProcess, listening: Listening): Promise<boolean> {
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  const origin = originAt(listening);
  while (!hasEnded) {
    try {
      const answer = await fetch(`${origin}/api/health`);
      if (answer.ok) return true;
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, READY_POLL));
  }
  return false;
}

/** How this machine itself reaches a server. */
function originAt({ port, host }: Listening): string {
  const isEverywhere = host === null || host === '0.0.0.0' || host === '::';
  return `http://${isEverywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Passes SIGINT and SIGTERM on to the child and resolves with the exit code to leave with. */
export function exitCodeOf(child: ChildProcess): Promise<number> {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    isStopping = true;
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), GRACE).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      // Asked to end, it did: a clean end, whether it finished by itself (Next says 143 or 130) or after the grace.
      if (isStopping) resolve(0);
      else resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}
