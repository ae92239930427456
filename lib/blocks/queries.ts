import { asc, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { blockRooms, blocks } from '#db/schema/index.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { blockKind } from './root.ts';

/** The breaks and set-ups of a festival by start. */
export function blocksOf(festivalId: number, db: Db | Tx = getDb()): DraftBlock[] {
  const covered = db
    .select()
    .from(blockRooms)
    .where(eq(blockRooms.festivalId, festivalId))
    .orderBy(asc(blockRooms.roomId))
    .all();
  const rooms = new Map<number, number[]>();
  for (const { blockId, roomId } of covered) rooms.set(blockId, [...(rooms.get(blockId) ?? []), roomId]);
  return db
    .select()
    .from(blocks)
    .where(eq(blocks.festivalId, festivalId))
    .orderBy(asc(blocks.startsAt), asc(blocks.id))
    .all()
    .map((block) => ({ ...block, roomIds: rooms.get(block.id) ?? [] }));
}

/** The block of the festival with this id; null for any other. */
export const blockById = (festivalId: number, id: number, db: Db = getDb()): DraftBlock | null =>
  blockKind.read(db, festivalId, id);
