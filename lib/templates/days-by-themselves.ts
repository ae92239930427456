import { addDays, type CivilDate, daysBetween } from '#lib/time/calendar.ts';
import { datesBetween } from '#lib/time/festival-day.ts';

/** Where the days of an earlier festival go by themselves. */
type DaysByThemselves = {
  /** By position among the earlier days, the position among the new ones; null: none. */
  becomes: (number | null)[];
  /** Each keeps its weekday; else they follow in their order. */
  isByWeekday: boolean;
};

/**
 * What each earlier day becomes when nobody says so: the same weekday of the new dates. Where those
 * do not hold the weekdays, and as many days would find a place in their order, they are taken in
 * order: with the pauses between them while these fit, else one after the other. Pure.
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
 * The moves by whole weeks after which a day may stand within the dates, the first first; `days` in
 * their order.
 */
function wholeWeeks(
  days: readonly CivilDate[],
  { startsOn, endsOn }: { startsOn: CivilDate; endsOn: CivilDate },
): number[] {
  const lowest = Math.ceil(daysBetween(days.at(-1) ?? startsOn, startsOn) / 7);
  const highest = Math.floor(daysBetween(days[0] ?? endsOn, endsOn) / 7);
  return Array.from({ length: Math.max(0, highest - lowest + 1) }, (_, i) => (lowest + i) * 7);
}

/** The one that gives the most days a place; of equals the first. */
function fullest(ways: (number | null)[][]): (number | null)[] {
  const count = (way: (number | null)[]) => way.filter((at) => at !== null).length;
  return ways.reduce((best, way) => (count(way) > count(best) ? way : best));
}
