import { desc, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { releases } from '#db/schema/index.ts';
import { lastDraftChange } from '#lib/draft/queries.ts';
import { type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { differencesOf } from './diff.ts';
import { type Difference, type GeneralChange, generalChanges } from './difference.ts';
import { type FrozenDraft, frozenDraft } from './frozen-draft.ts';
import { type HeldBack, type LeftOut, leftOutOf } from './left-out.ts';

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

const found = new WeakMap<FrozenDraft, DraftBesidePublic>();

/** The draft compared with what is public. Computed once for each pair. */
export function besidePublic(frozen: FrozenDraft): DraftBesidePublic {
  const known = found.get(frozen);
  if (known) return known;
  const { previous, next } = frozen;
  const index = indexDraft(frozen.draft);
  const differences = differencesOf(previous, next);
  const made = {
    index,
    differences,
    general: generalChanges(previous, next),
    ...leftOutOf({ ...frozen, index }, differences, frozen.heldBack),
  };
  found.set(frozen, made);
  return made;
}

export type ReleaseStateOf = {
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

/**
 * The figures of the header in a form that a browser receives: séances left out of the programme,
 * and changes that were held back. A séance whose title is hidden is in the programme and does not
 * count.
 */
export type ReleaseFigures = {
  release: { number: number; at: string } | null;
  seen: number;
  count: number;
  waits: boolean;
  held: number;
  out: number;
};

export function figuresOf({ release, seen, count, waits, leftOut }: ReleaseStateOf): ReleaseFigures {
  const held = leftOut.filter(({ reason }) => reason === 'held').length;
  const titles = leftOut.filter(({ reason }) => reason === 'title').length;
  return { release, seen, count, waits, held, out: leftOut.length - held - titles };
}
