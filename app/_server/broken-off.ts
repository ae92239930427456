import { onceInProcess } from '#lib/one-in-process.ts';

/** Whether this is what Node says of a request whose sender broke it off. */
export const isBrokenOff = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.message === 'aborted' && 'code' in thrown && thrown.code === 'ECONNRESET';

/**
 * From now on nothing is printed of an upload that its sender broke off, which is no error of ours:
 * the log of requests has its line, with `cut`. Next prints it with a trace before any handler of
 * ours is asked (16.4.6: `handleCatchallMiddlewareRequest` in next-server.js), so that a stranger
 * could fill the terminal. Called once by instrumentation.ts.
 */
export const keepQuietOfBrokenOff = (): void =>
  onceInProcess('lanterneQuiet', () => {
    const print = console.error;
    console.error = (...said: unknown[]) => {
      if (!said.some(isBrokenOff)) print(...said);
    };
  });
