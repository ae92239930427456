import type { ProgrammeTimes } from '#lib/selections/times.ts';

/** The times of a programme; null where they cannot be had. Without an address nothing is asked for: it would be the page itself. */
export const askTimes = (address: string | undefined): Promise<ProgrammeTimes | null> =>
  address
    ? fetch(address)
        .then((answer) => (answer.ok ? answer.json() : null))
        .catch(() => null)
    : Promise.resolve(null);
