import type { Draft, DraftBlock, DraftIndex } from '#lib/model/draft.ts';
import { datesBetween, festivalDayOf, festivalDaysOf } from '#lib/time/festival-day.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';

/**
 * Every date of the festival, those that were given a day of their own outside it, and `also`, in
 * order.
 */
export function festivalDates({ draft }: Pick<DraftIndex, 'draft'>, also: string | null = null): string[] {
  const { festival, days } = draft;
  const dates = [...datesBetween(festival.startsOn, festival.endsOn), ...days.map((day) => day.date)];
  return [...new Set(also ? [...dates, also] : dates)].sort();
}

/**
 * The dates that have columns: also those of what the festival's dates have left behind, or nobody
 * would find it, and of a set-up on the day before.
 */
export function drawnDates(draft: Draft): string[] {
  const { dayStartsAt } = draft.festival;
  const strays = draft.events.flatMap(({ startsAt }) => (startsAt ? [festivalDayOf(startsAt, dayStartsAt)] : []));
  const blocks = draft.blocks.flatMap((block) => blockDates(block, draft.festival));
  return [...new Set([...festivalDates({ draft }), ...strays, ...blocks])].sort();
}

/** The festival days a break or set-up lies on: one through the night is on two. */
export const blockDates = (
  { startsAt, minutes }: Pick<DraftBlock, 'startsAt' | 'minutes'>,
  { dayStartsAt, timeZone }: Pick<Draft['festival'], 'dayStartsAt' | 'timeZone'>,
): string[] => festivalDaysOf(startsAt, addMinutes(startsAt, minutes, timeZone), dayStartsAt);

/** Where one begins to look: the first day of the festival, not that of a set-up before it. */
export const firstDate = (dates: readonly string[], { startsOn }: Pick<Draft['festival'], 'startsOn'>): string =>
  dates.find((date) => date >= startsOn) ?? dates[0] ?? '';
