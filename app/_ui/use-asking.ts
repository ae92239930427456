'use client';

import { useEffect, useRef } from 'react';
import { whileSeen } from '#app/_components/while-seen.ts';
import { ASK_EVERY } from '#lib/live/ask-every.ts';

/**
 * Asks an address every few seconds while the page is visible, and at once when the reader comes
 * back or the network returns. `heard` gets each answer (JSON); `lost` is called when there was
 * none.
 */
export function useAsking<T>(address: string, heard: (answer: T) => void, lost?: () => void): void {
  const latest = useRef({ heard, lost });
  latest.current = { heard, lost };
  useEffect(() => {
    let isOver = false;
    const asking = whileSeen(async () => {
      const answer = await answerOf<T>(address);
      if (isOver) return;
      if (answer === null) latest.current.lost?.();
      else latest.current.heard(answer);
    });
    asking.now();
    return () => {
      isOver = true;
      asking.end();
    };
  }, [address]);
}

async function answerOf<T>(address: string): Promise<T | null> {
  try {
    const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(ASK_EVERY * 2) });
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    // There is no network, or the server is restarting.
    return null;
  }
}
