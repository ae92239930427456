import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { blockRooms, blocks } from '#db/schema/index.ts';
import { kindWithParts, rowsOn } from '#lib/history/root-kind.ts';
import type { DraftBlock } from '#lib/model/draft.ts';

/** A break or a set-up with the rooms it covers; none means all of them. */
export const blockKind = kindWithParts(
  'block',
  'schedule',
  blocks,
  (db, festivalId, id) => {
    const covered = rowsOn(db, blockRooms, 'blockId', festivalId, id, blockRooms.roomId);
    return (block): Pick<DraftBlock, 'roomIds'> => ({ roomIds: covered(block).map(({ roomId }) => roomId) });
  },
  (tx, { festivalId, id, roomIds }) => putRooms(tx, festivalId, id, roomIds),
);

/** Makes a block cover exactly these rooms. */
export function putRooms(tx: Tx, festivalId: number, blockId: number, roomIds: readonly number[]): void {
  tx.delete(blockRooms)
    .where(and(eq(blockRooms.festivalId, festivalId), eq(blockRooms.blockId, blockId)))
    .run();
  for (const roomId of roomIds) tx.insert(blockRooms).values({ festivalId, blockId, roomId }).run();
}
