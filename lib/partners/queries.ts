import { and, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import { partners } from '#db/schema/index.ts';
import type { DraftPartner } from '#lib/model/draft.ts';

/** The partners of a festival in the organiser's order. */
export const partnersOf = (festivalId: number, db: Db = getDb()): DraftPartner[] =>
  rowsOfFestival(db, partners, festivalId, partners.position, partners.id);

/** The partner of this number; null when this festival has none. */
export const partnerByNumber = (festivalId: number, number: number, db: Db = getDb()): DraftPartner | null =>
  db
    .select()
    .from(partners)
    .where(and(eq(partners.festivalId, festivalId), eq(partners.number, number)))
    .get() ?? null;
