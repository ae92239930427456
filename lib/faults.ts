import { asStorageError, LanterneError } from './errors.ts';

/** A failure that nobody could be told more about: when, as an instant, and what was thrown, in one line. */
export type Fault = Readonly<{ at: string; message: string }>;

/** What was thrown last, for whoever keeps the server; older ones stand in what was printed. */
const KEPT = 50;

// The routes of a built app are module graphs of their own: what must be one hangs on globalThis.
const shared = globalThis as typeof globalThis & { lanterneFaults?: { last: Fault[]; isDamaged: boolean } };

const faults = () => {
  shared.lanterneFaults ??= { last: [], isDamaged: false };
  return shared.lanterneFaults;
};

/** Remembers what was thrown while a request was answered. */
export function noteFault(error: unknown, at = new Date().toISOString()): void {
  const { last } = faults();
  if (isDamage(error)) noteDamage();
  last.push({ at, message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  if (last.length > KEPT) last.shift();
}

/** From now on the health says that the database is damaged: what reads the same page again may find it in memory. */
export function noteDamage(): void {
  faults().isDamaged = true;
}

/** Whether SQLite has said, since the start, that the database is damaged. */
export const isDamagedDatabase = (): boolean => faults().isDamaged;

/** The last ones, the newest first. */
export const lastFaults = (): readonly Fault[] => faults().last.toReversed();

function isDamage(error: unknown): boolean {
  const known = asStorageError(error);
  return known instanceof LanterneError && known.code === 'databaseDamaged';
}
