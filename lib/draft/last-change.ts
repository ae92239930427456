import { and, desc, eq, gt, ne, notInArray, or } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { type ChangeEntity, volunteerEntities } from '#db/enums.ts';
import { changes } from '#db/schema/index.ts';

/** Changes of these are not changes of the draft, because they are not published. */
const OUTSIDE_DRAFT = [
  ...(['release', 'token', 'member', 'live-fact', 'accepted-warning'] as const),
  ...volunteerEntities,
];

const ofDraft = (festivalId: number) =>
  and(eq(changes.festivalId, festivalId), notInArray(changes.entity, OUTSIDE_DRAFT));

/**
 * The id of the last change of the draft; 0 before the first. It identifies a state of the draft.
 */
export function lastDraftChange(festivalId: number, db: Db | Tx): number {
  const row = db
    .select({ id: changes.id })
    .from(changes)
    .where(ofDraft(festivalId))
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  return row?.id ?? 0;
}

/**
 * Whether the draft is still the same as at this change. Pictures drawn for an example festival
 * arrive some seconds after it was created and do not count, so that they keep nobody from
 * publishing it.
 */
export function isDraftSeen(festivalId: number, seen: number, db: Db | Tx): boolean {
  const isNews = or(ne(changes.entity, 'picture'), ne(changes.verb, 'drawn'));
  const since = and(ofDraft(festivalId), gt(changes.id, seen), isNews);
  const news = db.select({ id: changes.id }).from(changes).where(since).limit(1).get();
  return news === undefined && seen <= lastDraftChange(festivalId, db);
}

/** The roots that were changed after this change of the draft, each once. */
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
