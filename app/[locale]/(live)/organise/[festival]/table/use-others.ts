import { useEffect, useState } from 'react';
import { newUuid } from '#app/_components/new-uuid.ts';
import { changedIds, isPerhapsOf } from '#app/_ui/heard-changes.ts';
import { knownAfter, type StreamState } from '#app/[locale]/(live)/organise/[festival]/grid/sync/follow.ts';
import { pageFetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import { browserTogether, shareStream } from '#app/[locale]/(live)/organise/[festival]/grid/sync/shared-stream.ts';
import { whileSeen } from '#app/[locale]/(live)/organise/[festival]/grid/sync/while-seen.ts';
import type { LiveChange } from '#lib/live/messages.ts';
import type { CellStore } from './cell-store.ts';
import { onceQuiet } from './once-quiet.ts';

/** Hears what others change in these rows; answers whether nothing more will be heard. */
export function useOthers(
  store: CellStore,
  {
    slug,
    entity,
    isEntangled,
    after,
    userId,
  }: { slug: string; entity: string; isEntangled: boolean; after: number; userId: number },
): boolean {
  const [isEnded, setEnded] = useState(false);
  useEffect(() => {
    const client = newUuid();
    let known = after;
    let linked: StreamState | null = null;
    const readAnew = onceQuiet(() => void store.changed(null, null));
    const hear = (change: LiveChange) => {
      if (isEntangled) readAnew.hear();
      const ids = changedIds(change, entity);
      // What this table did itself was answered.
      if (ids.length > 0 && !store.isMine(change.batch))
        void store.changed(ids, change.userId === userId ? null : change.by);
    };
    const leave = whileSeen(document, () =>
      shareStream({
        slug,
        client,
        after: known,
        fetch: pageFetch,
        together: browserTogether(),
        onMessage: (message) => {
          known = knownAfter(known, message);
          if (message.event === 'reload' && (isEntangled || isPerhapsOf(message.data.kinds, entity))) void store.load();
          if (message.event === 'change') hear(message.data);
        },
        onLink: (link) => {
          setEnded(link === 'ended');
          // It is told with each message. A server that is there again is asked for what it did not
          // answer.
          if (link === 'live' && linked !== 'live') store.retry();
          linked = link;
        },
      }),
    );
    return () => {
      readAnew.end();
      leave();
    };
  }, [slug, entity, after, userId, store, isEntangled]);
  return isEnded;
}
