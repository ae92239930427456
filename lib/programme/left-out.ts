import type { Bilingual } from '#db/columns.ts';
import { sha256Of } from '#db/sha256.ts';
import { eventTitle } from '#lib/events/title.ts';
import type { Documents } from '#lib/model/documents.ts';
import { type Draft, type DraftEvent, type DraftIndex, isScheduled } from '#lib/model/draft.ts';
import { byNumber } from '#lib/model/keyed.ts';
import type { Difference } from './difference.ts';
import { indexDocument } from './document-index.ts';
import { hiddenFilms, hidesFilm } from './scene.ts';
import { ownContentOf } from './visible.ts';

/*
 * Which séances a publication leaves out and why, and which were held back: unticked, and
 * unchanged since.
 */

/**
 * Why the public does not read a séance, or not all of it. `held`: somebody unticked it, and it has
 * not changed since; `no-time`, `no-room`: it lacks a time or a room, and was not published
 * without; `undated`: it is published without a time, under « Date à préciser »; `suggested`: its
 * proposed time was left out; `title`: it is public, but one of its titles may not be announced
 * yet; `cancelled`: it was cancelled before it was ever public; `team`: it is for the team only.
 */
export const leftOutReasons = [
  'held',
  'no-time',
  'no-room',
  'undated',
  'suggested',
  'title',
  'cancelled',
  'team',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export type LeftOut = { number: number; title: Bilingual; reason: LeftOutReason };

/** A difference as the plan of a publication has it. */
type Line = Difference & { isTeamOnly: boolean };

/** What is public, and what publishing all of the draft would make of it. */
type Compared = { draft: Draft; index: DraftIndex; previous: Documents | null; next: Documents; at: string };

/**
 * A séance that was never public and has no time yet: readers would find it under « Date à préciser
 * ».
 */
export const isNewWithoutTime = ({ changes: [first] }: Pick<Difference, 'changes'>): boolean =>
  first?.kind === 'added' && first.at.startsAt === null;

/**
 * What of the draft stays unpublished, and why; and which of the differences therefore wait for
 * nothing (`ready`): those are ticked when the publish page opens, and the desk counts them as
 * unpublished. Pure; `at` is an instant, because a title may be announced from a day on.
 */
export function leftOutOf(
  { draft, index, previous, next, at }: Compared,
  differences: readonly Line[],
  heldBack: readonly HeldBack[],
): { leftOut: LeftOut[]; held: HeldBack[]; ready: ReadonlySet<number> } {
  const differing = byNumber(differences);
  const held = stillHeld(
    heldBack.filter(({ number }) => differing.has(number)),
    next,
  );
  const isHeld = new Set(held.map(({ number }) => number));
  const why = reasonsOf({ index, previous, next, hidden: new Set(hiddenFilms(draft, at).keys()) });
  const leftOut: LeftOut[] = held.map(({ number }) => ({
    number,
    title: differing.get(number)?.title ?? {},
    reason: 'held',
  }));
  for (const event of draft.events) {
    const reason = isHeld.has(event.number) ? null : why(event);
    if (reason) leftOut.push({ number: event.number, title: eventTitle(event, index), reason });
  }
  const ready = differences.filter((line) => !isHeld.has(line.number) && !isNewWithoutTime(line));
  return { leftOut, held, ready: new Set(ready.map(({ number }) => number)) };
}

type Asked = Pick<Compared, 'index' | 'previous' | 'next'> & { hidden: ReadonlySet<number> };

function reasonsOf({ previous, next, hidden }: Asked) {
  const known = previous && indexDocument(previous.public).events;
  const would = indexDocument(next.public).events;
  return (event: DraftEvent): LeftOutReason | null => {
    if (event.visibility === 'team') return 'team';
    if (event.status === 'cancelled') return would.has(event.number) ? null : 'cancelled';
    const before = known?.get(event.number);
    if (!isScheduled(event)) {
      // The public still reads the old time: that the séance lost it is a change to publish.
      if (before) return before.startsAt === null || before.isPostponed ? 'undated' : null;
      return event.startsAt === null ? 'no-time' : 'no-room';
    }
    if (event.timeIsSuggested && before?.startsAt === null) return 'suggested';
    return hidesFilm(event, hidden) ? 'title' : null;
  };
}

/**
 * How many séances are left out for each reason, in the order of the reasons; reasons without any
 * are left out.
 */
export function countByReason(leftOut: readonly LeftOut[]): { reason: LeftOutReason; count: number }[] {
  return leftOutReasons
    .map((reason) => ({ reason, count: leftOut.filter((one) => one.reason === reason).length }))
    .filter(({ count }) => count > 0);
}

/**
 * A change of a séance that somebody unticked, so that it stayed out of a publication. Stored with
 * that release.
 */
export type HeldBack = {
  /**
   * The number of the séance. A deleted séance has no id any more, and its cancellation can be held
   * back too.
   */
  number: number;
  /**
   * A digest of what the séance would have said. The change is held back until the séance would say
   * something else.
   */
  content: string;
  /**
   * The first release that left it out: its author and its instant say who held it back, and when.
   */
  since: number;
};

/** What both documents say of a séance, as a digest; empty where neither has it. */
export function digestOf(number: number, { public: shown, team }: Documents): string {
  const said = [shown, team].map((document) => {
    const event = indexDocument(document).events.get(number);
    return event ? ownContentOf(event) : null;
  });
  return sha256Of(JSON.stringify(said)).slice(0, 16);
}

/**
 * Those of `held` whose séance would still say the same as when it was held back. `whole` is all of
 * the draft, frozen.
 */
export function stillHeld(held: readonly HeldBack[], whole: Documents): HeldBack[] {
  return held.filter(({ number, content }) => digestOf(number, whole) === content);
}

/**
 * What release `number` stores as held back: what was before and is not published with it, and what
 * was unticked now. `only` null: everything is published.
 */
export function heldBackBy(
  { number, only, unticked }: { number: number; only: ReadonlySet<number> | null; unticked: readonly number[] },
  before: readonly HeldBack[],
  whole: Documents,
): HeldBack[] {
  if (only === null) return [];
  const kept = stillHeld(before, whole).filter((one) => !only.has(one.number));
  const known = new Set(kept.map((one) => one.number));
  const added = unticked
    .filter((one) => !known.has(one) && !only.has(one))
    .map((one) => ({ number: one, content: digestOf(one, whole), since: number }));
  return [...kept, ...added];
}
