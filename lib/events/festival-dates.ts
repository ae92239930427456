import type { Draft, DraftBlock, DraftIndex } from '#lib/model/draft.ts';
import { datesBetween, festivalDayOf, festivalDaysOf } from '#lib/time/festival-day.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';

/**
 * The dates of the festival, dates outside it that have a day of their own, and `also`, in order.
 */
export function festivalDates({ draft }: Pick<DraftIndex, 'draft'>, also: string | null = null): string[] {
  const { festival, days } = draft;
  const dates = [...datesBetween(festival.startsOn, festival.endsOn), ...days.map((day) => day.date)];
  return [...new Set(also ? [...dates, also] : dates)].sort();
}

/**
 * The dates that have columns. Also dates outside the festival on which a séance is left, because
 * nobody would find it otherwise, and those of a set-up on the day before.
 */
export function drawnDates(draft: Draft): string[] {
  const { dayStartsAt } = draft.festival;
  const strays = draft.events.flatMap(({ startsAt }) => (startsAt ? [festivalDayOf(startsAt, dayStartsAt)] : []));
  const blocks = draft.blocks.flatMap((block) => blockDates(block, draft.festival));
  return [...new Set([...festivalDates({ draft }), ...strays, ...blocks])].sort();
}

/** The festival days of a break or set-up; one that lasts through the night has two. */
export const blockDates = (
  { startsAt, minutes }: Pick<DraftBlock, 'startsAt' | 'minutes'>,
  { dayStartsAt, timeZone }: Pick<Draft['festival'], 'dayStartsAt' | 'timeZone'>,
): string[] => festivalDaysOf(startsAt, addMinutes(startsAt, minutes, timeZone), dayStartsAt);

/** The date that is shown first: the first day of the festival, not that of an earlier set-up. */
export const firstDate = (dates: readonly string[], { startsOn }: Pick<Draft['festival'], 'startsOn'>): string =>
  dates.find((date) => date >= startsOn) ?? dates[0] ?? '';
