'use client';

import { useState } from 'react';
import type { SaidEmergency } from '#app/_server/emergencies.ts';
import { useAsking } from '#app/_ui/use-asking.ts';

type Words = { title: string; take: string; see: string; relatives: string };

/**
 * Emergencies nobody takes care of yet, above every page of the desk. It is a live region but no
 * alert, as pages have alerts of their own. `post`: where to say that somebody takes care; null for
 * readers who may not.
 */
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
  // If the server does not answer, the last state is kept.
  const [open, setOpen] = useState(first);
  useAsking<{ open: SaidEmergency[] }>(address, (heard) => setOpen(heard.open));
  return (
    <div aria-live="assertive" className={open.length > 0 ? 'emergency-band no-print' : 'contents'}>
      {open.length > 0 && (
        <>
          <p>{words.title}</p>
          <ul>
            {open.map(({ id, sentence, relatives }) => (
              <li key={id}>
                <span>{sentence}</span>
                {relatives !== null && (
                  <a href={relatives} className="btn">
                    {words.relatives}
                  </a>
                )}
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
