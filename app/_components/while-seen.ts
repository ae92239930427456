import { ASK_EVERY } from '#lib/live/ask-every.ts';

/**
 * Calls `ask` every few seconds while the page is visible: `every` milliseconds after the last call
 * has ended, and at once when the reader comes back to the page or the network returns. `ask` must
 * end by itself, even if a network keeps a request open for ever.
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
