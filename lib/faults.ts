import { asStorageError, LanterneError } from './errors.ts';
import { oneInProcess } from './one-in-process.ts';

/**
 * A failure that nobody could be told more about: when, as an instant, and what was thrown, in one
 * line.
 */
export type Fault = Readonly<{ at: string; message: string }>;

/** A look at the whole database: when, how long it took, and what it found. */
export type DatabaseCheck = Readonly<{ at: string; milliseconds: number; isWhole: boolean }>;

/** What was thrown last, for whoever keeps the server; older ones stand in what was printed. */
const KEPT = 50;

type Faults = { last: Fault[]; isDamaged: boolean; check: DatabaseCheck | null };
const faults = oneInProcess<Faults>('lanterneFaults', () => ({ last: [], isDamaged: false, check: null }));

/** Remembers what was thrown while a request was answered. */
export function noteFault(error: unknown, at = new Date().toISOString()): void {
  const { last } = faults();
  if (isDamage(error)) noteDamage();
  last.push({ at, message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  if (last.length > KEPT) last.shift();
}

/** Remembers a look at the whole database. */
export function noteCheck(check: DatabaseCheck): void {
  faults().check = check;
  if (!check.isWhole) noteDamage();
}

/** The last one; null before there was any. */
export const lastCheck = (): DatabaseCheck | null => faults().check;

/**
 * From now on the health says that the database is damaged: what reads the same page again may find
 * it in memory.
 */
function noteDamage(): void {
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
