import { subscribe } from 'node:diagnostics_channel';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIPv4 } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { afterWrite } from '#db/client.ts';
import { dataFolderOf } from '#db/data-folder.ts';
import { addressOf, plainAddress } from './client-address.ts';
import { env } from './env.ts';
import { onceInProcess, oneInProcess } from './one-in-process.ts';
import { exchangeUnderWay } from './under-way.ts';

/**
 * The log of requests and the log of acts: two files a day, such as `logs/requests-2026-11-28.log`,
 * with a JSON object on each line.
 */
type LogKind = 'requests' | 'acts';

/**
 * After how many days a file is deleted, because data about people's behaviour must not be kept
 * longer than it is useful.
 */
const LOG_DAYS: Readonly<Record<LogKind, number>> = { requests: 14, acts: 183 };

type Open = { day: string; isPretty: boolean; logger: pino.Logger; destination: ReturnType<typeof pino.destination> };

const logs = oneInProcess('lanterneLogs', () => {
  process.once('exit', flushLogs);
  return new Map<string, Open>();
});

export const logFolder = (dataFolder: string) => join(dataFolder, 'logs');

/**
 * Writes one line to the file of its day (UTC). `at` is an instant. A failure to write stops
 * nothing.
 */
export function logLine(kind: LogKind, line: Readonly<Record<string, unknown>>, at = new Date().toISOString()): void {
  try {
    const { logger, isPretty } = openOf(logFolder(dataFolderOf(process.env)), kind, at.slice(0, 10));
    logger.info({ time: at, ...line });
    // To the error output, because programs read the normal output of a command.
    if (isPretty) console.error([at.slice(11, 19), ...Object.values(line)].join(' '));
  } catch (error) {
    console.error(error);
  }
}

function openOf(folder: string, kind: LogKind, day: string): Open {
  const name = `${folder} ${kind}`;
  const known = logs().get(name);
  if (known?.day === day) return known;
  known?.destination.end();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  deleteOld(folder, kind, day);
  // Acts are few and written at once; requests are buffered.
  const how = kind === 'acts' ? {} : { minLength: 4096, periodicFlush: 2000 };
  const dest = join(folder, `${kind}-${day}.log`);
  const destination = pino.destination({ dest, sync: true, append: true, mode: 0o600, ...how });
  destination.on('error', () => {});
  // The line contains only the kind of log and its own data: no level, process or name of the
  // machine.
  const plain = { base: null, timestamp: false, formatters: { level: () => ({ log: kind }) } };
  const open = { day, isPretty: env().isLogPretty, destination, logger: pino(plain, destination) };
  logs().set(name, open);
  return open;
}

/** Writes the buffered lines. */
export function flushLogs(): void {
  for (const { destination } of logs().values()) destination.flushSync();
}

function deleteOld(folder: string, kind: LogKind, today: string): void {
  const first = new Date(Date.parse(today) - LOG_DAYS[kind] * 86_400_000).toISOString().slice(0, 10);
  for (const name of readdirSync(folder)) {
    const day = /^(requests|acts)-(\d{4}-\d\d-\d\d)\.log$/.exec(name);
    if (day?.[1] === kind && (day[2] ?? '') < first) rmSync(join(folder, name), { force: true });
  }
}

/**
 * An act that whoever runs the server may have to look up. It contains ids, which the history can
 * resolve, never names or e-mail addresses. `act` is `sign-in`, or a thing and its verb (`token
 * created`, `member edited`, `release published`).
 */
type LoggedAct = Readonly<{
  act: string;
  /** The account that acts; null for somebody without one. */
  account?: number | null;
  festival?: number | null;
  /** The id of what it is done to. */
  of?: number;
}>;

/**
 * Writes the line of an act once it is done; within a transaction, when that is committed. `at` is
 * an instant; `from` is the network address it comes from, if known.
 */
export function logAct(
  { act, account = null, festival = null, of }: LoggedAct,
  at: string,
  from = addressOfRequest(),
): void {
  const line = { act, account, festival, ...(of === undefined ? {} : { of }), from: from && shortAddress(from) };
  afterWrite(() => logLine('acts', line, at));
}

function addressOfRequest(): string | null {
  const request = exchangeUnderWay().getStore()?.request;
  if (!request) return null;
  const get = (name: string) => {
    const value = request.headers[name];
    return (Array.isArray(value) ? value.join(',') : value) ?? null;
  };
  return addressOf({ get }, env().trustProxy);
}

/**
 * The network of an address: its /24, or its /48 for IPv6. It distinguishes towns, but not
 * households.
 */
export function shortAddress(address: string): string {
  const plain = plainAddress(address);
  if (typeof plain !== 'string') return `${plain.slice(0, 3).join(':')}::/48`;
  return isIPv4(plain) ? plain.replace(/\d+$/, '0/24') : 'unknown';
}

/**
 * From now on every request of this process is logged: its time, address, status and duration in
 * milliseconds, but not who sent it.
 */
export const logRequests = (): void =>
  onceInProcess('lanterneRequestLog', () => {
    subscribe('http.server.request.start', (message) => {
      const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
      const from = performance.now();
      const { method = '', url = '' } = request;
      response.once('close', () => {
        const ms = Math.round(performance.now() - from);
        const line = { method, path: saidPath(url), status: response.statusCode, ms };
        logLine('requests', response.writableFinished ? line : { ...line, cut: true });
      });
    });
  });

/** The part of an address after one of these words is a secret, or the id of a person. */
const BEFORE_SECRETS: ReadonlySet<string> = new Set([
  'team',
  'preview',
  'my',
  'setup',
  'invitation',
  'reset',
  'selections',
  'volunteers',
]);
/** The form of a secret anywhere in an address: no readable part has capitals or `_`. */
const SECRET = /^(?=.*[A-Z_])[A-Za-z0-9_-]{20,}/;
/** A longer path is logged in part only, because no page has such an address. */
const MAX_PATH = 300;

/** An address in the form in which it may be logged: without its secrets and without its query. */
export function saidPath(url: string): string {
  const [path = ''] = url.slice(0, MAX_PATH).split(/[?#]/);
  const parts = path.split('/');
  return parts
    .map((part, index) => (BEFORE_SECRETS.has(parts[index - 1] ?? '') || SECRET.test(part) ? '…' : part))
    .join('/');
}
