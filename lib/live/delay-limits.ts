import type { TeamDocument } from '#lib/model/documents.ts';
import type { Late } from '#lib/model/live-facts.ts';
import type { Held, Timeline } from '#lib/programme/lateness.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { addMinutes, fromEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';

/** When a room (number) closes on a festival day; null when unknown. */
export type ClosesAt = (room: number, day: string) => WallClock | null;

/**
 * Two uses of one room that clash: by `overlap` minutes of the séances themselves, or `missing`
 * minutes for doors and clearing.
 */
export type RoomClash = { room: number; first: number | null; second: number | null; overlap: number; missing: number };

/**
 * An end that moves past midnight, past the end of the festival day, or past the closing of the
 * room. For closing, the time when the room is cleared counts, as in room-closed.
 */
export type IntoNight = {
  event: number;
  endsAt: WallClock;
  past: 'midnight' | 'day' | 'closing';
  limit: WallClock | null;
};

/** Where late séances clash with the next one in their room, beyond what was planned to overlap. */
export function delayClashesOf(
  { held }: Timeline,
  concerned: ReadonlySet<Held>,
  lateOf: (one: Held) => Late,
): RoomClash[] {
  const found: RoomClash[] = [];
  for (const [i, first] of held.entries()) {
    if (!concerned.has(first) || lateOf(first).end === 0) continue;
    for (const second of held.slice(i + 1)) {
      const late = lateOf(first).end - lateOf(second).start;
      const planned = Math.max(0, first.end - second.start);
      const missing = first.end + late - second.start - planned;
      if (missing <= 0) continue;
      const overlap = Math.max(0, first.content.end + late - second.content.start);
      for (const room of first.rooms.filter((number) => second.rooms.includes(number)))
        found.push({
          room,
          first: first.event?.number ?? null,
          second: second.event?.number ?? null,
          overlap,
          missing,
        });
    }
  }
  return found;
}

/** Which limit a séance passes when it ends `later` minutes after its planned end. */
export function intoNight(
  { document, closesAt }: { document: TeamDocument; closesAt?: ClosesAt | undefined },
  { event, content, end }: Held,
  later: number,
): IntoNight[] {
  if (!event?.day || later === 0) return [];
  const { timeZone, dayStartsAt } = document.festival;
  const planned = fromEpochMinutes(content.end, timeZone);
  const endsAt = fromEpochMinutes(content.end + later, timeZone);
  const { number, day } = event;
  const closing = event.rooms.flatMap(({ room }) => closesAt?.(room, day) ?? []).sort()[0];
  // A séance that ends exactly with the day still belongs to that day.
  const dayOf = (wall: WallClock) => festivalDayOf(addMinutes(wall, -1, timeZone), dayStartsAt);
  if (dayOf(endsAt) > dayOf(planned)) return [{ event: number, endsAt, past: 'day', limit: null }];
  const free = fromEpochMinutes(end + later, timeZone);
  if (closing && free > closing && fromEpochMinutes(end, timeZone) <= closing)
    return [{ event: number, endsAt: free, past: 'closing', limit: closing }];
  const isPast = endsAt.slice(0, 10) > day && planned.slice(0, 10) === day && !endsAt.endsWith('T00:00');
  return isPast ? [{ event: number, endsAt, past: 'midnight', limit: null }] : [];
}
