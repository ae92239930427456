import { MEAL_FROM, MEAL_MINUTES, MEAL_UNTIL } from '#lib/events/meal-break.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { DocumentBlock, TeamDocument } from '#lib/model/documents.ts';
import type { Late } from '#lib/model/live-facts.ts';
import { blockInterval, type Held, slackBetween, type Timeline } from '#lib/programme/lateness.ts';
import { festivalDayOf, hourOfWall } from '#lib/time/festival-day.ts';
import { addMinutes, fromEpochMinutes, toEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';

/**
 * What absorbs a delay after a séance in one room. `minutes` is how much; `isAll` when nothing of
 * the delay is left.
 */
export type Absorption = {
  /** The number of the late séance; null for a set-up. */
  after: number | null;
  room: number;
  minutes: number;
  isAll: boolean;
} & (
  | { by: 'gap'; before: number | null }
  /** Nothing else follows in this room on this day. */
  | { by: 'evening' }
  | {
      by: 'break';
      title: Bilingual;
      /** The length of the break before and after, in minutes. */
      from: number;
      to: number;
      /** Whether it is a break at mealtime that no longer leaves enough time to eat. */
      isTooShortToEat: boolean;
    }
);

/** In minutes: a longer time than this between two séances of a room is a night and not a gap. */
const NIGHT = 6 * 60;

/** What absorbs the delays of `concerned`, in the order of time, room by room. */
export function absorptionsOf(
  timeline: Timeline,
  concerned: ReadonlySet<Held>,
  lateOf: (one: Held) => Late,
): Absorption[] {
  const found: Absorption[] = [];
  for (const one of timeline.held) {
    const late = lateOf(one).end;
    if (late === 0 || !concerned.has(one)) continue;
    for (const room of one.rooms) {
      const next = timeline.held.find(
        (other) => other !== one && other.start >= one.start && other.rooms.includes(room),
      );
      const slack = next ? slackBetween(one, next) : Number.POSITIVE_INFINITY;
      const minutes = Math.min(late, slack);
      if (minutes <= 0) continue;
      const common = { after: one.event?.number ?? null, room, minutes, isAll: minutes === late };
      const pause = breakAfter(timeline, one, next, room);
      if (pause) found.push({ ...common, by: 'break', ...eaten(timeline, pause, one.content.end + late) });
      else if (slack > NIGHT) found.push({ ...common, by: 'evening' });
      else found.push({ ...common, by: 'gap', before: next?.event?.number ?? null });
    }
  }
  return found;
}

function breakAfter(
  { document }: Timeline,
  one: Held,
  next: Held | undefined,
  room: number,
): DocumentBlock | undefined {
  const zone = document.festival.timeZone;
  return document.blocks.find((block) => {
    if (block.kind !== 'break' || (block.rooms.length > 0 && !block.rooms.includes(room))) return false;
    const start = toEpochMinutes(block.startsAt, zone);
    return start >= one.content.end - 1 && start - one.content.end < NIGHT && (!next || start < next.content.start);
  });
}

function eaten({ document }: Timeline, block: DocumentBlock, until: number) {
  const zone = document.festival.timeZone;
  const { start, end } = blockInterval(block, zone);
  const from = end - start;
  const to = Math.max(0, from - Math.max(0, until - start));
  const isMeal =
    from >= MEAL_MINUTES && hourOfWall(block.startsAt) < MEAL_UNTIL && hourOfWall(block.endsAt) > MEAL_FROM;
  return { title: block.title, from, to, isTooShortToEat: isMeal && to < MEAL_MINUTES };
}

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
