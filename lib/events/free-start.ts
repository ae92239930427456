import type { DraftEvent, DraftIndex } from '../programme/draft.ts';
import { addDays } from '../time/calendar.ts';
import { festivalDayOf } from '../time/festival-day.ts';
import type { Interval } from '../time/interval.ts';
import { fromEpochMinutes, toEpochMinutes, type WallClock } from '../time/wall-clock.ts';
import { expectationsByPerson, occupationsByRoom, scopeOf } from './occupations.ts';

/** A séance moved by more is another plan, not the same one put right. */
export const FARTHEST_MINUTES = 240;
const STEP_MINUTES = 5;
/** No séance lasts longer than a day. */
const DAYS_AROUND = 1;

/**
 * The earliest start, at its present one or later, at which a séance clashes with nothing: its rooms are free with their
 * changeover, and nobody it expects is wanted elsewhere. On the same festival day and within four hours, in steps of
 * five minutes; null when there is none, or when it has no start.
 */
export function firstFreeStart(event: DraftEvent, index: DraftIndex): WallClock | null {
  if (event.startsAt === null) return null;
  const { timeZone, dayStartsAt } = index.draft.festival;
  const start = toEpochMinutes(event.startsAt, timeZone);
  let at = start;
  const taken = takenStarts({ ...event, startsAt: event.startsAt }, start, index).sort((a, b) => a.start - b.start);
  for (const { start: from, end: to } of taken)
    if (at > from && at < to) at = Math.ceil(to / STEP_MINUTES) * STEP_MINUTES;
  const wall = fromEpochMinutes(at, timeZone);
  const isSameDay = festivalDayOf(wall, dayStartsAt) === festivalDayOf(event.startsAt, dayStartsAt);
  return isSameDay && at - start <= FARTHEST_MINUTES ? wall : null;
}

/** The starts (open intervals) at which some hour of the séance would meet some hour of another. */
function takenStarts(event: DraftEvent & { startsAt: string }, start: number, index: DraftIndex): Interval[] {
  const scope = scopeOf(index, event.id, meeting(event));
  const hours: (Interval & { event: DraftEvent })[][] = [
    ...[...occupationsByRoom(scope).values()].map((held) => held.map((o) => ({ ...o, event: o.content.event }))),
    ...expectationsByPerson(scope).values(),
  ];
  return hours.flatMap((group) => {
    const own = group.filter((hour) => hour.event.id === event.id);
    const others = group.filter((hour) => hour.event.id !== event.id);
    return own.flatMap(({ start: from, end: to }) =>
      others.map((other) => ({ start: other.start - (to - start), end: other.end - (from - start) })),
    );
  });
}

/** The séances that share a room or somebody, on days that touch: a list of five hundred clashes asks for nothing else. */
function meeting(event: DraftEvent & { startsAt: string }): (other: DraftEvent) => boolean {
  const date = event.startsAt.slice(0, 10);
  const [from, to] = [addDays(date, -DAYS_AROUND), addDays(date, DAYS_AROUND + 1)];
  const rooms = new Set(event.rooms.map(({ roomId }) => roomId));
  const people = new Set(event.people.map(({ personId }) => personId));
  return (other) =>
    other.startsAt !== null &&
    other.startsAt >= from &&
    other.startsAt < to &&
    (other.rooms.some(({ roomId }) => rooms.has(roomId)) || other.people.some((p) => people.has(p.personId)));
}
