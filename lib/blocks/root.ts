import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { blockRooms, blocks } from '#db/schema/index.ts';
import { rootRestorer, rowHands } from '#lib/history/root-restorer.ts';
import type { Root, RootKind } from '#lib/history/roots.ts';
import type { DraftBlock } from '#lib/model/draft.ts';

function readBlock(db: Db | Tx, festivalId: number, id: number): DraftBlock | null {
  const block = db
    .select()
    .from(blocks)
    .where(and(eq(blocks.festivalId, festivalId), eq(blocks.id, id)))
    .get();
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

const rows = rowHands(blocks);

/** Makes a block cover exactly these rooms. */
export function putRooms(tx: Tx, festivalId: number, blockId: number, roomIds: readonly number[]): void {
  tx.delete(blockRooms)
    .where(and(eq(blockRooms.festivalId, festivalId), eq(blockRooms.blockId, blockId)))
    .run();
  for (const roomId of roomIds) tx.insert(blockRooms).values({ festivalId, blockId, roomId }).run();
}

function put(tx: Tx, root: Root, putRow: (row: Root) => void): void {
  const { roomIds, ...row } = root as DraftBlock;
  putRow(row);
  putRooms(tx, row.festivalId, row.id, roomIds);
}

export const blockRestorer = rootRestorer('schedule', {
  read: readBlock,
  insert: (tx, root) => put(tx, root, (row) => rows.insert(tx, row)),
  update: (tx, root, current) => put(tx, root, (row) => rows.update(tx, row, current)),
  remove: rows.remove,
});
