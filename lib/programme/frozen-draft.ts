import { and, desc, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { releases } from '#db/schema/index.ts';
import { lastDraftChange } from '#lib/draft/last-change.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { draftSince } from '#lib/events/draft-since.ts';
import type { Documents } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { isEqual } from './equal.ts';
import type { HeldBack } from './held-back.ts';
import { freeze } from './release.ts';
import { releaseDocuments } from './released.ts';

/** The draft as publishing all of it now would make it, beside what is public. */
export type FrozenDraft = Readonly<{
  draft: Draft;
  previous: Documents | null;
  next: Documents;
  /** The instant it was frozen for. */
  at: string;
  /** What the current release left behind, and what of that still waits is for `leftOutOf` to say. */
  heldBack: readonly HeldBack[];
}>;

// Freezing 1,500 séances takes a tenth of a second and every page of the desk asks: the answer holds until somebody changes
// something, publishes, or the day changes (a title may be announced from a date on).
const MAX_KEPT = 6;
/** Séances of all that is kept, but for the last: two of the largest festivals would take half a gigabyte. */
const MAX_EVENTS = 10_000;
type Kept = Map<number, { key: Key; frozen: FrozenDraft }>;
/** The current release, the last change of the draft, and the day. */
type Key = Readonly<{ release: number; change: number; today: string }>;
const keptByDb = new WeakMap<Db, Kept>();

/** The number of the current release; 0 before the first. */
export function lastReleaseNumber(festivalId: number, db: Db | Tx = getDb()): number {
  const row = db
    .select({ number: releases.number })
    .from(releases)
    .where(eq(releases.festivalId, festivalId))
    .orderBy(desc(releases.number))
    .limit(1)
    .get();
  return row?.number ?? 0;
}

/** What that release keeps as held back; nothing when there is none of that number. */
export function heldBackWith(festivalId: number, number: number, db: Db | Tx = getDb()): readonly HeldBack[] {
  const row = db
    .select({ heldBack: releases.heldBack })
    .from(releases)
    .where(and(eq(releases.festivalId, festivalId), eq(releases.number, number)))
    .get();
  return row?.heldBack ?? [];
}

const keyOf = ({ id, timeZone }: { id: number; timeZone: string }, now: string, db: Db | Tx): Key => ({
  release: lastReleaseNumber(id, db),
  change: lastDraftChange(id, db),
  today: fromInstant(now, timeZone).slice(0, 10),
});

/** The draft and what is public as a page of the desk read them, while they still are what `tx` sees; else null. */
export function keptDraft(festival: { id: number; timeZone: string; db: Db }, now: string, tx: Tx): FrozenDraft | null {
  const known = keptByDb.get(festival.db)?.get(festival.id);
  return known && isEqual(known.key, keyOf(festival, now, tx)) ? known.frozen : null;
}

/** The whole draft, frozen. Kept until it changes; `now` is an instant. */
export function frozenDraft(festival: { id: number; timeZone: string }, now: string, db: Db = getDb()): FrozenDraft {
  const key = keyOf(festival, now, db);
  const kept: Kept = keptByDb.get(db) ?? new Map();
  keptByDb.set(db, kept);
  const frozen = frozenOf(kept, festival.id, key, now, db) ?? frozenAnew(festival.id, key.release, now, db);
  kept.set(festival.id, { key, frozen });
  dropOldest(kept);
  return frozen;
}

/** What is kept, as it is or with the séances that changed since; null where it has to be made anew, and then nothing is kept any more: both take as much memory. */
function frozenOf(kept: Kept, festivalId: number, key: Key, now: string, db: Db): FrozenDraft | null {
  const known = kept.get(festivalId);
  if (known && isEqual(known.key, key)) return known.frozen;
  kept.delete(festivalId);
  const isOlder = known && known.key.change < key.change && isEqual({ ...known.key, change: key.change }, key);
  return isOlder ? frozenSince(known, now, db) : null;
}

function frozenAnew(festivalId: number, release: number, at: string, db: Db): FrozenDraft {
  const draft = loadDraft(festivalId, db);
  const previous = release === 0 ? null : releaseDocuments(festivalId, release, db);
  const next = freeze(draft, previous, { number: release + 1, at });
  return { draft, previous, next, at, heldBack: heldBackWith(festivalId, release, db) };
}

/** The same, made of how it was before: of thousands of séances only those are drawn that may say something else. Null where all of it has to be made anew. */
function frozenSince({ key, frozen }: { key: Key; frozen: FrozenDraft }, at: string, db: Db): FrozenDraft | null {
  const since = draftSince(frozen.draft, key.change, db);
  if (!since) return null;
  const { draft, numbers } = since;
  const next = freeze(draft, frozen.previous, { number: key.release + 1, at, since: { next: frozen.next, numbers } });
  return { ...frozen, at, draft, next };
}

/** Lets the oldest of what is kept go; the last one stays, however large it is. */
export function dropOldest(kept: Map<number, { frozen: { draft: Pick<Draft, 'events'> } }>): void {
  let events = [...kept.values()].reduce((sum, { frozen }) => sum + frozen.draft.events.length, 0);
  for (const [id, { frozen }] of kept) {
    if (kept.size === 1 || (kept.size <= MAX_KEPT && events <= MAX_EVENTS)) return;
    kept.delete(id);
    events -= frozen.draft.events.length;
  }
}
