import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { type ClientKey, keyOf } from './roots.ts';

/** The batch that a first try with the same key wrote, whatever it was about; null when this is the first. */
export function batchOfTry(db: Db | Tx, festivalId: number, clientKey: ClientKey): string | null {
  const key = keyOf(festivalId, clientKey);
  if (!key) return null;
  const row = db
    .select({ batch: changes.batch })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.clientKey, key)))
    .get();
  return row?.batch ?? null;
}
