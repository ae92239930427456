import type { DraftIndex } from '../programme/draft.ts';
import { datesBetween } from '../time/festival-day.ts';

/** Every date of the festival, those that were given a day of their own outside it, and `also`, in order. */
export function festivalDates({ draft }: Pick<DraftIndex, 'draft'>, also: string | null = null): string[] {
  const { festival, days } = draft;
  const dates = [...datesBetween(festival.startsOn, festival.endsOn), ...days.map((day) => day.date)];
  return [...new Set(also ? [...dates, also] : dates)].sort();
}
