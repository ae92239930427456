import { useEffect, useRef, useState } from 'react';
import { workerAnswers } from '#app/_components/site-worker.ts';
import { useAsking } from '#app/_ui/use-asking.ts';

/** In milliseconds: the board is fetched to be kept at most this often. */
const APART = 15_000;

/** Has the service worker keep the present board. */
type BoardKeeper = {
  /** Fetches soon, but not again for a while; it may be called often. */
  keep: () => void;
  close: () => void;
};

/**
 * Keeps the board at `address` for times without a network: the service worker keeps what passes
 * through it, so the page fetches the board's plain address, at first and each time it was redrawn.
 * Without a worker (no https, or refused) nothing is fetched.
 */
function boardKeeper(address: string): BoardKeeper {
  let askedAt = 0;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    timer = undefined;
    if (document.visibilityState !== 'visible') return;
    askedAt = Date.now();
    // When signed out this redirects to the sign-in, from which the worker knows to delete the
    // board.
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

/** In milliseconds: the board is redrawn at least this often, as time passes. */
const DRAW = 30_000;
/** In milliseconds: before that a missing answer is not mentioned. */
const STALE = 15_000;

/**
 * `staleSince`: since when the server has not answered. `keptAt`: when this page was last known to
 * be right, if it was kept on this device. Epoch milliseconds.
 */
export type BoardNews = Readonly<{ staleSince: number | null; keptAt: number | null }>;

const FRESH: BoardNews = { staleSince: null, keptAt: null };

/**
 * Asks for the key of the day, and redraws the page when it has changed. `board`: the address to
 * keep for times without a network, after each drawing; null where nothing is kept.
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
      // Redrawn only after an answer: without a network the page would be replaced by an error.
      if (!isNew && !isLate) return;
      was.drawnAt = now;
      draw();
      keeper.current?.keep();
    },
    () => {
      // Without a network this does nothing; for readers who lost access it removes what was kept.
      keeper.current?.keep();
      if (!was.isKept && Date.now() - was.heardAt > STALE) setNews({ staleSince: was.heardAt, keptAt: null });
    },
  );
  return news;
}
