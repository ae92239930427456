import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { dataFolderOf, makeFolder } from '#db/data-folder.ts';

/** Everything this installation is told from outside, read in this one place. */
export type Env = Readonly<{
  /** Absolute path of the data folder (`LANTERNE_DATA`, default `./data`). */
  dataFolder: string;
  /**
   * Absolute path of the folder for the backups of each night (`LANTERNE_BACKUP`, default `backups`
   * in the data folder).
   */
  backupFolder: string;
  /** `PORT`, default 3000. */
  port: number;
  /**
   * Where it listens (`LANTERNE_HOST`, default 127.0.0.1 behind a trusted proxy); null: at every
   * address of the machine.
   */
  host: string | null;
  /**
   * The one public address, without a slash at its end (`LANTERNE_URL`, default
   * `http://localhost:PORT`); of a `site`, its own.
   */
  url: string;
  /**
   * Where a programme will stand that is being written as plain files, perhaps below a path,
   * without a slash at its end; null where readers are answered (`LANTERNE_SITE`, which
   * `lib/cli/site.ts` alone sets).
   */
  site: string | null;
  /**
   * Whether the address of a visitor is read from the last hop of X-Forwarded-For
   * (`LANTERNE_TRUST_PROXY=1`).
   */
  trustProxy: boolean;
  /**
   * Whether browsers may keep programmes to read them without a network (`LANTERNE_OFFLINE`,
   * default 1; 0 takes back what they keep).
   */
  isKeptOffline: boolean;
  /** Whether what is logged is printed for people too (`LANTERNE_LOG=pretty`). */
  isLogPretty: boolean;
}>;

/** A variable that cannot be used. `code` is a key of the `cli` messages. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
  constructor(
    readonly code:
      | 'badPort'
      | 'badHost'
      | 'badUrl'
      | 'badTrustProxy'
      | 'badOffline'
      | 'badLog'
      | 'badSmtp'
      | 'badPace'
      | 'shortSecret',
    readonly value: string,
  ) {
    super(`${code}: ${value}`);
  }
}

type Source = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. Throws EnvError with what is wrong. */
export function env(source: Source = process.env): Env {
  const portText = source.PORT || '3000';
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port < 1 || port > 65_535) throw new EnvError('badPort', portText);

  const hostText = source.LANTERNE_HOST || null;
  if (hostText !== null && hostText !== 'localhost' && isIP(hostText) === 0) throw new EnvError('badHost', hostText);

  const urlText = source.LANTERNE_URL || `http://localhost:${port}`;
  const url = URL.canParse(urlText) ? new URL(urlText) : null;
  const isPlain = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  if (!url || !isPlain || !/^https?:$/.test(url.protocol)) throw new EnvError('badUrl', urlText);

  const trust = source.LANTERNE_TRUST_PROXY || '0';
  if (trust !== '0' && trust !== '1') throw new EnvError('badTrustProxy', trust);

  const offline = source.LANTERNE_OFFLINE || '1';
  if (offline !== '0' && offline !== '1') throw new EnvError('badOffline', offline);

  const log = source.LANTERNE_LOG || '';
  if (log !== '' && log !== 'pretty') throw new EnvError('badLog', log);

  const dataFolder = dataFolderOf(source);
  const site = source.LANTERNE_SITE || null;
  return {
    dataFolder,
    backupFolder: source.LANTERNE_BACKUP ? resolve(source.LANTERNE_BACKUP) : join(dataFolder, 'backups'),
    port,
    // Whoever reaches it past the proxy would choose the address they are counted under.
    host: hostText ?? (trust === '1' ? '127.0.0.1' : null),
    url: site ?? url.origin,
    site,
    trustProxy: trust === '1',
    isKeptOffline: offline === '1' && site === null,
    isLogPretty: log === 'pretty',
  };
}

/** Whether cookies are for https alone: decided by the one public address, never by a header. */
export const isSecure = (): boolean => env().url.startsWith('https:');

/** Where mail is handed in. Apart from `Env`, as it holds a password. */
export type Smtp = Readonly<{
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`); else it is asked for once connected. */
  isTls: boolean;
  user: string;
  password: string;
  /** The sender of all that leaves. */
  from: string;
  /** How many mails leave in an hour at most. */
  perHour: number;
}>;

const ADDRESS = /^[^\s@<>,"]+@[^\s@<>,"]+$/;

/**
 * The server that takes mail (`LANTERNE_SMTP_URL`, `LANTERNE_SMTP_FROM`, `LANTERNE_SMTP_PER_HOUR`);
 * null without one. Throws EnvError, which never says the address: a password stands in it.
 */
export function smtp(source: Source = process.env): Smtp | null {
  const { LANTERNE_SMTP_URL: typed, LANTERNE_SMTP_FROM } = source;
  const pace = source.LANTERNE_SMTP_PER_HOUR || '100';
  if (!typed) return null;
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol)) throw new EnvError('badSmtp', '');
  if (!/^[1-9]\d{0,4}$/.test(pace)) throw new EnvError('badPace', pace);
  const isTls = url.protocol === 'smtps:';
  const [user, password] = [url.username, url.password].map((part) => decoded(part));
  const from = LANTERNE_SMTP_FROM || user;
  if (!from || !ADDRESS.test(from) || user === null || password === null) throw new EnvError('badSmtp', '');
  return {
    host: url.hostname,
    port: Number(url.port) || (isTls ? 465 : 587),
    isTls,
    user: user ?? '',
    password: password ?? '',
    from,
    perHour: Number(pace),
  };
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

const SECRET_BYTES = 32;
/** What is shorter can be guessed from one signed cookie. */
const LEAST_SECRET = 32;

function longEnough(key: string): string {
  // The value is not said: it would stand in a log.
  if (key.length < LEAST_SECRET) throw new EnvError('shortSecret', String(LEAST_SECRET));
  return key;
}

/**
 * The key that signs sessions: `LANTERNE_SECRET` when it is set, else `secret` in the data folder,
 * made on the first call and kept, readable by its owner alone. Throws EnvError for one that is
 * shorter than 32 characters.
 */
export function secret(source: Source = process.env): string {
  if (source.LANTERNE_SECRET) return longEnough(source.LANTERNE_SECRET);
  const { dataFolder } = env(source);
  const file = join(dataFolder, 'secret');
  try {
    return longEnough(readFileSync(file, 'utf8').trim());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  makeFolder(dataFolder);
  const made = randomBytes(SECRET_BYTES).toString('base64url');
  try {
    // `wx`: of two processes that start together, the second reads what the first wrote.
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return longEnough(readFileSync(file, 'utf8').trim());
  }
}

/**
 * Where `e2e/bench/http.ts` leaves the bytes it compares ours with (`LANTERNE_BENCH`); null, as
 * always, outside a benchmark.
 */
export const benchFolder = (): string | null => process.env.LANTERNE_BENCH || null;

/**
 * The one push service that need be neither https nor public (`LANTERNE_PUSH_TEST`, an origin);
 * null, as always, outside tests.
 */
export const pushTestService = (): string | null => process.env.LANTERNE_PUSH_TEST || null;

/**
 * Whether a server reads what pages are drawn with before readers ask for one (`LANTERNE_AHEAD=0`:
 * it does not). Always, outside tests.
 */
export const readsAhead = (source: Source = process.env): boolean => source.LANTERNE_AHEAD !== '0';
