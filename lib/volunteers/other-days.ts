import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { patchRoot } from '#lib/history/roots.ts';
import { festivalDayOf, firstAfter, hourOfWall, onFestivalDay } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import { checkWallClock, daysLater } from '#lib/time/wall-clock.ts';
import type { Acting } from './end-shift.ts';
import type { Moments } from './moments.ts';
import { checklistKind, type Shift, shiftKind, volunteerKind } from './roots.ts';
import { type ShiftTimes, shiftTimesOf, type Untimed } from './shift-times.ts';

type Rule = Pick<Shift, 'rule' | 'startsAt' | 'endsAt' | 'date'>;

/**
 * The festival day of a shift at fixed hours or of a room for a day. Null for one that follows a
 * séance or a guest.
 */
export function dayOfRule({ rule, startsAt, date }: Rule, { dayStartsAt }: Pick<Clocks, 'dayStartsAt'>) {
  if (rule === 'fixed' && startsAt !== null) return festivalDayOf(startsAt, dayStartsAt);
  return rule === 'room-day' ? date : null;
}

/**
 * The same shift on another festival day: at the same hours, or in the same room for that day.
 * `skipped` where the clocks skip one of its hours that day, null where the shift is for no day.
 */
export function onOtherDay<S extends Rule>(
  shift: S,
  day: string,
  { timeZone, dayStartsAt }: Clocks,
): S | 'skipped' | null {
  if (shift.rule === 'room-day') return { ...shift, date: day };
  if (shift.rule !== 'fixed' || shift.startsAt === null || shift.endsAt === null) return null;
  const startsAt = onFestivalDay(day, hourOfWall(shift.startsAt), dayStartsAt);
  const endsAt = firstAfter(startsAt, hourOfWall(shift.endsAt));
  if ([startsAt, endsAt].some((wall) => checkWallClock(wall, timeZone) === 'skipped')) return 'skipped';
  return { ...shift, startsAt, endsAt };
}

const work = [
  'taskId',
  'roomId',
  'place',
  'rule',
  'startsAt',
  'endsAt',
  'date',
  'fromAnchor',
  'fromMinutes',
  'toAnchor',
  'toMinutes',
] as const;
type Work = Pick<Shift, (typeof work)[number]>;

/**
 * Whether two shifts are the same work at the same hours and place, so that one of them would be a
 * duplicate. For a room for a day, its anchors are compared instead of hours.
 */
export const isSameWork = (one: Work, other: Work): boolean => work.every((column) => one[column] === other[column]);

/**
 * A day on which a shift can be repeated: when it would be, or why it would have no time; `there`
 * where it exists already.
 */
type OtherDay = { day: string; would: ShiftTimes | Untimed | { isTimed: false; why: 'there' | 'skipped' } };

/**
 * The result of repeating a shift on each of these days, except its own. Empty for a shift that is
 * for no day.
 */
export function otherDaysOf(
  shift: Shift,
  days: readonly string[],
  shifts: readonly Shift[],
  moments: Moments,
): OtherDay[] {
  const clock = { timeZone: moments.zone, dayStartsAt: moments.dayStartsAt };
  const planned = shifts.filter(({ status }) => status === 'planned');
  return days.flatMap((day): OtherDay[] => {
    const other = day === dayOfRule(shift, clock) ? null : onOtherDay(shift, day, clock);
    if (other === null) return [];
    if (other === 'skipped') return [{ day, would: { isTimed: false, why: 'skipped' } }];
    if (planned.some((one) => isSameWork(one, other))) return [{ day, would: { isTimed: false, why: 'there' } }];
    return [{ day, would: shiftTimesOf(other, moments) }];
  });
}

/**
 * Moves shifts with hours of their own, rooms occupied for a day, availabilities and checklists by
 * so many days, together with the festival.
 */
export function shiftVolunteerDates({ tx, festival, batch, now }: Acting, days: number): void {
  const act = { verb: 'moved', batch };
  const moved = <T extends string | null>(wall: T) => daysLater(wall, days);
  for (const shift of rowsOfFestival(tx, t.shifts, festival.id))
    patchRoot(tx, festival, shiftKind, shift, act, now, {
      startsAt: moved(shift.startsAt),
      endsAt: moved(shift.endsAt),
      date: moved(shift.date),
    });
  for (const volunteer of volunteerKind.all(tx, festival.id, t.volunteers.id))
    patchRoot(tx, festival, volunteerKind, volunteer, act, now, {
      availabilities: volunteer.availabilities.map(({ startsAt, endsAt }) => ({
        startsAt: moved(startsAt),
        endsAt: moved(endsAt),
      })),
    });
  // In this order, so that no two checklists of a room have the same date in between.
  const lists = checklistKind.all(tx, festival.id, t.checklists.date);
  for (const list of days > 0 ? lists.reverse() : lists)
    patchRoot(tx, festival, checklistKind, list, act, now, { date: moved(list.date) });
}
