import type { Edge, WishedPart } from '#db/enums.ts';
import { byStart, gather } from '#lib/grouped.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { oncePer } from '#lib/once-per.ts';
import { minutesOfDay } from '#lib/time/festival-day.ts';
import { type Interval, overlaps } from '#lib/time/interval.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import { eventWishes, namesOfWishes } from './event-wishes.ts';
import { festivalDates } from './festival-dates.ts';
import { contentOf, eventDayOf, eventsAsked, type Prepared, type Scope } from './prepared.ts';
import type { Warning, Wish } from './warning.ts';

/*
 * The wishes of séances: when, and beside what. Warnings, proposed places and the proposal for all
 * séances use these functions.
 */

/** A wish of `owner` that its place does not meet, and the séance that is in its way. */
type Unmet = { wish: Wish; owner: Standing; other: Standing | null };
/** A séance at its place, real or tried. */
type Standing = Interval & { event: DraftEvent & { startsAt: WallClock }; date: string };

/** In minutes of the festival day. */
const hoursOfPart: Record<WishedPart, readonly [from: number, until: number]> = {
  morning: [0, 720],
  afternoon: [720, 1080],
  evening: [1080, 1320],
  late: [1320, 2880],
};
/** School hours in minutes of the day: Monday to Friday, on Wednesdays until noon. */
const SCHOOL = { from: 510, until: 990, wednesday: 720 };

type Known = { wishing: readonly DraftEvent[]; events: ReadonlyMap<number, DraftEvent>; open: readonly DraftEvent[] };

/** The séances with wishes, all séances by number, and those that the public sees, by start. */
const knownOf = oncePer(
  (planned: readonly DraftEvent[]): Known => ({
    wishing: planned.filter((event) => namesOfWishes(eventWishes(event)).length > 0),
    events: byNumber(planned),
    open: planned.filter(isSeen),
  }),
);

const isSeen = ({ visibility, admission, startsAt }: DraftEvent) =>
  visibility === 'public' && admission === 'start' && startsAt !== null;

function standingOf(prepared: Prepared, event: DraftEvent | undefined): Standing | null {
  const content = event && contentOf(prepared, event);
  const date = event && eventDayOf(prepared, event);
  return content && date
    ? { event: content.event as Standing['event'], date, start: content.start, end: content.end }
    : null;
}

/**
 * The wishes of `own` that are not met among the others; one of these may be `tried` at another
 * place.
 */
function* unmetBy(prepared: Prepared, own: Standing, tried: Standing | null): Generator<Unmet> {
  const wishes = eventWishes(own.event);
  const { events, open } = knownOf(prepared.planned);
  const unmet = (wish: Wish, other: Standing | null = null): Unmet => ({ wish, owner: own, other });
  const named = (number: number | undefined) => {
    if (number === undefined || number === own.event.number) return null;
    return tried?.event.number === number ? tried : standingOf(prepared, events.get(number));
  };
  const minutes = minutesOfDay(own.date, own.event.startsAt);
  if (wishes.day && wishes.day !== own.date && festivalDates(prepared.index).includes(wishes.day)) yield unmet('day');
  if (wishes.part) {
    const [from, until] = hoursOfPart[wishes.part];
    if (minutes < from || minutes >= until) yield unmet('part');
  }
  if (wishes.school && !isSchoolTime(own, minutes)) yield unmet('school');
  if (wishes.edge) {
    const isFirst = wishes.edge === 'first' || wishes.edge === 'opening';
    const isOfDay = wishes.edge === 'first' || wishes.edge === 'last';
    const among = isOfDay ? (prepared.byDay.get(own.date) ?? []) : open;
    const isOther = (event: DraftEvent) => event.id !== own.event.id && event.id !== tried?.event.id && isSeen(event);
    const outer = standingOf(prepared, isFirst ? among.find(isOther) : among.findLast(isOther));
    const isTriedAmong =
      tried && tried.event.id !== own.event.id && isSeen(tried.event) && (!isOfDay || tried.date === own.date);
    const side = isFirst ? 1 : -1;
    const [most] = [outer, isTriedAmong ? tried : null]
      .filter((one) => one !== null)
      .sort((a, b) => side * byStart(a.event, b.event));
    if (most && side * (own.start - most.start) > 0) yield unmet('edge', most);
  }
  const [after, before, apart] = [named(wishes.after), named(wishes.before), named(wishes.apart)];
  if (after && own.start < after.end) yield unmet('after', after);
  if (before && own.end > before.start) yield unmet('before', before);
  if (apart && (overlaps(own, apart) || areNeighbours(prepared, own, apart))) yield unmet('apart', apart);
}

