import { type Db, getDb } from '#db/client.ts';
import { lastDraftChange, loadDraft } from '#lib/draft/queries.ts';
import type { Documents } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { type Companion, companionsOf, type Followed, followers } from './companions.ts';
import { differencesOf } from './diff.ts';
import { type FrozenDraft, frozenDraft } from './frozen-draft.ts';
import { generalChanges } from './general-changes.ts';
import { isFestivalOver } from './outlets.ts';
import { freeze, isSameProgramme } from './release.ts';
import { releaseDocuments } from './released.ts';
import { besidePublic, type DraftBesidePublic } from './unpublished.ts';

/** Everything that the organiser sees before publishing. */
export type PublicationPlan = DraftBesidePublic & {
  /** The number of the current release; 0 before the first. */
  current: number;
  /** The last change of the draft this was computed from. */
  seen: number;
  isNothing: boolean;
  /** The séances whose time was proposed by a template and confirmed by nobody. */
  suggested: { numbers: readonly number[] };
  draft: Draft;
  /** For a choice of séances: what becomes public with them and what stays as it was. */
  followed: Followed | null;
  /**
   * What the public and the team would read. Needed to find volunteers who accepted a shift that
   * would move and have to be asked again.
   */
  next: Documents;
};

/**
 * What publishing the draft of this festival would do; with `only` (numbers), what publishing only
 * these séances would do.
 */
export function publicationPlan(
  festival: { id: number; timeZone: string },
  only: ReadonlySet<number> | null,
  now: string,
  db: Db,
): PublicationPlan {
  const seen = lastDraftChange(festival.id, db);
  const whole = frozenDraft(festival, now, db);
  const { draft, previous } = whole;
  const next = only ? freeze(draft, previous, { number: whole.next.public.number, at: now, only }) : whole.next;
  const { index, ready, held, leftOut, ...all } = besidePublic(whole);
  const differences = only ? differencesOf(previous, next) : all.differences;
  const isChosen = (number: number) => only === null || only.has(number);
  const suggested = draft.events.filter(
    (event) => event.timeIsSuggested && event.startsAt !== null && isChosen(event.number),
  );
  return {
    current: previous?.public.number ?? 0,
    seen,
    differences,
    general: only ? generalChanges(previous, next) : all.general,
    ready,
    held,
    leftOut,
    // Differences are found séance by séance. Only where there are none, both documents have to be
    // compared as a whole.
    isNothing: differences.length === 0 && isSame(whole, next),
    suggested: { numbers: suggested.map(({ number }) => number) },
    draft,
    index,
    followed: only && followers(previous, next, whole.next, only),
    next,
  };
}

const same = new WeakMap<Documents, boolean>();

/** Whether publishing `next` would change nothing at all. Compared once for each document. */
function isSame({ previous }: FrozenDraft, next: Documents): boolean {
  const found = same.get(next) ?? (previous !== null && isSameProgramme(previous, next));
  same.set(next, found);
  return found;
}

/**
 * What release `number` made public that the one before it did not show; empty when there is no
 * release of that number.
 */
export function cameWith(festivalId: number, number: number, db: Db = getDb()): readonly Companion[] {
  const release = releaseDocuments(festivalId, number, db);
  if (!release) return [];
  return companionsOf(
    number > 1 ? (releaseDocuments(festivalId, number - 1, db)?.public ?? null) : null,
    release.public,
  );
}

/**
 * What publishing release `number` again would do; null when there is no release of that number, or
 * it is the current one.
 */
export function republicationPlan(
  festival: { id: number },
  number: number,
  now: string,
  db: Db = getDb(),
): (Pick<PublicationPlan, 'current' | 'differences' | 'general' | 'isNothing'> & { isOver: boolean }) | null {
  const current = releaseDocuments(festival.id, undefined, db);
  if (!current || number >= current.number) return null;
  const older = releaseDocuments(festival.id, number, db);
  if (!older) return null;
  const next = freeze(loadDraft(festival.id, db), current, { number: current.number + 1, at: now, older });
  return {
    current: current.number,
    differences: differencesOf(current, next),
    general: generalChanges(current, next),
    isNothing: isSameProgramme(current, next),
    isOver: isFestivalOver(next.public, now),
  };
}
