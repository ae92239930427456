import { and, desc, eq, notInArray } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { volunteerEntities } from '#lib/history/volunteer-entities.ts';

/** What of the history is no part of the draft: it changes nothing that is published. */
const OUTSIDE_DRAFT = [
  ...(['release', 'token', 'member', 'live-fact', 'accepted-warning'] as const),
  ...volunteerEntities,
];

/** The id of the last change of the draft; 0 before the first. Whoever saw the draft at this id saw what it is. */
export function lastDraftChange(festivalId: number, db: Db | Tx = getDb()): number {
  const row = db
    .select({ id: changes.id })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), notInArray(changes.entity, OUTSIDE_DRAFT)))
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  return row?.id ?? 0;
}
