import { desc, eq } from 'drizzle-orm';
import { type Db, getDb } from '../../db/client.ts';
import { releases } from '../../db/schema/index.ts';
import { type Difference, differencesOf } from './diff.ts';
import { type FrozenDraft, frozenDraft } from './frozen-draft.ts';

export type ReleaseStateOf = {
  /** The current release; null before the first. `at` is an instant. */
  release: { number: number; at: string } | null;
  /** What publishing the whole draft now would change, one for each séance; empty before the first release. */
  unpublished: readonly Difference[];
};

const found = new WeakMap<FrozenDraft, readonly Difference[]>();

/** What the desk's header and overview say: which version is public, and what of the draft is not. `now` is an instant. */
export function releaseStateOf(
  festival: { id: number; timeZone: string },
  now: string,
  db: Db = getDb(),
): ReleaseStateOf {
  const release =
    db
      .select({ number: releases.number, at: releases.at })
      .from(releases)
      .where(eq(releases.festivalId, festival.id))
      .orderBy(desc(releases.number))
      .limit(1)
      .get() ?? null;
  if (!release) return { release, unpublished: [] };
  const frozen = frozenDraft(festival, now, db);
  const unpublished = found.get(frozen) ?? differencesOf(frozen.previous, frozen.next);
  found.set(frozen, unpublished);
  return { release, unpublished };
}
