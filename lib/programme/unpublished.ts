import { and, countDistinct, desc, eq, gt, notInArray, sql } from 'drizzle-orm';
import { type Db, getDb } from '../../db/client.ts';
import { changes, releases } from '../../db/schema/index.ts';

export type ReleaseStateOf = {
  /** The current release; null before the first. `at` is an instant. */
  release: { number: number; at: string } | null;
  /** How many things of the draft changed since. */
  unpublished: number;
};

/** What the desk's header says: which version is public and how much of the draft is not. */
export function releaseStateOf(festival: { id: number }, db: Db = getDb()): ReleaseStateOf {
  const release =
    db
      .select({ number: releases.number, at: releases.at })
      .from(releases)
      .where(eq(releases.festivalId, festival.id))
      .orderBy(desc(releases.number))
      .limit(1)
      .get() ?? null;
  const row = db
    .select({ count: countDistinct(sql`${changes.entity} || ${changes.entityId}`) })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, festival.id),
        notInArray(changes.entity, ['release', 'token', 'member', 'live-fact', 'accepted-warning']),
        release ? gt(changes.at, release.at) : undefined,
      ),
    )
    .get();
  return { release, unpublished: row?.count ?? 0 };
}
