import { type Db, getDb } from '#db/client.ts';
import { rowByNumber, rowsOfFestival } from '#db/rows.ts';
import { pages, partners } from '#db/schema/index.ts';
import type { DraftPage, DraftPartner } from '#lib/model/draft.ts';

/** The pages of a festival in the organiser's order. */
export const ownPagesOf = (festivalId: number, db: Db = getDb()): DraftPage[] =>
  rowsOfFestival(db, pages, festivalId, pages.position, pages.id);

/** The partners of a festival in the organiser's order. */
export const partnersOf = (festivalId: number, db: Db = getDb()): DraftPartner[] =>
  rowsOfFestival(db, partners, festivalId, partners.position, partners.id);

/** The partner with this number; null when this festival has none. */
export const partnerByNumber = (festivalId: number, number: number): DraftPartner | null =>
  rowByNumber(getDb(), partners, festivalId, number);
