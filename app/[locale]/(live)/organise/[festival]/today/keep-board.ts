/** How often at most the board is asked for to be kept. Milliseconds. */
const APART = 15_000;

/** Has the worker keep the board as it is now. */
export type BoardKeeper = {
  /** Soon, and not again before a while: whatever calls it may call it often. */
  keep: () => void;
  close: () => void;
};

/**
 * Keeps the board that stands at `address` for times without a network. The worker keeps what comes by it: the page asks for the board as such, in HTML, at first
 * and each time it was drawn anew. Where there is no worker (no https, or refused) nothing is asked for.
 */
export function boardKeeper(address: string): BoardKeeper {
  let askedAt = 0;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    timer = undefined;
    if (document.visibilityState !== 'visible') return;
    askedAt = Date.now();
    // Signed out it leads to the sign-in, by which the worker knows that the board has to go.
    await fetch(address, {
      headers: { Accept: 'text/html' },
      cache: 'no-cache',
      redirect: 'manual',
      priority: 'low',
    }).catch(() => null);
  };
  const keep = () => {
    if (isOver || timer !== undefined || !navigator.serviceWorker?.controller) return;
    timer = setTimeout(() => void ask(), Math.max(0, askedAt + APART - Date.now()));
  };
  void untilKept().then(keep);
  return {
    keep,
    close: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

/** Waits until a worker answers for this page. */
async function untilKept(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  try {
    await serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  } catch {
    // Refused by the browser, or no network.
    return;
  }
  await serviceWorker.ready;
  if (!serviceWorker.controller)
    await new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }));
}
