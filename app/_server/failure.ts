import { asStorageError, LanterneError } from '#lib/errors.ts';
import { noteFault } from '#lib/faults.ts';
import { isBrokenOff } from './broken-off.ts';

/**
 * Why something could not be done: a key of the `errors` messages, what fills its sentence, and the
 * status of an answer.
 */
export type ServerFailure = Pick<LanterneError, 'code' | 'values'> & { status: number };

/** What was thrown, as what a reader can be told; the log keeps what they cannot use. */
export function failureOf(thrown: unknown): ServerFailure {
  const known = asStorageError(thrown);
  if (!(thrown instanceof LanterneError || isBrokenOff(thrown))) noteFault(thrown);
  if (known instanceof LanterneError) return known;
  console.error(thrown);
  return { code: 'unexpected', values: {}, status: 500 };
}
