import { useEffect, useRef, useState } from 'react';
import { workerAnswers } from '#app/_components/site-worker.ts';
import { useAsking } from '#app/_ui/use-asking.ts';

/** How often at most the board is asked for to be kept. Milliseconds. */
const APART = 15_000;

/** Has the worker keep the board as it is now. */
type BoardKeeper = {
  /** Soon, and not again before a while: whatever calls it may call it often. */
  keep: () => void;
  close: () => void;
};

/**
 * Keeps the board that stands at `address` for times without a network. The worker keeps what comes
 * by it: the page asks for the board as such, in HTML, at first and each time it was drawn anew.
 * Where there is no worker (no https, or refused) nothing is asked for.
 */
function boardKeeper(address: string): BoardKeeper {
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
  void workerAnswers().then(keep);
  return {
    keep,
    close: () => {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

/** How often the board is drawn anew because time passes. Milliseconds. */
const DRAW = 30_000;
/** Until then a lost answer is nothing to speak of. Milliseconds. */
const STALE = 15_000;

/**
 * `staleSince`: since when nobody answered. `keptAt`: when the page was last known to be right,
 * where it is the one this device kept. Epoch milliseconds.
 */
export type BoardNews = Readonly<{ staleSince: number | null; keptAt: number | null }>;

const FRESH: BoardNews = { staleSince: null, keptAt: null };

/**
 * Asks for the key of the day, and draws the page anew when it is another one. `board`: what is to
 * be kept for times without a network, each time it was drawn; null where nothing is.
 */
export function useNews(address: string, board: string | null, draw: () => void): BoardNews {
  const [news, setNews] = useState(FRESH);
  const [was] = useState(() => ({
    key: null as string | null,
    heardAt: Date.now(),
    drawnAt: Date.now(),
    isKept: false,
  }));
  const keeper = useRef<BoardKeeper | null>(null);
  useEffect(() => {
    const at = Date.parse(document.documentElement.dataset.offlineAt ?? '');
    if (Number.isNaN(at)) return;
    Object.assign(was, { heardAt: at, isKept: true });
    setNews({ staleSince: at, keptAt: at });
  }, [was]);
  useEffect(() => {
    keeper.current = board === null ? null : boardKeeper(board);
    return () => keeper.current?.close();
  }, [board]);
  useAsking<{ key: string }>(
    address,
    ({ key }) => {
      const now = Date.now();
      const isLate = was.isKept || now - was.heardAt > STALE || now - was.drawnAt > DRAW;
      const isNew = was.key !== null && was.key !== key;
      Object.assign(was, { key, heardAt: now, isKept: false });
      delete document.documentElement.dataset.offlineAt;
      setNews(FRESH);
      // Drawn only when somebody answers: a page that is asked for in vain would be replaced by a
      // failure.
      if (!isNew && !isLate) return;
      was.drawnAt = now;
      draw();
      keeper.current?.keep();
    },
    () => {
      // Without a network this changes nothing; whoever may not read it any more keeps none of it.
      keeper.current?.keep();
      if (!was.isKept && Date.now() - was.heardAt > STALE) setNews({ staleSince: was.heardAt, keptAt: null });
    },
  );
  return news;
}
