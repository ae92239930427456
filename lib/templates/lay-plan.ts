import {
  type Plan,
  type PlanBlock,
  type PlanEvent,
  type PlanOffer,
  type PlanRules,
  planRunningOrder,
} from '#lib/festivals/plan.ts';
import { gather } from '#lib/grouped.ts';
import { daysBetween, weekdayOf } from '#lib/time/calendar.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { checkWallClock, daysLater, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { onWeekday } from './template.ts';

/** Where to put a plan that has dates of its own. */
type PlanGround = PlanRules & {
  /** The hour at which its festival days begin. */
  dayStartsAt: string;
  /** Its days in order, with the position in `dates` of the new day of each; null: none. */
  days: readonly { date: string; becomes: number | null }[];
  /** The days of the new festival. */
  dates: readonly string[];
  /**
   * The position of a room in the new festival by its position in the plan. A missing one no longer
   * exists.
   */
  roomFor: ReadonlyMap<number, number>;
  /** By position: whether the room holds one séance at a time. */
  holdsOne: readonly boolean[];
};

/**
 * Why a séance has no time: its day or its room no longer exists, the clocks skip its hour, another
 * séance is there, or it had none before.
 */
export type Unfit = 'day' | 'room' | 'clock' | 'taken' | 'unset';
export type LaidPlan = Plan & {
  /** By position in `events`. */
  unfit: ReadonlyMap<number, Unfit>;
};

/**
 * Puts a plan on the days and into the rooms of a new festival. A séance without a day or a room,
 * at an hour that the clocks skip, or that would overlap another one, has no time, with the reason.
 * Pure.
 */
export function layPlan(plan: Plan, ground: PlanGround): LaidPlan {
  const unfit = new Map<number, Unfit>();
  const events = plan.events.map((event, position): PlanEvent => {
    const laid = laidEvent(event, ground);
    if (typeof laid !== 'string') return laid;
    unfit.set(position, laid);
    return withoutTime(event);
  });
  const blocks = plan.blocks.flatMap((block): PlanBlock[] => {
    const startsAt = moved(block.startsAt, block.startsAt, ground);
    const rooms = distinct(block.rooms.flatMap((room) => ground.roomFor.get(room) ?? []));
    if (startsAt === 'day' || startsAt === 'clock' || (block.rooms.length > 0 && rooms.length === 0)) return [];
    return [{ ...block, startsAt, rooms }];
  });
  const offers = plan.offers.flatMap((offer): PlanOffer[] => {
    if (offer.day === null) return [offer];
    const was = ground.days[offer.day];
    const day = was?.becomes ?? null;
    const date = day === null ? undefined : ground.dates[day];
    if (!was || day === null || date === undefined) return [];
    // « Pass du samedi », where the day is a Thursday now.
    const [from, to] = [weekdayOf(was.date), weekdayOf(date)];
    return [{ ...offer, day, label: onWeekday(offer.label, from, to), price: onWeekday(offer.price, from, to) }];
  });
  return withoutOverlaps({ ...plan, events, blocks, offers, unfit }, plan.events, ground, unfit);
}

const distinct = (rooms: readonly number[]) => [...new Set(rooms)];
const withoutTime = (event: PlanEvent): PlanEvent => ({ ...event, startsAt: null, publicEndFixed: null, rooms: [] });

function laidEvent(event: PlanEvent, ground: PlanGround): PlanEvent | Unfit {
  if (event.startsAt === null) return 'unset';
  const startsAt = moved(event.startsAt, event.startsAt, ground);
  if (startsAt === 'day' || startsAt === 'clock') return startsAt;
  const rooms = event.rooms.flatMap(({ room, use }) => {
    const here = ground.roomFor.get(room);
    return here === undefined ? [] : { room: here, use };
  });
  if (event.rooms.length > 0 && rooms[0]?.use !== 'main') return 'room';
  const end = event.publicEndFixed && moved(event.publicEndFixed, event.startsAt, ground);
  const seen = new Set<number>();
  return {
    ...event,
    startsAt,
    publicEndFixed: end === 'day' || end === 'clock' ? null : end,
    rooms: rooms.filter(({ room }) => !seen.has(room) && seen.add(room)),
  };
}

/**
 * The wall clock moved by as many days as the day of `of`; something set up on the eve moves with
 * the day nearest to it.
 */
function moved(wall: string, of: string, { days, dates, dayStartsAt, timeZone }: PlanGround): string | 'day' | 'clock' {
  const day = festivalDayOf(of, dayStartsAt);
  const far = ({ date }: PlanGround['days'][number]) => Math.abs(daysBetween(day, date));
  const own = days.find(({ date }) => date === day) ?? days.toSorted((a, b) => far(a) - far(b))[0];
  const there = dates[own?.becomes ?? -1];
  if (!own || there === undefined) return 'day';
  const at = daysLater(wall, daysBetween(own.date, there));
  return checkWallClock(at, timeZone) === 'skipped' ? 'clock' : at;
}

/**
 * Two earlier rooms or days may have become one: of two overlapping séances, the later one loses
 * its time.
 */
function withoutOverlaps(
  plan: LaidPlan,
  earlier: readonly PlanEvent[],
  ground: PlanGround,
  unfit: Map<number, Unfit>,
): LaidPlan {
  const busy = new Map<number, { from: number; to: number }[]>();
  let missingMinutes = 0;
  const events = plan.events.map((event, i) => {
    const order = planRunningOrder(event, plan.films, ground);
    const held = order.doorsMinutes + order.totalMinutes + order.clearMinutes;
    if (event.startsAt === null) {
      if (earlier[i]?.startsAt) missingMinutes += held;
      return event;
    }
    if (event.admission === 'drop-in') return event;
    const from = toEpochMinutes(event.startsAt, ground.timeZone);
    const to = from + order.totalMinutes;
    const rooms = event.rooms.flatMap(({ room }) => (ground.holdsOne[room] ? room : []));
    const isFree = rooms.every((room) => (busy.get(room) ?? []).every((other) => to <= other.from || other.to <= from));
    if (!isFree) {
      missingMinutes += held;
      unfit.set(i, 'taken');
      return withoutTime(event);
    }
    for (const room of rooms) gather(busy, room, { from, to });
    return event;
  });
  return { ...plan, events, missingMinutes, unfit };
}
