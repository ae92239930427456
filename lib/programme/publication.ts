import { type Db, getDb } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { lastDraftChange, loadDraft } from '#lib/draft/queries.ts';
import { groupedBy } from '#lib/grouped.ts';
import type { Documents } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { oncePer } from '#lib/once-per.ts';
import { type Companion, companionsOf, type Followed, followers } from './companions.ts';
import { differencesOf } from './diff.ts';
import { type Change, type Difference, type GeneralChange, generalChanges } from './difference.ts';
import { indexDocument } from './document-index.ts';
import { besidePublic, type DraftBesidePublic, type FrozenDraft, frozenDraft } from './frozen-draft.ts';
import { countByReason, isNewWithoutTime, type LeftOutReason } from './left-out.ts';
import { isFestivalOver } from './outlets.ts';
import { freeze, isSameProgramme } from './release.ts';
import { releaseDocuments } from './released.ts';

/*
 * What publishing would do, of the whole draft, of some séances or of an older release, and how
 * the publish page shows it.
 */

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
    isNothing: differences.length === 0 && isSame(only ? { ...whole, next } : whole),
    suggested: { numbers: suggested.map(({ number }) => number) },
    draft,
    index,
    followed: only && followers(previous, next, whole.next, only),
    next,
  };
}

/** Whether publishing all of a draft would change nothing at all. Compared once for each draft. */
const isSame = oncePer(({ previous, next }: FrozenDraft) => previous !== null && isSameProgramme(previous, next));

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

/** With more lines than this, each part is folded into a line of its own that can be opened. */
const FOLD_FROM = 120;

type Line = Difference & { isTeamOnly: boolean };

/**
 * The lines of a publication under one heading: those of one festival day (`2026-11-27`), those
 * without a day, the new ones without a time, or those that were held back. When the page opens,
 * either all lines of a part are ticked or none.
 */
type PublicationPart = { key: string; isTicked: boolean; lines: readonly Line[] };

/** The keys of the parts that are not days. */
export const HELD_PART = 'held';
export const NO_DAY_PART = 'no-day';
export const NO_TIME_PART = 'no-time';

/**
 * The lines of a plan under their headings: what was held back first, then the days in order, then
 * what has no day.
 */
export function publicationPartsOf({
  differences,
  held,
  next,
}: Pick<PublicationPlan, 'differences' | 'held' | 'next'>): PublicationPart[] {
  const isHeld = new Set(held.map(({ number }) => number));
  const [shown, team] = [indexDocument(next.public).events, indexDocument(next.team).events];
  const dayOf = ({ number }: Line) => (shown.get(number) ?? team.get(number))?.day ?? null;
  const keyOf = (line: Line) => {
    if (isHeld.has(line.number)) return HELD_PART;
    return isNewWithoutTime(line) ? NO_TIME_PART : (dayOf(line) ?? NO_DAY_PART);
  };
  const found = groupedBy(differences, keyOf);
  return [...found]
    .sort(([one], [other]) => rankOf(one).localeCompare(rankOf(other)))
    .map(([key, lines]) => ({ key, lines, isTicked: key !== HELD_PART && key !== NO_TIME_PART }));
}

const rankOf = (key: string) => ({ [HELD_PART]: '0', [NO_DAY_PART]: '8', [NO_TIME_PART]: '9' })[key] ?? `1 ${key}`;

/** What the reader of the publish page chose to see. */
export type PublicationAsked = Readonly<{
  /** Numbers of the séances that the page was opened for; null: all of them. */
  only: readonly number[] | null;
  /** Keys of the parts whose lines are shown: a large publication has them folded. */
  opened: readonly string[];
  /** Numbers of the séances whose titles are needed. */
  named: readonly number[];
}>;

/** The page as it first opens. */
export const WHOLE_PUBLICATION: PublicationAsked = { only: null, opened: [], named: [] };

/** A difference, with what else its line shows. */
export type PublicationLine = Difference & {
  isTeamOnly: boolean;
  /** Whether the séance still exists in the draft and so has a form to link to. */
  isInDraft: boolean;
  /** The release that first held the change back; null where none did. */
  since: number | null;
};

/**
 * What the publish page shows of a plan. It leaves out the documents and the draft,
 * so that it is small enough to be passed from a thread to the server at once.
 */
export type PublicationPage = Readonly<{
  current: number;
  seen: number;
  /** How many séances differ. */
  count: number;
  /** All differences under their headings; empty where the page was opened for some séances. */
  parts: readonly Readonly<{
    key: string;
    isTicked: boolean;
    count: number;
    /** How many lines begin with each kind of change, in the order of the lines. */
    kinds: ReadonlyMap<Change['kind'] | undefined, number>;
    /** Null while it is folded. */
    lines: readonly PublicationLine[] | null;
  }>[];
  /** The lines of a page that was opened for some séances. */
  lines: readonly PublicationLine[];
  general: readonly GeneralChange[];
  isNothing: boolean;
  /** Whether the festival is over, so that the note of the publication is shown on the archive. */
  isOver: boolean;
  /** How many séances have a time that was proposed by a template. */
  suggested: number;
  leftOut: readonly Readonly<{ reason: LeftOutReason; count: number }>[];
  followed: Followed | null;
  titles: readonly Readonly<{ number: number; title: Bilingual }>[];
}>;

/** What the page shows of `plan`. `now` is an instant. */
export function publicationPageOf(
  plan: PublicationPlan,
  { only, opened, named }: PublicationAsked,
  now: string,
): PublicationPage {
  const numbers = new Set(plan.draft.events.map(({ number }) => number));
  const since = new Map(plan.held.map((one) => [one.number, one.since]));
  const lineOf = (line: PublicationPlan['differences'][number]): PublicationLine => ({
    ...line,
    isInDraft: numbers.has(line.number),
    since: since.get(line.number) ?? null,
  });
  const isFolded = plan.differences.length > FOLD_FROM;
  return {
    current: plan.current,
    seen: plan.seen,
    count: plan.differences.length,
    parts: only
      ? []
      : publicationPartsOf(plan).map(({ key, isTicked, lines }) => ({
          key,
          isTicked,
          count: lines.length,
          kinds: kindsOf(lines),
          lines: !isFolded || opened.includes(key) ? lines.map(lineOf) : null,
        })),
    lines: only ? plan.differences.map(lineOf) : [],
    general: plan.general,
    isNothing: plan.isNothing,
    isOver: isFestivalOver(plan.next.public, now),
    suggested: plan.suggested.numbers.length,
    leftOut: countByReason(plan.leftOut),
    followed: plan.followed,
    titles: plan.draft.events
      .filter(({ number }) => named.includes(number))
      .map(({ number, title }) => ({ number, title })),
  };
}

function kindsOf(lines: readonly Difference[]): Map<Change['kind'] | undefined, number> {
  const kinds = new Map<Change['kind'] | undefined, number>();
  for (const { changes } of lines) kinds.set(changes[0]?.kind, (kinds.get(changes[0]?.kind) ?? 0) + 1);
  return kinds;
}
