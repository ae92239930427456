'use client';

import { useSyncExternalStore } from 'react';
import { type Kept, keep, keptOf, onChange, tell } from './store.ts';

/** Lets the stars of this browser go to this private address; what was chosen here before goes there too. Not there before scripts run. */
export function UseHere({
  festival,
  token,
  words,
}: {
  festival: string;
  token: string;
  words: { use: string; useHint: string; used: string };
}) {
  const kept = useSyncExternalStore<Kept | null>(
    onChange,
    () => keptOf(festival),
    () => null,
  );
  if (!kept) return null;
  if (kept.token === token) return <p className="good">{words.used}</p>;
  async function use() {
    const { selection } = keptOf(festival);
    const events = selection.events.map(({ number }) => number);
    const waiting = [
      ...(events.length > 0 ? [`add-${events.join('-')}`] : []),
      ...(selection.films.length > 0 ? [`wish-${selection.films.join('-')}`] : []),
    ];
    keep(festival, { selection, token, waiting });
    await tell(festival, { alsoRead: true });
    location.reload();
  }
  return (
    <>
      <p>
        <button type="button" className="btn" onClick={use}>
          {words.use}
        </button>
      </p>
      <p className="hint">{words.useHint}</p>
    </>
  );
}
