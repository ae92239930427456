import { ASK_EVERY } from '#lib/live/ask-every.ts';

/**
 * Runs `ask` every few seconds while the page is looked at, the next one so long after the last has
 * ended, and at once when somebody comes back to the page or the network does. `ask` has to end by
 * itself, also where a network holds a request for ever. Milliseconds.
 */
export function whileSeen(ask: () => Promise<void>, every = ASK_EVERY): { now: () => void; end: () => void } {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(run, every);
  };
  const run = async () => {
    clearTimeout(timer);
    try {
      if (document.visibilityState === 'visible') await ask();
    } finally {
      again();
    }
  };
  const now = () => void run();
  document.addEventListener('visibilitychange', now);
  addEventListener('online', now);
  again();
  const end = () => {
    isOver = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', now);
    removeEventListener('online', now);
  };
  return { now, end };
}
