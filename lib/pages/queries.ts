import { asc, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { pages } from '#db/schema/index.ts';
import type { DraftPage } from '#lib/model/draft.ts';

/** The pages of a festival in the organiser's order. */
export const ownPagesOf = (festivalId: number, db: Db = getDb()): DraftPage[] =>
  db.select().from(pages).where(eq(pages.festivalId, festivalId)).orderBy(asc(pages.position), asc(pages.id)).all();
