import { write } from '#db/client.ts';
import { type CarriedKind, carriedOver } from '#lib/history/carried.ts';
import { recordChanges } from '#lib/history/record.ts';
import { gatherChanges } from '#lib/history/roots.ts';
import type { Authorized } from '#lib/policy.ts';
import { rootKinds } from './restorers.ts';

/**
 * Confirms everything of one kind that was carried over, in one act; `batch` is what « Défaire »
 * takes back.
 */
export function confirmCarried(
  festival: Authorized<'settings' | 'volunteers'>,
  kind: CarriedKind,
  now: string,
): { count: number; batch: string } {
  return write(festival.db, (tx, batch) => {
    const { gathered, record } = gatherChanges(festival, batch, null, now);
    for (const id of carriedOver(tx, festival, { kind }).get(kind) ?? []) {
      const root = rootKinds[kind].read(tx, festival.id, id);
      if (root) record(kind, 'confirmed', root, root);
    }
    recordChanges(festival.db, gathered);
    return { count: gathered.length, batch };
  });
}
