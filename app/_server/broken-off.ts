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
