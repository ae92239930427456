import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { dataFolderOf, makeFolder } from '#db/data-folder.ts';

/** All settings from outside, which are read only here. */
export type Env = Readonly<{
  /** Absolute path of the data folder (`LANTERNE_DATA`, default `./data`). */
  dataFolder: string;
  /**
   * Absolute path of the folder for nightly backups (`LANTERNE_BACKUP`, default `backups` in the
   * data folder).
   */
  backupFolder: string;
  /** `PORT`, default 3000. */
  port: number;
  /**
   * The address on which it listens (`LANTERNE_HOST`; behind a trusted proxy the default is
   * 127.0.0.1); null for every address of the machine.
   */
  host: string | null;
  /**
   * The one public address, without a slash at its end (`LANTERNE_URL`, default
   * `http://localhost:PORT`); for a `site`, that of the site.
   */
  url: string;
  /** The public address before the present one (`LANTERNE_FORMER_URL`); null: none, or unknown. */
  formerUrl: string | null;
  /**
   * The address of a site that is being written as plain files, possibly with a path, without a
   * slash at its end; null for a server with readers (`LANTERNE_SITE`, which only `lib/cli/site.ts`
   * sets).
   */
  site: string | null;
  /**
   * Whether the address of a visitor is read from the last hop of X-Forwarded-For
   * (`LANTERNE_TRUST_PROXY=1`).
   */
  trustProxy: boolean;
  /**
   * Whether browsers may keep programmes to read them without a network (`LANTERNE_OFFLINE`,
   * default 1; with 0 they delete what they kept).
   */
  isKeptOffline: boolean;
  /** Whether the log is also printed in a form for people (`LANTERNE_LOG=pretty`). */
  isLogPretty: boolean;
}>;

/** A variable with an invalid value. `code` is a key of the `cli` messages. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
  constructor(
    readonly code:
      | 'badPort'
      | 'badHost'
      | 'badUrl'
      | 'badFormerUrl'
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

/** Reads and checks the environment. Throws EnvError with the reason. */
export function env(source: Source = process.env): Env {
  const portText = source.PORT || '3000';
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port < 1 || port > 65_535) throw new EnvError('badPort', portText);

  const hostText = source.LANTERNE_HOST || null;
  if (hostText !== null && hostText !== 'localhost' && isIP(hostText) === 0) throw new EnvError('badHost', hostText);

  const url = originIn('badUrl', source.LANTERNE_URL || `http://localhost:${port}`);
  const formerUrl = source.LANTERNE_FORMER_URL ? originIn('badFormerUrl', source.LANTERNE_FORMER_URL) : null;

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
    // Otherwise somebody who reaches the server past the proxy could choose the address under which
    // they are counted.
    host: hostText ?? (trust === '1' ? '127.0.0.1' : null),
    url: site ?? url,
    formerUrl,
    site,
    trustProxy: trust === '1',
    isKeptOffline: offline === '1' && site === null,
    isLogPretty: log === 'pretty',
  };
}

function originIn(code: EnvError['code'], typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  const isPlain = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  if (!url || !isPlain || !/^https?:$/.test(url.protocol)) throw new EnvError(code, typed);
  return url.origin;
}

/** Whether cookies are for https only; this depends on the public address, never on a header. */
export const isSecure = (): boolean => env().url.startsWith('https:');

/** The mail server. Separate from `Env`, because it contains a password. */
export type Smtp = Readonly<{
  host: string;
  port: number;
  /** TLS from the first byte (`smtps:`); otherwise it is requested after connecting. */
  isTls: boolean;
  user: string;
  password: string;
  /** The sender of all mail. */
  from: string;
  /** The most mails sent in an hour. */
  perHour: number;
}>;

const ADDRESS = /^[^\s@<>,"]+@[^\s@<>,"]+$/;

/**
 * The mail server (`LANTERNE_SMTP_URL`, `LANTERNE_SMTP_FROM`, `LANTERNE_SMTP_PER_HOUR`); null when
 * none is set. Throws EnvError, which never contains the address, because a password is in it.
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
/** A shorter secret could be guessed from one signed cookie, in characters. */
const LEAST_SECRET = 32;

function longEnough(key: string): string {
  // The value is left out, because it would be written to a log.
  if (key.length < LEAST_SECRET) throw new EnvError('shortSecret', String(LEAST_SECRET));
  return key;
}

/**
 * The key that signs sessions: `LANTERNE_SECRET` if it is set, otherwise the file `secret` in the
 * data folder, which the first call creates, readable by its owner only, and then calls `onMade`.
 * Throws EnvError for one shorter than 32 characters.
 */
export function secret(source: Source = process.env, onMade: (file: string) => void = () => {}): string {
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
    // `wx`: if two processes start together, the second reads what the first wrote.
    writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(file, 0o600);
    onMade(file);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return longEnough(readFileSync(file, 'utf8').trim());
  }
}

/**
 * The folder in which `e2e/bench/http.ts` leaves the bytes to compare ours with (`LANTERNE_BENCH`);
 * null outside a benchmark.
 */
export const benchFolder = (): string | null => process.env.LANTERNE_BENCH || null;

/**
 * A push service that may be neither https nor public (`LANTERNE_PUSH_TEST`, an origin); null
 * outside tests.
 */
export const pushTestService = (): string | null => process.env.LANTERNE_PUSH_TEST || null;

/**
 * Whether a server loads data and draws pages before they are asked for; always, except in tests
 * (`LANTERNE_AHEAD=0`).
 */
export const readsAhead = (source: Source = process.env): boolean => source.LANTERNE_AHEAD !== '0';
