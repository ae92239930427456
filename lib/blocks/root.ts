import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '../../db/client.ts';
import { blockRooms, blocks } from '../../db/schema/index.ts';
import { rootRestorer, rowHands } from '../history/root-restorer.ts';
import type { Root, RootKind } from '../history/roots.ts';
import type { DraftBlock } from '../programme/draft.ts';

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
const split = (root: Root) => {
  const { roomIds, ...block } = root as DraftBlock;
  return { block, roomIds };
};

function putRooms(tx: Tx, root: Root): void {
  const { festivalId, id } = root;
  tx.delete(blockRooms)
    .where(and(eq(blockRooms.festivalId, festivalId), eq(blockRooms.blockId, id)))
    .run();
  for (const roomId of split(root).roomIds) tx.insert(blockRooms).values({ festivalId, blockId: id, roomId }).run();
}

export const blockRestorer = rootRestorer('schedule', {
  read: readBlock,
  insert: (tx, root) => {
    rows.insert(tx, split(root).block);
    putRooms(tx, root);
  },
  update: (tx, root, current) => {
    rows.update(tx, split(root).block, current);
    putRooms(tx, root);
  },
  remove: rows.remove,
});
