import { addDays, type CivilDate, daysBetween } from '#lib/time/calendar.ts';
import { datesBetween } from '#lib/time/festival-day.ts';

/** The new days of an earlier festival's days, if nobody chooses. */
type DaysByThemselves = {
  /** By position of the earlier day, the position of the new one; null: none. */
  becomes: (number | null)[];
  /** Whether each keeps its weekday; otherwise they follow in order. */
  isByWeekday: boolean;
};

/**
 * The new day of each earlier day, if nobody chooses: the same weekday within the new dates. If the
 * new dates lack those weekdays, and as many days would find a place in their order, they are taken
 * in order: with the gaps between them if these fit, else without. Pure.
 */
export function daysByThemselves(
  days: readonly CivilDate[],
  { startsOn, endsOn }: { startsOn: CivilDate; endsOn: CivilDate },
): DaysByThemselves {
  const dates = datesBetween(startsOn, endsOn);
  const plain = daysBetween(days[0] ?? startsOn, startsOn);
  const movedBy = (offset: number) =>
    days.map((date) => {
      const at = dates.indexOf(addDays(date, offset));
      return at < 0 ? null : at;
    });
  const inOrder = [...days].sort();
  const ranked = days.map((date) => {
    const rank = inOrder.indexOf(date);
    return rank < dates.length ? rank : null;
  });
  const byWeekday = wholeWeeks(inOrder, { startsOn, endsOn }).map(movedBy);
  const best = fullest([...byWeekday, movedBy(plain), ranked]);
  return { becomes: best, isByWeekday: byWeekday.includes(best) };
}

/**
 * The moves by whole weeks that may bring days into the dates, the earliest first; `days` in order.
 */
function wholeWeeks(
  days: readonly CivilDate[],
  { startsOn, endsOn }: { startsOn: CivilDate; endsOn: CivilDate },
): number[] {
  const lowest = Math.ceil(daysBetween(days.at(-1) ?? startsOn, startsOn) / 7);
  const highest = Math.floor(daysBetween(days[0] ?? endsOn, endsOn) / 7);
  return Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, i) => (lowest + i) * 7);
}

/** The move that gives the most days a place; of equals the first. */
function fullest(ways: (number | null)[][]): (number | null)[] {
  const count = (way: (number | null)[]) => way.filter((at) => at !== null).length;
  return ways.reduce((best, way) => (count(way) > count(best) ? way : best));
}
