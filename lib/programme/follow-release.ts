import { and, eq, inArray } from 'drizzle-orm';
import { changes } from '#db/schema/index.ts';
import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { isToTakePlace } from './day.ts';
import { type Ending, endOfEvent } from './fact-ends.ts';
import { endFact, type FactScene, factsHolding, followEnd, latenessIn } from './fact-rows.ts';

type Times = Ending & Pick<TeamEvent, 'number' | 'startsAt'>;

/** A séance that takes place at another time than was public, or ends at another; `is` is null where it takes place no more. */
export type Retimed = Readonly<{ was: Times; is: Times | null }>;

export function retimedBetween(previous: TeamDocument, next: TeamDocument): Retimed[] {
  const planned = ({ events }: TeamDocument) => events.filter(isToTakePlace);
  const after = new Map(planned(next).map((event) => [event.number, event]));
  return planned(previous).flatMap((was) => {
    const is = after.get(was.number);
    if (is && was.startsAt === is.startsAt && was.endInstant === is.endInstant) return [];
    return [{ was, is: is ?? null }];
  });
}

/** What an act of the day tells of a séance: whether it takes place, when, where and with which films. */
const toldByActs = ({ status, isPostponed, startsAt, rooms, items }: TeamEvent) =>
  JSON.stringify([status, isPostponed, startsAt, rooms, items.map(({ film }) => film)]);

/** The séances, by number, of which a release says otherwise what an act of the day may have told people. */
export function toldOtherwise(previous: TeamDocument, next: TeamDocument): number[] {
  const after = new Map(next.events.map((event) => [event.number, toldByActs(event)]));
  return previous.events.filter((event) => after.get(event.number) !== toldByActs(event)).map(({ number }) => number);
}

/**
 * Ends the sentences of earlier acts of the day about séances a release says otherwise: one that is announced again would stay « annulée »
 * above all pages. `since` (an instant): only what was said later.
 */
export function endActsTold(scene: FactScene, numbers: readonly number[], since: string | null): void {
  if (numbers.length === 0) return;
  const { tx, festival, now, batch } = scene;
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
      .select({ batch: changes.batch, after: changes.after })
      .from(changes)
      .where(and(ofFestival(scene), eq(changes.entity, 'event'), inArray(changes.batch, batches)))
      .all();
    const isOtherwise = acted.some(
      (act) => act.batch !== batch && numbers.includes((act.after as { number: number } | null)?.number ?? 0),
    );
    if (isOtherwise) endFact(scene, notice);
  }
}

const ofFestival = ({ festival }: FactScene) => eq(changes.festivalId, festival.id);

/**
 * What is said of séances a release moves: a delay is over, because it was counted from the start they had, and what else
 * holds until a séance ends holds until its new end. Of one that takes place no more everything is over. `since` (an instant): only
 * what was said later.
 */
export function followRelease(scene: FactScene, retimed: readonly Retimed[], since: string | null): void {
  const all = retimed.length > 0 ? factsHolding(scene.tx, scene.festival.id, scene.now) : [];
  const holding = all.filter(({ at }) => since === null || at > since);
  for (const { was, is } of retimed) {
    const own = holding.filter(({ event }) => event === was.number);
    const isMoved = was.startsAt !== is?.startsAt;
    const late = latenessIn(own).end;
    const staying = own.filter(({ kind }) => is && !(isMoved && kind === 'delay'));
    for (const fact of own) if (!staying.includes(fact)) endFact(scene, fact);
    if (is) {
      const [old, end] = [endOfEvent(was, scene.festival, late), endOfEvent(is, scene.festival, isMoved ? 0 : late)];
      followEnd(scene, staying, old, end);
    }
  }
}
