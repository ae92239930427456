import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import type { LiveFacts, Notice, PlacesState } from '#lib/model/live-facts.ts';
import { delayOf, type LateCue, lateCues, NO_DELAY } from './late-cues.ts';
import type { Delay } from './moments.ts';

/** A séance as it runs in a room today. `minutes` is its delay. */
type SeanceToday = { cues: LateCue[]; minutes: number; places: PlacesState | null; notices: readonly Notice[] };
/** A séance in the room where somebody is. */
export type RoomSeance = SeanceToday & { event: TeamEvent; use: TeamEvent['rooms'][number]['use'] };

/** Today's running order and news of a séance, for volunteers' pages and room sheets. */
export function seanceToday(event: TeamEvent, facts: LiveFacts, zone: string): SeanceToday {
  const own = facts.events.get(event.number);
  const delay = event.status === 'planned' ? delayOf(own) : NO_DELAY;
  const { places = null, notices = [] } = own ?? {};
  return { cues: lateCues(event, delay, zone), minutes: delay.startMinutes, places, notices };
}

/** The current delays by id of séance, from facts by number. */
export const delaysById = (facts: LiveFacts, eventIds: ReadonlyMap<number, number>): Map<number, Delay> =>
  new Map(
    [...facts.events].flatMap(([number, own]): [number, Delay][] => {
      const id = eventIds.get(number);
      const delay = delayOf(own);
      return id === undefined || delay === NO_DELAY ? [] : [[id, delay]];
    }),
  );

/**
 * What happens in the room of a shift while it lasts, by start: its own séance, and every other one
 * at that time. `start` and `end` are epoch minutes.
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
      const today = seanceToday(event, facts, zone);
      const { cues } = today;
      const [first, last] = [cues[0]?.instant ?? 0, cues.at(-1)?.instant ?? 0];
      const meets = first / 60_000 < shift.end && last / 60_000 > shift.start;
      if (cues.length === 0 || !(isOwn || meets)) return [];
      return [{ ...today, event, use: use ?? 'main' }];
    })
    .sort((a, b) => (a.cues[0]?.instant ?? 0) - (b.cues[0]?.instant ?? 0));
}
