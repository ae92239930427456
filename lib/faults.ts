import { asStorageError, LanterneError } from './errors.ts';
import { oneInProcess } from './one-in-process.ts';

/**
 * A failure for which there was no message to the reader: when, as an instant, and the error, in
 * one line.
 */
export type Fault = Readonly<{ at: string; message: string }>;

/** A check of the whole database: when, how long it took, and the result. */
export type DatabaseCheck = Readonly<{ at: string; milliseconds: number; isWhole: boolean }>;

/**
 * How many of the last errors are kept for whoever runs the server; older ones are in the printed
 * output.
 */
const KEPT = 50;

type Faults = { last: Fault[]; isDamaged: boolean; check: DatabaseCheck | null };
const faults = oneInProcess<Faults>('lanterneFaults', () => ({ last: [], isDamaged: false, check: null }));

/** Keeps an error that was thrown while a request was answered. */
export function noteFault(error: unknown, at = new Date().toISOString()): void {
  const { last } = faults();
  if (isDamage(error)) noteDamage();
  last.push({ at, message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  if (last.length > KEPT) last.shift();
}

/** Keeps the result of a check of the whole database. */
export function noteCheck(check: DatabaseCheck): void {
  faults().check = check;
  if (!check.isWhole) noteDamage();
}

/** The last check; null before the first. */
export const lastCheck = (): DatabaseCheck | null => faults().check;

/**
 * From now on the health reports that the database is damaged, because a later read of the same
 * page may succeed from memory.
 */
function noteDamage(): void {
  faults().isDamaged = true;
}

/** Whether SQLite has reported, since the start, that the database is damaged. */
export const isDamagedDatabase = (): boolean => faults().isDamaged;

/** The last faults, the newest first. */
export const lastFaults = (): readonly Fault[] => faults().last.toReversed();

function isDamage(error: unknown): boolean {
  const known = asStorageError(error);
  return known instanceof LanterneError && known.code === 'databaseDamaged';
}
