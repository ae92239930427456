import type { Fetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import type { TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { cellQueue } from './cell-queue.ts';
import { cellReadings } from './cell-readings.ts';
import { cellRequests } from './cell-requests.ts';
import { heldCells } from './cell-state.ts';

/**
 * The rows of a table that is edited in place: shows written cells at once, saves one gesture after
 * the other, and takes over changes by others.
 */
export function cellStore({
  address,
  locale,
  columns,
  rows,
  fetch,
}: {
  address: string;
  locale: Locale;
  columns: readonly string[];
  rows: readonly TableRow[];
  fetch: Fetch;
}) {
  const held = heldCells(rows);
  const requests = cellRequests(address, locale, fetch);
  const readings = cellReadings(held, requests, columns);
  const { send, ...queue } = cellQueue(held, requests, readings);
  return {
    subscribe: held.subscribe,
    getState: held.get,
    ...readings,
    ...queue,
    /** Sends what waits, and reads what could not be read. */
    retry: () => {
      void send();
      if (held.get().isUnread) void readings.load();
    },
    lostRead: () => held.set({ lost: '' }),
    /** The keys of this many unsaved rows: the last one, and others below it. */
    below: (count: number): string[] => {
      const drafts = () => held.get().added.filter((key) => (held.get().rows.get(key)?.id ?? 0) < 0);
      held.addDrafts(Math.max(0, count - drafts().length));
      return drafts().slice(0, count);
    },
  };
}

export type CellStore = ReturnType<typeof cellStore>;
