import { type Db, getDb, type Tx } from '#db/client.ts';
import { blocks } from '#db/schema/index.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import { blockKind } from './root.ts';

/** The breaks and set-ups of a festival by start. */
export const blocksOf = (festivalId: number, db: Db | Tx = getDb()): DraftBlock[] =>
  blockKind.all(db, festivalId, blocks.startsAt, blocks.id);

/** The block of the festival with this id; null for any other. */
export const blockById = (festivalId: number, id: number, db: Db = getDb()): DraftBlock | null =>
  blockKind.read(db, festivalId, id);
