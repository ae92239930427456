import { and, desc, eq, gt, notInArray } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { changes } from '#db/schema/index.ts';
import { volunteerEntities } from '#lib/history/volunteer-entities.ts';

/** What of the history is no part of the draft: it changes nothing that is published. */
const OUTSIDE_DRAFT = [
  ...(['release', 'token', 'member', 'live-fact', 'accepted-warning'] as const),
  ...volunteerEntities,
];

const ofDraft = (festivalId: number) =>
  and(eq(changes.festivalId, festivalId), notInArray(changes.entity, OUTSIDE_DRAFT));

/** The id of the last change of the draft; 0 before the first. Whoever saw the draft at this id saw what it is. */
export function lastDraftChange(festivalId: number, db: Db | Tx = getDb()): number {
  const row = db
    .select({ id: changes.id })
    .from(changes)
    .where(ofDraft(festivalId))
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  return row?.id ?? 0;
}

/** What was changed since this change of the draft, each once. */
export function rootsChangedAfter(
  festivalId: number,
  since: number,
  db: Db | Tx,
): { entity: ChangeEntity; id: number }[] {
  return db
    .selectDistinct({ entity: changes.entity, id: changes.entityId })
    .from(changes)
    .where(and(ofDraft(festivalId), gt(changes.id, since)))
    .all();
}
