import type { Bilingual } from '#lib/i18n/text.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { listedRoom, roomsApartIn } from '#lib/programme/place.ts';
import { lateMinutesOf, latenessOf, ON_TIME, timelineOf } from '#lib/programme/real-times.ts';
import { type Interval, overlapMinutes } from '#lib/time/interval.ts';
import { toEpochMinutes } from '#lib/time/wall-clock.ts';
import type { LateCue } from '#lib/volunteers/conduite.ts';
import type { BoardEvent } from './day-board.ts';

/**
 * A room that a séance could move to. `busyWith`: what is there at that time, null when it is free.
 */
type RoomChoice = {
  number: number;
  name: Bilingual;
  seats: number | null;
  busyWith: Bilingual | null;
};

/**
 * The other rooms for a séance, from its doors until the room is free, with all delays. Free rooms
 * come first, then those with enough seats, then in the festival's order.
 */
export function roomsFor(
  document: TeamDocument,
  shown: Pick<BoardEvent, 'number' | 'start'> & { cues: readonly Pick<LateCue, 'instant'>[] },
  live: LiveFacts,
): RoomChoice[] {
  const event = document.events.find(({ number }) => number === shown.number);
  if (!event) return [];
  const own = listedRoom(event);
  const needed = event.capacity ?? document.rooms.find(({ number }) => number === own)?.seats ?? 0;
  const minuteOf = (cue: Pick<LateCue, 'instant'> | undefined) => (cue ? cue.instant / 60_000 : shown.start);
  const start = minuteOf(shown.cues[0]);
  const wanted = { start, end: Math.max(start + 1, minuteOf(shown.cues.at(-1))) };
  const held = heldLate(document, live).filter(({ event: number }) => number !== event.number);
  const choices = [...roomsApartIn(document).values()]
    .filter(({ number, kind }) => number !== own && kind !== 'online')
    .map(({ number, name, seats }): RoomChoice => {
      const there = held.find((one) => one.rooms.includes(number) && overlapMinutes(one, wanted) > 0);
      return { number, name, seats, busyWith: there?.title ?? null };
    });
  const rank = ({ busyWith, seats }: RoomChoice) =>
    (busyWith === null ? 0 : 2) + (seats !== null && seats < needed ? 1 : 0);
  return choices
    .map((choice, i) => ({ choice, i }))
    .sort((a, b) => rank(a.choice) - rank(b.choice) || a.i - b.i)
    .map(({ choice }) => choice);
}

type HeldLate = Interval & { event: number | null; title: Bilingual; rooms: readonly number[] };

/**
 * What occupies rooms of any kind, séances before set-ups, each with its announced delay or the one
 * that the one before causes. A séance without a known end occupies its room only at its start.
 */
function heldLate(document: TeamDocument, live: LiveFacts): HeldLate[] {
  const { delays, cuts } = lateMinutesOf(live);
  const timeline = timelineOf(document);
  const lateness = latenessOf(timeline, delays, cuts);
  const timed = timeline.held.map((one): HeldLate => {
    const late = lateness.get(one) ?? ON_TIME;
    return {
      start: one.start + late.start,
      end: one.end + late.end,
      event: one.event?.number ?? null,
      title: one.event?.title ?? one.block?.title ?? {},
      rooms: one.event?.rooms.map(({ room }) => room) ?? one.rooms,
    };
  });
  const endless = document.events.flatMap(({ number, title, status, admission, startsAt, rooms }): HeldLate[] => {
    if (status !== 'planned' || admission === 'drop-in' || startsAt === null || timeline.byEvent.has(number)) return [];
    const start = toEpochMinutes(startsAt, document.festival.timeZone) + (delays.get(number) ?? 0);
    return [{ start, end: start + 1, event: number, title, rooms: rooms.map(({ room }) => room) }];
  });
  return [...timed, ...endless].sort((a, b) => Number(a.event === null) - Number(b.event === null));
}
