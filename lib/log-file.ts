import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { dataFolderOf } from '#db/data-folder.ts';
import { env } from './env.ts';
import { oneInProcess } from './one-in-process.ts';

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
