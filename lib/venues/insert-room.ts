import { eq, max } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { rooms } from '#db/schema/index.ts';
import { takeNumber } from '#lib/numbers.ts';

/** A new room, behind the others of the festival and with a number of its own. Answers its id; whoever calls has looked at the venue. */
export function insertRoom(
  tx: Tx,
  festivalId: number,
  columns: Omit<typeof rooms.$inferInsert, 'id' | 'festivalId' | 'number' | 'position'>,
): number {
  const last = tx
    .select({ position: max(rooms.position) })
    .from(rooms)
    .where(eq(rooms.festivalId, festivalId))
    .get();
  return tx
    .insert(rooms)
    .values({ ...columns, festivalId, number: takeNumber(tx, festivalId), position: (last?.position ?? -1) + 1 })
    .returning({ id: rooms.id })
    .get().id;
}
