import { RENEWED } from '#app/_islands/renewed.ts';
import type { ProgrammeTimes } from '#lib/selections/times.ts';

/**
 * The times of a programme; null where they cannot be had. Without an address nothing is asked for:
 * it would be the page itself.
 */
export const askTimes = (address: string | undefined): Promise<ProgrammeTimes | null> =>
  address
    ? fetch(address)
        .then((answer) => (answer.ok ? answer.json() : null))
        .catch(() => null)
    : Promise.resolve(null);

/**
 * Asks until the times of `address` come, for a place that has nothing to show without them: again
 * once the network is back, the page is shown again or renewed, and by a press in it. `onNone` each
 * time they do not.
 */
export async function awaitTimes(
  place: EventTarget,
  address: () => string | undefined,
  onNone: () => void,
): Promise<ProgrammeTimes> {
  const times = await askTimes(address());
  if (times) return times;
  onNone();
  const listening = new AbortController();
  await new Promise((resolve) => {
    const { signal } = listening;
    for (const name of ['online', 'pageshow']) window.addEventListener(name, resolve, { signal });
    for (const name of [RENEWED, 'click']) place.addEventListener(name, resolve, { signal });
  });
  listening.abort();
  return awaitTimes(place, address, onNone);
}
