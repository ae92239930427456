import { and, eq, inArray } from 'drizzle-orm';
import { changes } from '#db/schema/index.ts';
import type { EventRoot } from '#lib/events/root.ts';
import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { type FactRow, factsAt } from '#lib/model/live-facts.ts';
import { isEqual } from '#lib/plain-values.ts';
import { isToTakePlace } from './day.ts';
import { type Ending, endOfEvent } from './fact-ends.ts';
import { endFact, type FactScene, factsHolding, followEnd, latenessIn } from './fact-rows.ts';
import { lateMinutesOf, ownDelays, timelineOf } from './lateness.ts';

type Times = Ending & Pick<TeamEvent, 'number' | 'startsAt' | 'rooms'>;

/**
 * A séance that takes place at another time or in other rooms than was public, or ends at another;
 * `is` is null where it takes place no more.
 */
type Replanned = Readonly<{ was: Times; is: Times | null }>;

/** What a release replans, and the team's programme before it. */
export type Replanning = Readonly<{ previous: TeamDocument | null; replanned: readonly Replanned[] }>;

export function replannedBetween(previous: TeamDocument, next: TeamDocument): Replanned[] {
  const planned = ({ events }: TeamDocument) => events.filter(isToTakePlace);
  const after = new Map(planned(next).map((event) => [event.number, event]));
  return planned(previous).flatMap((was) => {
    const is = after.get(was.number);
    const isStill = is && was.startsAt === is.startsAt && was.endInstant === is.endInstant;
    if (isStill && isEqual(was.rooms, is.rooms)) return [];
    return [{ was, is: is ?? null }];
  });
}

/** What an act of the day may tell of a séance, each as the document says it. */
const toldByActs = {
  status: ({ status, isPostponed }: TeamEvent) => [status, isPostponed],
  start: ({ startsAt }: TeamEvent) => startsAt,
  rooms: ({ rooms }: TeamEvent) => rooms,
  films: ({ items }: TeamEvent) => items.map(({ film }) => film),
};
type ToldByAct = keyof typeof toldByActs;

/** The same as an act writes it into the draft. */
const writtenByActs: Record<ToldByAct, (event: DraftEvent) => unknown> = {
  status: ({ status }) => status,
  start: ({ startsAt }) => startsAt,
  rooms: ({ rooms }) => rooms,
  films: ({ items }) => items.map(({ filmId }) => filmId),
};

/** What of these differs between two states of a séance. */
const differing = <E>(says: Record<ToldByAct, (event: E) => unknown>, was: E, is: E): ToldByAct[] =>
  (Object.keys(says) as ToldByAct[]).filter((one) => !isEqual(says[one](was), says[one](is)));

/**
 * A séance of which a release says otherwise what an act of the day may have told people, and what;
 * `isGone`: one that does not take place in it.
 */
export type ToldOtherwise = Readonly<{ number: number; what: readonly ToldByAct[]; isGone: boolean }>;

export function toldOtherwise(previous: TeamDocument, next: TeamDocument): ToldOtherwise[] {
  const after = new Map(next.events.map((event) => [event.number, event]));
  return previous.events.flatMap((was) => {
    const is = after.get(was.number);
    const what = is ? differing(toldByActs, was, is) : [];
    const isGone = is?.status !== 'planned';
    return what.length > 0 || isGone ? [{ number: was.number, what, isGone }] : [];
  });
}

/**
 * Ends the sentences of earlier acts of the day of which a release says otherwise what they
 * changed: a séance that is announced again would stay « annulée » above all pages. What they say
 * of another room stays true at another hour. What is said of séances that an act left in the
 * programme ends when none of them takes place any more. `since` (an instant): only what was said
 * later.
 */
export function endActsTold(scene: FactScene, otherwise: readonly ToldOtherwise[], since: string | null): void {
  if (otherwise.length === 0) return;
  const { tx, festival, now, batch } = scene;
  const byNumber = new Map(otherwise.map((one) => [one.number, one]));
  const notices = factsHolding(tx, festival.id, now).filter(
    ({ kind, at }) => kind === 'notice' && (since === null || at > since),
  );
  for (const notice of notices) {
    const told = and(eq(changes.entity, 'live-fact'), eq(changes.entityId, notice.id), eq(changes.verb, 'told'));
    const batches = tx
      .select({ batch: changes.batch })
      .from(changes)
      .where(and(ofFestival(scene), told));
    const acted = tx
      .select({ batch: changes.batch, before: changes.before, after: changes.after })
      .from(changes)
      .where(and(ofFestival(scene), eq(changes.entity, 'event'), inArray(changes.batch, batches)))
      .all()
      .flatMap((act) => {
        const [was, is] = [act.before, act.after] as (EventRoot | null)[];
        return act.batch !== batch && was && is ? [{ is, changed: differing(writtenByActs, was, is) }] : [];
      });
    const isOtherwise = acted.some(({ is, changed }) =>
      changed.some((one) => byNumber.get(is.number)?.what.includes(one)),
    );
    const isMoot =
      acted.length > 0 &&
      acted.every(({ is, changed }) => !changed.includes('status') && byNumber.get(is.number)?.isGone);
    if (isOtherwise || isMoot) endFact(scene, notice);
  }
}

const ofFestival = ({ festival }: FactScene) => eq(changes.festivalId, festival.id);

/**
 * Which delays that hold were carried from an earlier séance, by the programme they were told in.
 */
function carriedIn(previous: TeamDocument, facts: readonly FactRow[], now: string): (event: number) => boolean {
  const { delays, cuts } = lateMinutesOf(factsAt(facts, now));
  const own = ownDelays(timelineOf(previous), delays, cuts);
  return (event) => delays.has(event) && !own.has(event);
}

/**
 * What is said of séances a release moves: a delay is over, because it was counted from the start
 * they had, or came from a room that they have left, and what else holds until a séance ends holds
 * until its new end. Of one that takes place no more everything is over. `since` (an instant): only
 * what was said later.
 */
export function followRelease(scene: FactScene, { previous, replanned }: Replanning, since: string | null): void {
  const all = replanned.length > 0 ? factsHolding(scene.tx, scene.festival.id, scene.now) : [];
  const isCarried = previous && all.length > 0 ? carriedIn(previous, all, scene.now) : () => false;
  const holding = all.filter(({ at }) => since === null || at > since);
  for (const { was, is } of replanned) {
    const own = holding.filter(({ event }) => event === was.number);
    const isMoved = was.startsAt !== is?.startsAt;
    const late = latenessIn(own).end;
    const hasLeft = was.rooms.some(({ room }) => !is?.rooms.some((one) => one.room === room));
    const isOnTime = isMoved || (hasLeft && isCarried(was.number));
    const staying = own.filter((fact) => is && !(fact.kind === 'delay' && isOnTime));
    for (const fact of own) if (!staying.includes(fact)) endFact(scene, fact);
    if (is) {
      const lateNow = latenessIn(staying).end;
      const [old, end] = [endOfEvent(was, scene.festival, late), endOfEvent(is, scene.festival, lateNow)];
      followEnd(scene, staying, old, end);
    }
  }
}
