import { jsonPost } from '#app/_ui/json-post.ts';
import type { Fetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import type { ActRefused } from '#lib/events/act-answers.ts';
import type { CellsDone, TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { CellsPost } from '#lib/exchange/lists/table-schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/** In milliseconds: a server silent for this long counts as unreachable. */
const PATIENCE = 15_000;

/** The requests of a table to the server; null where there is no answer. */
export const cellRequests = (address: string, locale: Locale, fetch: Fetch) => ({
  post: async (posted: Omit<CellsPost, 'locale'>): Promise<CellsDone | ActRefused | null> => {
    try {
      const response = await fetch(address, {
        ...jsonPost({ ...posted, locale }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const answer: unknown = await response.json();
      const isOurs = typeof answer === 'object' && answer !== null && 'ok' in answer;
      // A reverse proxy says that our server is away, or the server that it is busy: it is asked
      // again.
      return isOurs && response.status !== 503 ? (answer as CellsDone | ActRefused) : null;
    } catch {
      return null;
    }
  },
  /** The rows with these ids, or all (null), with the cells of these columns. */
  read: async (ids: readonly number[] | null, columns: readonly string[]): Promise<TableRow[] | null> => {
    try {
      const asked = new URLSearchParams({
        lang: locale,
        columns: columns.join(' '),
        ...(ids && { ids: ids.join(' ') }),
      });
      const response = await fetch(`${address}?${asked}`, { cache: 'no-store' });
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  },
});

export type CellRequests = ReturnType<typeof cellRequests>;
