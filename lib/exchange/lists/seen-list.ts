import type { Table } from '#lib/exchange/files/table.ts';
import type { ShownPlan, ShownRow } from './bound-list.ts';
import type { KeptList } from './lists.ts';

/** How many rows of each kind are shown; the others are counted. */
export const MAX_SHOWN = 200;
/** How many sample cells are shown beside the meaning of a column. */
const SAMPLES = 3;

/** The part of a plan that a page shows: the first rows of each kind, and the counts. */
export type SeenPlan = ShownPlan &
  Readonly<{ counts: Readonly<Record<ShownRow['is'] | 'unread' | 'missing', number>> }>;

/**
 * A stored list with its plan as a page shows it, so that 20,000 rows need not be kept in memory
 * nor passed out of a thread.
 */
export type SeenList = Readonly<{
  /** Contains only the first rows. */
  kept: KeptList;
  /** How many rows it has. */
  count: number;
  plan: SeenPlan;
}>;

export function seenList(kept: KeptList, { rows, missing, fingerprint }: ShownPlan): SeenList {
  const counts = {
    new: 0,
    changed: 0,
    left: 0,
    unchanged: 0,
    asked: 0,
    refused: 0,
    unread: 0,
    missing: missing.length,
  };
  const seen = rows.filter((row) => {
    counts[row.is] += 1;
    const isUnread = 'unread' in row && row.unread.length > 0;
    if (isUnread) counts.unread += 1;
    return counts[row.is] <= MAX_SHOWN || (isUnread && counts.unread <= MAX_SHOWN);
  });
  const table: Table = { header: kept.table.header, rows: kept.table.rows.slice(0, SAMPLES) };
  return {
    kept: { ...kept, table, answers: {} },
    count: kept.table.rows.length,
    plan: { rows: seen, missing: missing.slice(0, MAX_SHOWN), fingerprint, counts },
  };
}
