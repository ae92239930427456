import type { Tx } from '#db/client.ts';
import { pages, partners } from '#db/schema/index.ts';
import type { Draft } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';

/**
 * Gives a new edition the pages and partners of the earlier one, as drafts to go over: they belong to whoever makes the festival. In the
 * transaction that makes it.
 */
export function keepPagesOfEdition(tx: Tx, earlier: Draft, festivalId: number): void {
  for (const { id: _, version: __, ...page } of earlier.pages)
    tx.insert(pages)
      .values({ ...page, festivalId })
      .run();
  for (const { id: _, version: __, ...partner } of earlier.partners)
    tx.insert(partners)
      .values({ ...partner, festivalId, number: takeNumber(tx, festivalId) })
      .run();
}
