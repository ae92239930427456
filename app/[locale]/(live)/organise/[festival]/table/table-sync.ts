import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { newUuid } from '#app/_components/new-uuid.ts';
import { changedIds, isPerhapsOf } from '#app/_ui/heard-changes.ts';
import { holdPage } from '#app/_ui/hold-page.ts';
import { pageFetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import {
  browserTogether,
  knownAfter,
  type StreamState,
  shareStream,
  whileSeen,
} from '#app/[locale]/(live)/organise/[festival]/grid/sync/shared-stream.ts';
import type { TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { LiveMessage } from '#lib/live/messages.ts';
import type { CellWords } from './cell-row.tsx';
import type { CellStore } from './cell-store.ts';
import type { Edit } from './placed-cells.ts';

/** Which rows of a table others change; `isEntangled`: they say what others are, too. */
type Hearing = Readonly<{ entity: string; isEntangled: boolean; userId: number }>;

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

/** Reads all rows once the script runs, and after an undo. */
export function useAllRows(store: CellStore, given: readonly TableRow[], total: number) {
  // The rows the page was drawn with, also after an undo: all, or the first ones.
  const drawn = useRef(given.length < total ? null : given);
  useEffect(() => {
    if (drawn.current === given) return;
    drawn.current = given;
    // Even if all were drawn they are read once more, to learn what was added meanwhile.
    void store.load();
  }, [given, store]);
}

/** Unsaved cells keep the page from being left, and are sent again once there is a network. */
export function useSaving(store: CellStore, edit: Edit, t: CellWords) {
  useEffect(() => {
    window.addEventListener('online', store.retry);
    return () => window.removeEventListener('online', store.retry);
  }, [store]);
  const isUnsaved = useEffectEvent(() => edit.isOpen || store.hasUnsaved());
  const { end } = edit;
  useEffect(
    () =>
      holdPage({
        isUnsaved: () => isUnsaved(),
        ask: async () => {
          end('stay');
          await store.saved();
          return !store.hasUnsaved() || window.confirm(t('leave'));
        },
        subscribe: store.subscribe,
      }),
    [store, end, t],
  );
}

/**
 * In milliseconds: rows that depend on other records are read again once no change was heard for
 * this long, or at the latest after the longer time.
 */
const SETTLED = 1000;
const LONGEST_WAIT = 10_000;

/** Calls `act` when it is quiet after `hear`, at the latest after the longest wait. */
export function onceQuiet(act: () => void): { hear: () => void; end: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due: number | null = null;
  return {
    hear: () => {
      clearTimeout(timer);
      due ??= performance.now() + LONGEST_WAIT;
      timer = setTimeout(
        () => {
          due = null;
          act();
        },
        Math.min(SETTLED, due - performance.now()),
      );
    },
    end: () => clearTimeout(timer),
  };
}
