import { asStorageError, LanterneError } from '#lib/errors.ts';

type Refusal = { code: 'dataFull' | 'dataBusy' | 'dataUnusable'; reason: string };

/**
 * Why a start cannot use its data folder, as a key of the `cli` messages; null for any other
 * failure.
 */
export function storageRefusal(error: unknown): Refusal | null {
  const known = asStorageError(error);
  if (!(known instanceof LanterneError)) return null;
  const reason = error instanceof Error ? error.message : String(error);
  if (known.code === 'diskFull') return { code: 'dataFull', reason };
  if (known.code === 'databaseBusy') return { code: 'dataBusy', reason };
  return known.code === 'readOnly' ? { code: 'dataUnusable', reason } : null;
}
