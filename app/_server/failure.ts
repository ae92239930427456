import { asStorageError, LanterneError } from '#lib/errors.ts';
import { noteFault } from '#lib/faults.ts';
import { isBrokenOff } from './broken-off.ts';

/**
 * Why something could not be done: a key of the `errors` messages, the values of its sentence, and
 * the status of the answer.
 */
export type ServerFailure = Pick<LanterneError, 'code' | 'values'> & { status: number };

/** What a reader can be told of an error; details they cannot use go to the log. */
export function failureOf(thrown: unknown): ServerFailure {
  const known = asStorageError(thrown);
  if (!(thrown instanceof LanterneError || isBrokenOff(thrown))) noteFault(thrown);
  if (known instanceof LanterneError) return known;
  console.error(thrown);
  return { code: 'unexpected', values: {}, status: 500 };
}
