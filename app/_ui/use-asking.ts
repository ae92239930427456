'use client';

import { useEffect, useRef } from 'react';
import { ASK_EVERY } from '../../lib/live/ask-every.ts';

/**
 * Asks an address every few seconds while the page is looked at, and at once when somebody comes back to it or the network does. `heard` is given each answer (JSON);
 * `lost` hears that there was none.
 */
export function useAsking<T>(address: string, heard: (answer: T) => void, lost?: () => void): void {
  const latest = useRef({ heard, lost });
  latest.current = { heard, lost };
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        const answer = await answerOf<T>(address);
        if (isOver) return;
        if (answer === null) latest.current.lost?.();
        else latest.current.heard(answer);
      }
      if (!isOver) timer = setTimeout(ask, ASK_EVERY);
    };
    const look = () => document.visibilityState === 'visible' && void ask();
    document.addEventListener('visibilitychange', look);
    addEventListener('online', look);
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('online', look);
    };
  }, [address]);
}

async function answerOf<T>(address: string): Promise<T | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(ASK_EVERY * 2) });
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    // No network, or a server that starts again.
    return null;
  }
}
