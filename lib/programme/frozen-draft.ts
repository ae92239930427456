import { and, desc, eq } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { releases } from '#db/schema/index.ts';
import { lastDraftChange, loadDraft } from '#lib/draft/queries.ts';
import { draftSince } from '#lib/events/queries.ts';
import type { Documents } from '#lib/model/documents.ts';
import { type Draft, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { oncePer } from '#lib/once-per.ts';
import { isEqual } from '#lib/plain-values.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { differencesOf } from './diff.ts';
import { type Difference, type GeneralChange, generalChanges } from './difference.ts';
import { countByReason, type HeldBack, type LeftOut, leftOutOf } from './left-out.ts';
import { freeze, type Since } from './release.ts';
import { releaseDocuments } from './released.ts';

/*
 * The draft as it would be published, kept until it changes; how it differs from what is public;
 * and the figures that the desk shows of that.
 */

/** The draft as publishing all of it now would make it, together with what is public. */
export type FrozenDraft = Readonly<{
  draft: Draft;
  previous: Documents | null;
  next: Documents;
  /** The instant it was frozen for. */
  at: string;
  /**
   * The changes that were left out of the current release. `leftOutOf` says which of them still
   * wait.
   */
  heldBack: readonly HeldBack[];
}>;

// Freezing 1,500 séances takes a tenth of a second, and every page of the desk needs it. So the
// result is kept until somebody changes something, publishes, or the day changes (a title may be
// announced from a date on).
const MAX_KEPT = 6;
/**
 * The most séances that all kept drafts may have together; the last draft is kept in any case. Two
 * of the largest festivals would take half a gigabyte of memory.
 */
const MAX_EVENTS = 10_000;
type Kept = Map<number, { key: Key; frozen: FrozenDraft }>;
/** The current release, the last change of the draft, and the day. */
type Key = Readonly<{ release: number; change: number; today: string }>;
const keptByDb = new WeakMap<Db, Kept>();

/** The number of the current release; 0 before the first. */
export function lastReleaseNumber(festivalId: number, db: Db | Tx): number {
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
export function heldBackWith(festivalId: number, number: number, db: Db | Tx): readonly HeldBack[] {
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
  today: dateOfInstant(now, timeZone),
});

/** The kept draft and what is public, if they still are what `tx` sees; else null. */
export function keptDraft(festival: { id: number; timeZone: string; db: Db }, now: string, tx: Tx): FrozenDraft | null {
  const kept = keptByDb.get(festival.db);
  return kept ? keptAt(kept, festival.id, keyOf(festival, now, tx)) : null;
}

/** The whole draft, frozen. Kept until it changes; `now` is an instant. */
export function frozenDraft(festival: { id: number; timeZone: string }, now: string, db: Db): FrozenDraft {
  const { id } = festival;
  const key = keyOf(festival, now, db);
  const kept: Kept = keptByDb.get(db) ?? new Map();
  keptByDb.set(db, kept);
  const known = keptAt(kept, id, key);
  if (known) return known;
  const { draft, since } = broughtUpToDate(kept, id, key, db) ?? { draft: loadDraft(id, db), since: undefined };
  const previous = key.release === 0 ? null : releaseDocuments(id, key.release, db);
  const next = freeze(draft, previous, { number: key.release + 1, at: now, since });
  const frozen = { draft, previous, next, at: now, heldBack: heldBackWith(id, key.release, db) };
  kept.set(id, { key, frozen });
  dropOldest(kept);
  return frozen;
}

function keptAt(kept: Kept, festivalId: number, key: Key): FrozenDraft | null {
  const known = kept.get(festivalId);
  return known && isEqual(known.key, key) ? known.frozen : null;
}

/**
 * The kept draft with only the later changes read anew. `since` holds what was made of it for the
 * same release and day, so that of thousands of séances only the changed ones are drawn. Null where
 * everything has to be read. The kept one is dropped, because the next one takes as much memory.
 */
function broughtUpToDate(
  kept: Kept,
  festivalId: number,
  key: Key,
  db: Db,
): { draft: Draft; since: Since | undefined } | null {
  const known = kept.get(festivalId);
  kept.delete(festivalId);
  if (!known || known.key.change > key.change) return null;
  const now = draftSince(known.frozen.draft, known.key.change, db);
  const isBeside = isEqual({ ...known.key, change: key.change }, key);
  return now && { draft: now.draft, since: isBeside ? { next: known.frozen.next, numbers: now.numbers } : undefined };
}

/** Drops the oldest kept drafts. The last one stays, however large it is. */
export function dropOldest(kept: Map<number, { frozen: { draft: Pick<Draft, 'events'> } }>): void {
  let events = [...kept.values()].reduce((sum, { frozen }) => sum + frozen.draft.events.length, 0);
  for (const [id, { frozen }] of kept) {
    if (kept.size === 1 || (kept.size <= MAX_KEPT && events <= MAX_EVENTS)) return;
    kept.delete(id);
    events -= frozen.draft.events.length;
  }
}

/** The comparison of the draft with what is public. */
export type DraftBesidePublic = {
  index: DraftIndex;
  /** What publishing all of it would change, one entry per séance. */
  differences: readonly (Difference & { isTeamOnly: boolean })[];
  /** The same for what belongs to no séance. */
  general: readonly GeneralChange[];
  /**
   * Numbers of the differences that wait for nothing: they are ticked when the publish page opens.
   */
  ready: ReadonlySet<number>;
  /** Changes that were left out of the last publication and still wait. */
  held: readonly HeldBack[];
  /** What of the draft stays unpublished, and why. */
  leftOut: readonly LeftOut[];
};

/** The draft compared with what is public. Computed once for each pair. */
export const besidePublic = oncePer((frozen: FrozenDraft): DraftBesidePublic => {
  const { previous, next } = frozen;
  const index = indexDraft(frozen.draft);
  const differences = differencesOf(previous, next);
  return {
    index,
    differences,
    general: generalChanges(previous, next),
    ...leftOutOf({ ...frozen, index }, differences, frozen.heldBack),
  };
});

type ReleaseStateOf = {
  /** The current release; null before the first. `at` is an instant. */
  release: { number: number; at: string } | null;
  /** The last change of the draft this was computed from. */
  seen: number;
  /**
   * What publishing would change, with the ticks as the page opens, one entry per séance; empty
   * before the first release.
   */
  unpublished: readonly Difference[];
  /**
   * How many of the page's lines that is: what belongs to no séance counts as one. 0 before the
   * first release.
   */
  count: number;
  /**
   * Whether publishing would show the public anything new; before the first release, whether there
   * is anything at all.
   */
  waits: boolean;
  leftOut: readonly LeftOut[];
};

/**
 * What the header and the overview of the desk show: which version is public, what of the draft is
 * not, and what is left out. `now` is an instant.
 */
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
  const seen = lastDraftChange(festival.id, db);
  const { differences, ready, general, leftOut } = besidePublic(frozenDraft(festival, now, db));
  if (!release) return { release, seen, unpublished: [], count: 0, waits: ready.size > 0, leftOut };
  const unpublished = differences.filter(({ number }) => ready.has(number));
  const count = unpublished.length + (general.length > 0 ? 1 : 0);
  return { release, seen, unpublished, count, waits: count > 0, leftOut };
}

/** For more séances the home gives a number: the publish page lists all. */
const MAX_NAMED = 5;

/**
 * What the header and the home show of it, small enough to come from a thread. `held` are changes
 * that were held back, `out` séances left out of the programme; one whose title is hidden is in the
 * programme and does not count.
 */
export type ReleaseFigures = Pick<ReleaseStateOf, 'release' | 'seen' | 'count' | 'waits'> & {
  held: number;
  out: number;
  /** The first séances that would change, and how many more do. */
  named: readonly Difference[];
  more: number;
  leftOut: ReturnType<typeof countByReason>;
};

export function figuresOf({ release, seen, count, waits, unpublished, leftOut }: ReleaseStateOf): ReleaseFigures {
  const held = leftOut.filter(({ reason }) => reason === 'held').length;
  const titles = leftOut.filter(({ reason }) => reason === 'title').length;
  return {
    release,
    seen,
    count,
    waits,
    held,
    out: leftOut.length - held - titles,
    named: unpublished.slice(0, MAX_NAMED),
    more: Math.max(0, unpublished.length - MAX_NAMED),
    leftOut: countByReason(leftOut),
  };
}
