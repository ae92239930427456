import { RENEWED } from '#app/_islands/renewed.ts';
import type { ProgrammeTimes } from '#lib/selections/times.ts';

/**
 * The times of a programme; null where they cannot be loaded. Without an address nothing is
 * requested, since an empty address would be the page itself.
 */
export const askTimes = (address: string | undefined): Promise<ProgrammeTimes | null> =>
  address
    ? fetch(address)
        .then((answer) => (answer.ok ? answer.json() : null))
        .catch(() => null)
    : Promise.resolve(null);

/**
 * Asks for the times at `address` until they arrive, for a place that can show nothing without
 * them: again when the network returns, when the page is shown again or renewed, and at a press in
 * it. Calls `onNone` each time they do not arrive.
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
