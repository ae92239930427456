import { desc, eq } from 'drizzle-orm';
import { type Db, getDb } from '../../db/client.ts';
import { changes, releases } from '../../db/schema/index.ts';
import { fromInstant } from '../time/wall-clock.ts';
import { type Difference, differencesOf } from './diff.ts';
import { loadDraft } from './queries.ts';
import { freeze } from './release.ts';
import { releaseDocuments } from './released.ts';

export type ReleaseStateOf = {
  /** The current release; null before the first. `at` is an instant. */
  release: { number: number; at: string } | null;
  /** What publishing the whole draft now would change, one for each séance; empty before the first release. */
  unpublished: readonly Difference[];
};

/** What the public would notice, and after it what only the team would. */
function differencesSince(festivalId: number, number: number, now: string, db: Db): Difference[] {
  const previous = releaseDocuments(festivalId, number, db);
  if (!previous) return [];
  const next = freeze(loadDraft(festivalId, db), previous, { number: number + 1, at: now });
  return differencesOf(previous, next);
}

// Freezing 1,500 séances takes a tenth of a second and every page of the desk asks: the answer holds until somebody changes
// something, publishes, or the day changes (a title may be announced from a date on).
const kept = new Map<string, { key: string; unpublished: readonly Difference[] }>();
const MOST_KEPT = 50;

/** What the desk's header and overview say: which version is public, and what of the draft is not. `now` is an instant. */
export function releaseStateOf(
  festival: { id: number; uid: string; timeZone: string },
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
  const change = db
    .select({ id: changes.id })
    .from(changes)
    .where(eq(changes.festivalId, festival.id))
    .orderBy(desc(changes.id))
    .limit(1)
    .get();
  const key = [release.number, change?.id, fromInstant(now, festival.timeZone).slice(0, 10)].join(' ');
  const known = kept.get(festival.uid);
  if (known?.key === key) return { release, unpublished: known.unpublished };
  const unpublished = differencesSince(festival.id, release.number, now, db);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(festival.uid, { key, unpublished });
  return { release, unpublished };
}
