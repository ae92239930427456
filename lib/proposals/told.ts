import type { DraftIndex } from '#lib/model/draft.ts';
import { type Places, type Worth, waitingIn, withPlaces } from './proposal.ts';
import { type WhyNot, whyNot } from './why-not.ts';

/** A proposal as a worker tells it: plain data. */
export type ToldProposal = {
  places: { eventId: number; roomId: number; startsAt: string; warnings: number; hints: number }[];
  unplaced: ({ eventId: number } & WhyNot)[];
  worth: Worth;
  /** Rounds the solver has had; 0 is the first proposal, made without it. */
  round: number;
  /** Those of them after which it was better than before. */
  bettered: number;
};

/** In the order of the hours. */
export function told(
  index: DraftIndex,
  places: Places,
  rest: Pick<ToldProposal, 'worth' | 'round' | 'bettered'>,
): ToldProposal {
  const placed = [...places].sort(([, a], [, b]) => a.start - b.start || a.room.number - b.room.number);
  const then = withPlaces(index, places);
  return {
    places: placed.map(([eventId, { room, startsAt, warnings, hints }]) => ({
      eventId,
      roomId: room.id,
      startsAt,
      warnings,
      hints,
    })),
    unplaced: waitingIn(index)
      .filter(({ id }) => !places.has(id))
      .map((event) => ({ eventId: event.id, ...whyNot(then, event) })),
    ...rest,
  };
}
