/*
 * `npm start` and `npm run dev`: one process, which becomes the server. It is plain JavaScript,
 * because a TypeScript loader would take as much memory as the app for as long as the server runs;
 * what needs it (`before-start.ts`) runs in a process that ends. `--built` skips that process
 * unless a setting cannot be used. `--with-parent` makes the server end with the process that
 * started it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));
const flags = new Set(process.argv.slice(2));
const isDev = flags.has('--dev');

/** How often it checks whether its parent still runs, in milliseconds. */
const PARENT_POLL = 500;
/**
 * How long an idle connection is kept, in milliseconds. It is longer than a reverse proxy keeps one
 * (nginx: 60 s); otherwise this end could close one the proxy is about to use.
 */
const KEEP_ALIVE = 75_000;
/** How long the head of a request may take, and how often that is checked, in milliseconds. */
const HEAD = 10_000;
const HEAD_POLL = 5000;

process.chdir(root);
process.env.NODE_ENV = isDev ? 'development' : 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';

// npm passes a signal to the shell it started, but that shell does not pass it on.
if (flags.has('--with-parent') || process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_POLL);
  watch.unref();
}

async function before() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/before-start.ts', ...flags], { stdio: 'inherit' });
  const stop = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  const [code] = await once(child, 'exit');
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
  if (code !== 0) process.exit(code ?? 1);
}

// The settings module of a build throws when a setting cannot be used; `before` then prints the
// message, which needs TypeScript.
if (flags.has('--built')) await import('../../.next/lanterne-settings.mjs').catch(before);
else await before();

process.title = 'lanterne';
const { default: next } = await import('next');
const app = next({ dir: root, dev: isDev, port: Number(process.env.PORT || 3000) });
// instrumentation.ts prepares the data, and then says where to listen.
const ready = new Promise((resolve) => {
  globalThis.lanterneReady = resolve;
});
let listens;
globalThis.lanterneListens = new Promise((resolve) => {
  listens = resolve;
});
await app.prepare();
const { port, host, lines } = await ready;
const options = { keepAliveTimeout: KEEP_ALIVE, headersTimeout: HEAD, connectionsCheckingInterval: HEAD_POLL };
const answer = app.getRequestHandler();
// Set by instrumentation.ts in the server that serves the public (app/_server/turns.ts).
const inTurn = globalThis.lanterneTurns;
const server = createServer(options, inTurn ? (...exchange) => inTurn.take(...exchange, answer) : answer);
globalThis.lanterneServer = server.listen(port, host ?? undefined);
await once(server, 'listening');
listens({ port, host });
// Written at once, so that whoever reads the terminal gets all of it or nothing.
if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