function isSchoolTime({ date, start, end }: Standing, minutes: number): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const until = weekday === 3 ? SCHOOL.wednesday : SCHOOL.until;
  return weekday >= 1 && weekday <= 5 && minutes >= SCHOOL.from && minutes + end - start <= until;
}

/** Whether nothing begins between these two séances of one room and day. */
function areNeighbours(prepared: Prepared, a: Standing, b: Standing): boolean {
  if (a.date !== b.date) return false;
  const [from, until] = [Math.min(a.start, b.start), Math.max(a.start, b.start)];
  return a.event.rooms.some(
    ({ roomId }) =>
      b.event.rooms.some((room) => room.roomId === roomId) &&
      !prepared.byRoom.get(roomId)?.some((event) => {
        const between = event.id === a.event.id || event.id === b.event.id ? null : contentOf(prepared, event);
        return between && between.start > from && between.start < until;
      }),
  );
}

/** Other séances with wishes that this one may keep from being met. */
const concernedBy = (prepared: Prepared, { id, number }: DraftEvent): DraftEvent[] =>
  knownOf(prepared.planned).wishing.filter((event) => {
    const { edge, after, before, apart } = eventWishes(event);
    return event.id !== id && (edge || after === number || before === number || apart === number);
  });

/**
 * How many wishes, its own and others' about it, a séance at a start would leave unmet: those whose
 * warnings would name it.
 */
export function unmetReader(
  prepared: Prepared,
  event: DraftEvent,
): (startsAt: WallClock, date: string, start: number) => number {
  const content = contentOf(prepared, event);
  const others = concernedBy(prepared, event).flatMap((other) => standingOf(prepared, other) ?? []);
  const hasOwn = namesOfWishes(eventWishes(event)).length > 0;
  if (!content || (!hasOwn && others.length === 0)) return () => 0;
  return (startsAt, date, start) => {
    const there: Standing = { event: { ...event, startsAt }, date, start, end: start + content.end - content.start };
    let count = [...unmetBy(prepared, there, there)].length;
    for (const other of others)
      for (const unmet of unmetBy(prepared, other, there)) if (unmet.other === there) count += 1;
    return count;
  };
}

/** wish-unmet: a séance stands at a place that does not meet its wish. */
export function unmetWishes(scope: Scope): Warning[] {
  const [asked] = scope.of === undefined ? [] : eventsAsked(scope);
  if (scope.of !== undefined && !asked) return [];
  const owners = asked ? [asked, ...concernedBy(scope, asked)] : knownOf(scope.planned).wishing;
  return owners.flatMap((event) => {
    const own = standingOf(scope, event);
    if (!own) return [];
    return [...unmetBy(scope, own, null)].flatMap(({ wish, other }): Warning[] => {
      if (asked && asked.id !== event.id && asked.id !== other?.event.id) return [];
      const eventIds = other ? [event.id, other.event.id] : [event.id];
      const facts = [event, ...(other ? [other.event] : [])].map((one) => contentOf(scope, one)?.when).join(' ');
      return [
        {
          code: 'wish-unmet',
          level: 'hint',
          wish,
          eventIds,
          day: own.date,
          facts: `${wish} ${eventWishes(event)[wish]} ${facts}`,
        },
      ];
    });
  });
}

/**
 * The order in which to place séances: those that wish to open come first, those that wish to close
 * come last, and one that wishes to come after another follows it.
 */
export function inWishedOrder(events: readonly DraftEvent[]): (event: DraftEvent) => number {
  const numbers = new Set(events.map(({ number }) => number));
  const before = new Map<number, number[]>();
  const put = (earlier: number, later: number) => gather(before, later, earlier);
  for (const event of events) {
    const { after, before: sooner } = eventWishes(event);
    if (after !== undefined) put(after, event.number);
    if (sooner !== undefined) put(event.number, sooner);
  }
  const depths = new Map<number, number>();
  const depth = (number: number): number => {
    const known = depths.get(number);
    if (known !== undefined) return known;
    // Stops at séances that wish to come before each other in a circle.
    depths.set(number, 0);
    const earlier = (before.get(number) ?? []).filter((one) => numbers.has(one));
    const found = Math.max(0, ...earlier.map((one) => 1 + depth(one)));
    depths.set(number, found);
    return found;
  };
  const ends: Partial<Record<Edge, number>> = { opening: -2, first: -1, last: 1000, closing: 1001 };
  return (event) => ends[eventWishes(event).edge as Edge] ?? depth(event.number);
}
