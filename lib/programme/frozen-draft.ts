import { and, desc, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { releases } from '#db/schema/index.ts';
import { lastDraftChange } from '#lib/draft/last-change.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Documents } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
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
type Kept = Map<number, { key: string; frozen: FrozenDraft }>;
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

function keyOf(festival: { id: number; timeZone: string }, now: string, db: Db | Tx): string {
  const today = fromInstant(now, festival.timeZone).slice(0, 10);
  return [lastReleaseNumber(festival.id, db), lastDraftChange(festival.id, db), today].join(' ');
}

/** The draft and what is public as a page of the desk read them, while they still are what `tx` sees; else null. */
export function keptDraft(festival: { id: number; timeZone: string; db: Db }, now: string, tx: Tx): FrozenDraft | null {
  const known = keptByDb.get(festival.db)?.get(festival.id);
  return known?.key === keyOf(festival, now, tx) ? known.frozen : null;
}

/** The whole draft, frozen. Kept until it changes; `now` is an instant. */
export function frozenDraft(festival: { id: number; timeZone: string }, now: string, db: Db = getDb()): FrozenDraft {
  const key = keyOf(festival, now, db);
  const kept: Kept = keptByDb.get(db) ?? new Map();
  keptByDb.set(db, kept);
  const known = kept.get(festival.id);
  if (known?.key === key) return known.frozen;
  // Before the new one is made, which takes as much memory.
  kept.delete(festival.id);
  const number = lastReleaseNumber(festival.id, db);
  const draft = loadDraft(festival.id, db);
  const previous = number === 0 ? null : releaseDocuments(festival.id, number, db);
  const next = freeze(draft, previous, { number: number + 1, at: now });
  const frozen = { draft, previous, next, at: now, heldBack: heldBackWith(festival.id, number, db) };
  kept.set(festival.id, { key, frozen });
  dropOldest(kept);
  return frozen;
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
