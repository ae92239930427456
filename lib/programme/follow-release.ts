import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { endOfEvent } from './fact-ends.ts';
import { endFact, type FactScene, factsHolding, followEnd, latenessIn } from './fact-rows.ts';

/** A séance that takes place at another time than was public, or ends at another. */
export type Retimed = Readonly<Record<'was' | 'is', Pick<TeamEvent, 'number' | 'startsAt' | 'endInstant'>>>;

export function retimedBetween(previous: TeamDocument, next: TeamDocument): Retimed[] {
  const before = new Map(previous.events.map((event) => [event.number, event]));
  return next.events.flatMap((is) => {
    const was = before.get(is.number);
    if (was?.status !== 'planned' || is.status !== 'planned') return [];
    if (was.startsAt === is.startsAt && was.endInstant === is.endInstant) return [];
    const timesOf = ({ number, startsAt, endInstant }: TeamEvent) => ({ number, startsAt, endInstant });
    return [{ was: timesOf(was), is: timesOf(is) }];
  });
}

/**
 * What is said of séances a release moves: a delay is over, because it was counted from the start they had, and what else
 * holds until a séance ends holds until its new end. `since` (an instant): only what was said later.
 */
export function followRelease(scene: FactScene, retimed: readonly Retimed[], since: string | null): void {
  const all = retimed.length > 0 ? factsHolding(scene.tx, scene.festival.id, scene.now) : [];
  const holding = all.filter(({ at }) => since === null || at > since);
  for (const { was, is } of retimed) {
    const own = holding.filter(({ event }) => event === was.number);
    const isMoved = was.startsAt !== is.startsAt;
    const late = latenessIn(own).end;
    const staying = isMoved ? own.filter(({ kind }) => kind !== 'delay') : own;
    for (const fact of own) if (!staying.includes(fact)) endFact(scene, fact);
    followEnd(scene, staying, endOfEvent(was, late), endOfEvent(is, isMoved ? 0 : late));
  }
}
