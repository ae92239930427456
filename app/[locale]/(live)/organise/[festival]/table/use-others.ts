import { useEffect, useState } from 'react';
import { newUuid } from '#app/_components/new-uuid.ts';
import { changedIds, isPerhapsOf } from '#app/_ui/heard-changes.ts';
import { knownAfter, type StreamState } from '#app/[locale]/(live)/organise/[festival]/grid/sync/follow.ts';
import { pageFetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import { browserTogether, shareStream } from '#app/[locale]/(live)/organise/[festival]/grid/sync/shared-stream.ts';
import { whileSeen } from '#app/[locale]/(live)/organise/[festival]/grid/sync/while-seen.ts';
import type { LiveMessage } from '#lib/live/messages.ts';
import type { CellStore } from './cell-store.ts';
import { onceQuiet } from './once-quiet.ts';

/** Which rows of a table others change; `isEntangled`: they say what others are, too. */
type Hearing = Readonly<{ entity: string; isEntangled: boolean; userId: number }>;

/**
 * Reads what a message says was changed, or where too much was, all of it once that is over. Either
 * way rows stay where they stand, so that none runs away from who writes in it.
 */
export function othersHeard(
  store: Pick<CellStore, 'changed' | 'isMine'>,
  { entity, isEntangled, userId }: Hearing,
): { hear: (message: LiveMessage) => void; end: () => void } {
  const readAnew = onceQuiet(() => void store.changed(null, null));
  const hear = (message: LiveMessage) => {
    if (message.event === 'reload' && (isEntangled || isPerhapsOf(message.data.kinds, entity))) readAnew.hear();
    if (message.event !== 'change') return;
    const { data: change } = message;
    if (isEntangled) readAnew.hear();
    const ids = changedIds(change, entity);
    // What this table did itself was answered.
    if (ids.length > 0 && !store.isMine(change.batch))
      void store.changed(ids, change.userId === userId ? null : change.by);
  };
  return { hear, end: readAnew.end };
}

/** Hears what others change in these rows; answers whether nothing more will be heard. */
export function useOthers(
  store: CellStore,
  { slug, entity, isEntangled, after, userId }: Hearing & { slug: string; after: number },
): boolean {
  const [isEnded, setEnded] = useState(false);
  useEffect(() => {
    const client = newUuid();
    let known = after;
    let linked: StreamState | null = null;
    const hearing = othersHeard(store, { entity, isEntangled, userId });
    const leave = whileSeen(document, () =>
      shareStream({
        slug,
        client,
        after: known,
        fetch: pageFetch,
        together: browserTogether(),
        onMessage: (message) => {
          known = knownAfter(known, message);
          hearing.hear(message);
        },
        onLink: (link) => {
          setEnded(link === 'ended');
          // Sent with each message. When the connection is back, what had no answer is asked for
          // again.
          if (link === 'live' && linked !== 'live') store.retry();
          linked = link;
        },
      }),
    );
    return () => {
      hearing.end();
      leave();
    };
  }, [slug, entity, after, userId, store, isEntangled]);
  return isEnded;
}
