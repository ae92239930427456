import type { LiveFacts } from '../live/facts.ts';
import { delayOf, type LateCue, lateCues, NO_DELAY } from '../live/late-cues.ts';
import type { TeamDocument, TeamEvent } from '../programme/documents.ts';
import type { Delay } from './moments.ts';

/** A séance of the room somebody is in. `minutes` is how late it is. */
export type RoomSeance = { event: TeamEvent; cues: LateCue[]; minutes: number; use: TeamEvent['rooms'][number]['use'] };

/** The delays that hold, by id of séance, from facts by number. */
export const delaysById = (facts: LiveFacts, eventIds: ReadonlyMap<number, number>): Map<number, Delay> =>
  new Map(
    [...facts.events].flatMap(([number, own]): [number, Delay][] => {
      const id = eventIds.get(number);
      const delay = delayOf(own);
      return id === undefined || delay === NO_DELAY ? [] : [[id, delay]];
    }),
  );

/**
 * What happens in the room of a shift while it lasts, by start: its own séance, and every other one whose clock meets it. `start` and `end` are epoch minutes.
 */
export function seancesDuring(
  document: TeamDocument,
  shift: { start: number; end: number; room: number | null; event: number | null },
  facts: LiveFacts,
): RoomSeance[] {
  const zone = document.festival.timeZone;
  return document.events
    .flatMap((event): RoomSeance[] => {
      const use = event.rooms.find(({ room }) => room === shift.room)?.use;
      const isOwn = event.number === shift.event;
      if (!isOwn && use === undefined) return [];
      const delay = delayOf(facts.events.get(event.number));
      const cues = lateCues(event, delay, zone);
      const [first, last] = [cues[0]?.instant ?? 0, cues.at(-1)?.instant ?? 0];
      const meets = first / 60_000 < shift.end && last / 60_000 > shift.start;
      if (cues.length === 0 || !(isOwn || meets)) return [];
      return [{ event, cues, minutes: delay.startMinutes, use: use ?? 'main' }];
    })
    .sort((a, b) => (a.cues[0]?.instant ?? 0) - (b.cues[0]?.instant ?? 0));
}
