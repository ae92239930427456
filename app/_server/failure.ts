import { asStorageError, LanterneError } from '#lib/errors.ts';
import { noteFault } from '#lib/faults.ts';
import { onceInProcess } from '#lib/one-in-process.ts';

/** Whether this is Node's error for a request whose sender closed the connection. */
export const isBrokenOff = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.message === 'aborted' && 'code' in thrown && thrown.code === 'ECONNRESET';

/**
 * Keeps quiet about uploads that their sender broke off, which are no error of ours; the request
 * log has a line for them, with `cut`. Next would print them with a trace before any handler of
 * ours runs (16.4.6: `handleCatchallMiddlewareRequest` in next-server.js), and a stranger could
 * fill the terminal. Called once by instrumentation.ts.
 */
export const keepQuietOfBrokenOff = (): void =>
  onceInProcess('lanterneQuiet', () => {
    const print = console.error;
    console.error = (...said: unknown[]) => {
      if (!said.some(isBrokenOff)) print(...said);
    };
  });

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
