import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { dataFolderOf } from '#db/data-folder.ts';
import { env } from './env.ts';
import { oneInProcess } from './one-in-process.ts';

/**
 * What is answered, and what is done: two files a day, `logs/requests-2026-11-28.log`, each line a
 * JSON object.
 */
type LogKind = 'requests' | 'acts';

/**
 * After so many days a file is deleted: what tells of people's ways is not kept longer than it is
 * of use.
 */
const LOG_DAYS: Readonly<Record<LogKind, number>> = { requests: 14, acts: 183 };

type Open = { day: string; isPretty: boolean; logger: pino.Logger; destination: ReturnType<typeof pino.destination> };

const logs = oneInProcess('lanterneLogs', () => {
  process.once('exit', flushLogs);
  return new Map<string, Open>();
});

export const logFolder = (dataFolder: string) => join(dataFolder, 'logs');

/**
 * Writes one line to the file of its day (UTC). `at` is an instant. A log that cannot be written
 * stops nobody.
 */
export function logLine(kind: LogKind, line: Readonly<Record<string, unknown>>, at = new Date().toISOString()): void {
  try {
    const { logger, isPretty } = openOf(logFolder(dataFolderOf(process.env)), kind, at.slice(0, 10));
    logger.info({ time: at, ...line });
    // Not among the answers of a command, which programs read.
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
  // Acts are few, and each is written at once; requests are gathered.
  const how = kind === 'acts' ? {} : { minLength: 4096, periodicFlush: 2000 };
  const dest = join(folder, `${kind}-${day}.log`);
  const destination = pino.destination({ dest, sync: true, append: true, mode: 0o600, ...how });
  destination.on('error', () => {});
  // Which log it is, and what the line says: no level, no process, no name of the machine.
  const plain = { base: null, timestamp: false, formatters: { level: () => ({ log: kind }) } };
  const open = { day, isPretty: env().isLogPretty, destination, logger: pino(plain, destination) };
  logs().set(name, open);
  return open;
}

/** Writes what is gathered. */
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
