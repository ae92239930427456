import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { readRow } from '#db/rows.ts';
import { blockRooms, blocks } from '#db/schema/index.ts';
import { rootRestorer, rowHandsWithParts } from '#lib/history/root-restorer.ts';
import type { RootKind } from '#lib/history/roots.ts';
import type { DraftBlock } from '#lib/model/draft.ts';

function readBlock(db: Db | Tx, festivalId: number, id: number): DraftBlock | null {
  const block = readRow(db, blocks, festivalId, id);
  if (!block) return null;
  const roomIds = db
    .select({ roomId: blockRooms.roomId })
    .from(blockRooms)
    .where(and(eq(blockRooms.festivalId, festivalId), eq(blockRooms.blockId, id)))
    .orderBy(asc(blockRooms.roomId))
    .all()
    .map(({ roomId }) => roomId);
  return { ...block, roomIds };
}

/** A break or a set-up with the rooms it covers; none means all of them. */
export const blockKind: RootKind<DraftBlock> = { entity: 'block', table: blocks, read: readBlock };

/** Makes a block cover exactly these rooms. */
export function putRooms(tx: Tx, festivalId: number, blockId: number, roomIds: readonly number[]): void {
  tx.delete(blockRooms)
    .where(and(eq(blockRooms.festivalId, festivalId), eq(blockRooms.blockId, blockId)))
    .run();
  for (const roomId of roomIds) tx.insert(blockRooms).values({ festivalId, blockId, roomId }).run();
}

export const blockRestorer = rootRestorer(
  'schedule',
  rowHandsWithParts(blockKind, (tx, { festivalId, id, roomIds }) => putRooms(tx, festivalId, id, roomIds)),
);
