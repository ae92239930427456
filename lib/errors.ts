/**
 * A failure about which the reader can do something. `code` is a key of the `errors` messages;
 * `values` are filled into its sentence.
 */
export class LanterneError extends Error {
  override readonly name = 'LanterneError';
  constructor(
    readonly code: ErrorCode,
    readonly values: Record<string, string | number> = {},
    readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 429 | 503 = 400,
  ) {
    super(code);
  }
}

/** Every code has a sentence in `lib/i18n/{fr,en}/errors.json`; a test compares them. */
export const errorCodes = [
  'notSignedIn',
  'notAllowed',
  'notYours',
  'notFound',
  'gone',
  'notForMinors',
  'conflict',
  'tooManyTries',
  'serverBusy',
  'databaseBusy',
  'diskFull',
  'readOnly',
  'databaseGone',
  'databaseDamaged',
  'unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export const notFound = () => new LanterneError('notFound', {}, 404);
/** What was looked for; throws notFound where it is not there. */
export function orNotFound<T>(one: T | null | undefined): T {
  if (one === null || one === undefined) throw notFound();
  return one;
}
export const notAllowed = () => new LanterneError('notAllowed', {}, 403);
export const notSignedIn = () => new LanterneError('notSignedIn', {}, 401);

// SHMSIZE: the index file beside the log could not grow, which is the first sign of a full disk for
// a new connection.
const FULL = /^(?:SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/;
const DAMAGED = /^SQLITE_(?:CORRUPT|NOTADB)/;
const UNWRITABLE = /^(?:SQLITE_(?:READONLY|IOERR|CANTOPEN)|EROFS|EACCES|EPERM)/;

/**
 * The failure for an error of SQLite or of the file system; any other error is answered unchanged.
 */
export function asStorageError(error: unknown): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new LanterneError('databaseBusy', {}, 503);
  if (code === 'DATABASE_GONE') return new LanterneError('databaseGone', {}, 503);
  if (DAMAGED.test(code)) return new LanterneError('databaseDamaged', {}, 503);
  if (FULL.test(code)) return new LanterneError('diskFull', {}, 503);
  if (UNWRITABLE.test(code)) return new LanterneError('readOnly', {}, 503);
  return error;
}
