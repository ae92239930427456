import { type Db, getDb } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { pages } from '#db/schema/index.ts';
import type { DraftPage } from '#lib/model/draft.ts';

/** The pages of a festival in the organiser's order. */
export const ownPagesOf = (festivalId: number, db: Db = getDb()): DraftPage[] =>
  rowsOfFestival(db, pages, festivalId, pages.position, pages.id);
