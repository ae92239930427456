import type { Db } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { Followed } from './companions.ts';
import type { Change, Difference } from './difference.ts';
import type { GeneralChange } from './general-changes.ts';
import { countByReason, type LeftOutReason } from './left-out.ts';
import { isFestivalOver } from './outlets.ts';
import { FOLD_FROM, publicationPartsOf } from './publication-parts.ts';
import type { PublicationPlan } from './publication-plan.ts';
import { figuresOf, type ReleaseFigures, releaseStateOf } from './unpublished.ts';

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
 * What the publish page and the header show of a plan. It leaves out the documents and the draft,
 * so that it is small enough to be passed from a thread to the server at once.
 */
export type PublicationPage = Readonly<{
  figures: ReleaseFigures;
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
  festival: { id: number; timeZone: string },
  plan: PublicationPlan,
  { only, opened, named }: PublicationAsked,
  now: string,
  db: Db,
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
    figures: figuresOf(releaseStateOf(festival, now, db)),
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
