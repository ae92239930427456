'use client';

import { useEffect, useState } from 'react';
import type { SaidEmergency } from '../../../../_server/emergencies.ts';

/** In milliseconds: a band stands on every screen of the desk within five seconds. */
const EVERY = 4000;

type Words = { title: string; take: string; see: string };

/** Who needs help and nobody takes care of yet, above every page of the desk. A live region, and no alert: those of the page are its own. `post`: where it is said that somebody does; null for who may not. */
export function EmergencyBand({
  first,
  address,
  post,
  board,
  locale,
  words,
}: {
  first: readonly SaidEmergency[];
  address: string;
  post: string | null;
  board: string;
  locale: string;
  words: Words;
}) {
  const open = useOpen(address, first);
  return (
    <div aria-live="assertive" className={open.length > 0 ? 'emergency-band no-print' : 'contents'}>
      {open.length > 0 && (
        <>
          <p>{words.title}</p>
          <ul>
            {open.map(({ id, sentence }) => (
              <li key={id}>
                <span>{sentence}</span>
                {post !== null && (
                  <form method="post" action={post}>
                    <input type="hidden" name="what" value="taken" />
                    <input type="hidden" name="emergency" value={id} />
                    <input type="hidden" name="clientKey" value={`taken-${id}`} />
                    <input type="hidden" name="locale" value={locale} />
                    <input type="hidden" name="from" value={board} />
                    <button type="submit" className="btn lamp">
                      {words.take}
                    </button>
                  </form>
                )}
              </li>
            ))}
          </ul>
          {post !== null && (
            <a href={board} className="link">
              {words.see}
            </a>
          )}
        </>
      )}
    </div>
  );
}

/** Asks while the page is looked at. What was heard last stands when nobody answers. */
function useOpen(address: string, first: readonly SaidEmergency[]): readonly SaidEmergency[] {
  const [open, setOpen] = useState(first);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') {
        try {
          const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(EVERY * 2) });
          if (answer.ok && !isOver) setOpen(((await answer.json()) as { open: SaidEmergency[] }).open);
        } catch {
          // Asked again soon.
        }
      }
      if (!isOver) timer = setTimeout(ask, EVERY);
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
  return open;
}
