import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import { type EventFacts, type LiveFacts, lateBy, type Notice, type PlacesState } from '#lib/model/live-facts.ts';
import { doorsToFree, partIntervalsOf } from '#lib/programme/real-times.ts';
import { type Cue, cuesOf } from '#lib/programme/room-sheets.ts';
import { epochFrom, fromEpochMinutes, minutesAt } from '#lib/time/wall-clock.ts';
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

/**
 * A line of the running order with its delay; `planned` is its wall clock without it, null where it
 * is on time. `instant` is in epoch milliseconds.
 */
export type LateCue = Cue & { planned: string | null; instant: number };

export const NO_DELAY: Delay = { startMinutes: 0, endMinutes: 0 };

/** The delay of a séance at its start and at its end, where a shortened debate reduces it. */
export function delayOf(facts: Pick<EventFacts, 'delay' | 'cut'> | undefined): Delay {
  const { delay, cut = 0 } = facts ?? {};
  return delay ? { startMinutes: delay, endMinutes: lateBy(delay, cut).end } : NO_DELAY;
}

/**
 * The running order of a séance with the delay of each line; what follows a shortened debate is
 * later by less.
 */
export function lateCues(event: TeamEvent, { startMinutes, endMinutes }: Delay, zone: string): LateCue[] {
  const debate = event.items.findIndex(({ kind }) => kind === 'debate');
  const start = event.startInstant === null ? 0 : minutesAt(event.startInstant);
  const end = event.endInstant === null ? start : minutesAt(event.endInstant);
  const parts = partIntervalsOf(event, start, zone);
  const occupied = doorsToFree(event, { start, end }, zone);
  const plannedAt = ({ what, at, item }: Cue): number => {
    if (what === 'doors') return occupied.start;
    return parts[item ?? -1]?.start ?? (what === 'free' ? occupied.end : epochFrom(end, at, zone));
  };
  return cuesOf(event).map((cue) => {
    const isAfter = cue.item === null ? cue.what !== 'doors' : debate >= 0 && cue.item > debate;
    const minutes = isAfter ? endMinutes : startMinutes;
    const planned = plannedAt(cue);
    const instant = (planned + minutes) * 60_000;
    if (minutes === 0) return { ...cue, planned: null, instant };
    return { ...cue, at: fromEpochMinutes(planned + minutes, zone), planned: cue.at, instant };
  });
}

/**
 * The index of the current cue at `now` (epoch milliseconds): the last that has begun; null before
 * the first and after the room is free.
 */
export function currentCue(cues: readonly Pick<LateCue, 'instant'>[], now: number): number | null {
  const last = cues.at(-1);
  if (!last || now >= last.instant) return null;
  const index = cues.findLastIndex(({ instant }) => instant <= now);
  return index < 0 ? null : index;
}
