import type { Table } from '#lib/exchange/files/table.ts';
import type { ShownPlan, ShownRow } from './bound-list.ts';
import type { KeptList } from './lists.ts';

/** Of each kind: the rest is counted. */
export const MAX_SHOWN = 200;
/** Rows beside what each column holds. */
const SAMPLES = 3;

/** What a page shows of a plan: the first rows of each kind, and how many there are. */
export type SeenPlan = ShownPlan &
  Readonly<{ counts: Readonly<Record<ShownRow['is'] | 'unread' | 'missing', number>> }>;

/**
 * A kept list and its plan as a page shows them: 20,000 rows are never held for it, and do not come
 * out of a thread.
 */
export type SeenList = Readonly<{
  /** Its table has the first rows alone. */
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
