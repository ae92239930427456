import type { LiveFacts } from '../live/facts.ts';
import type { TeamDocument, TeamEvent } from '../programme/documents.ts';
import { type Cue, cuesOf } from '../programme/room-sheets.ts';
import { addMinutes, toEpochMinutes } from '../time/wall-clock.ts';
import type { Delay } from './moments.ts';

/** A line of the conduite as late as it is; `planned` is its wall clock without the delay, null where it is on time. */
export type LateCue = Cue & { planned: string | null; instant: number };

/** A séance of the room somebody is in. `minutes` is how late it is. */
export type RoomSeance = { event: TeamEvent; cues: LateCue[]; minutes: number; use: TeamEvent['rooms'][number]['use'] };

const NO_DELAY: Delay = { startMinutes: 0, endMinutes: 0 };

/** How late a séance begins and ends: what its debate gives is gone at its end. */
export function delayOf({ events }: LiveFacts, event: number): Delay {
  const { delay, cut = 0 } = events.get(event) ?? {};
  return delay ? { startMinutes: delay, endMinutes: Math.max(0, delay - cut) } : NO_DELAY;
}

/** The delays that hold, by id of séance, from facts by number. */
export const delaysById = (facts: LiveFacts, eventIds: ReadonlyMap<number, number>): Map<number, Delay> =>
  new Map(
    [...facts.events.keys()].flatMap((number): [number, Delay][] => {
      const id = eventIds.get(number);
      const delay = delayOf(facts, number);
      return id === undefined || delay === NO_DELAY ? [] : [[id, delay]];
    }),
  );

/** The clock of a séance, each line as late as it is. `instant` is in epoch milliseconds. */
export function lateCues(event: TeamEvent, { startMinutes, endMinutes }: Delay, zone: string): LateCue[] {
  const debate = event.items.findIndex(({ kind }) => kind === 'debate');
  return cuesOf(event).map((cue) => {
    const isAfter = cue.item === null ? cue.what !== 'doors' : debate >= 0 && cue.item > debate;
    const minutes = isAfter ? endMinutes : startMinutes;
    const at = minutes === 0 ? cue.at : addMinutes(cue.at, minutes, zone);
    return { ...cue, at, planned: minutes === 0 ? null : cue.at, instant: toEpochMinutes(at, zone) * 60_000 };
  });
}

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
      const delay = delayOf(facts, event.number);
      const cues = lateCues(event, delay, zone);
      const [first, last] = [cues[0]?.instant ?? 0, cues.at(-1)?.instant ?? 0];
      const meets = first / 60_000 < shift.end && last / 60_000 > shift.start;
      if (cues.length === 0 || !(isOwn || meets)) return [];
      return [{ event, cues, minutes: delay.startMinutes, use: use ?? 'main' }];
    })
    .sort((a, b) => (a.cues[0]?.instant ?? 0) - (b.cues[0]?.instant ?? 0));
}
