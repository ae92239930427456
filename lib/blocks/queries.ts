import { type Db, getDb, type Tx } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { blockRooms, blocks } from '#db/schema/index.ts';
import { gather } from '#lib/grouped.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { blockKind } from './root.ts';

/** The breaks and set-ups of a festival by start. */
export function blocksOf(festivalId: number, db: Db | Tx = getDb()): DraftBlock[] {
  const covered = rowsOfFestival(db, blockRooms, festivalId, blockRooms.roomId);
  const rooms = new Map<number, number[]>();
  for (const { blockId, roomId } of covered) gather(rooms, blockId, roomId);
  return rowsOfFestival(db, blocks, festivalId, blocks.startsAt, blocks.id).map((block) => ({
    ...block,
    roomIds: rooms.get(block.id) ?? [],
  }));
}

/** The block of the festival with this id; null for any other. */
export const blockById = (festivalId: number, id: number, db: Db = getDb()): DraftBlock | null =>
  blockKind.read(db, festivalId, id);
