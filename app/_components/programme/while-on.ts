import type { PublicDocument } from '#lib/model/documents.ts';
import { addDays } from '#lib/time/calendar.ts';
import { onFestivalDay } from '#lib/time/festival-day.ts';
import { toInstant } from '#lib/time/wall-clock.ts';

/** For what is about one day: from its start to that of the next, so that early.ts marks it (`data-on`) while it is on. */
export function whileOn({ festival: { timeZone, dayStartsAt } }: PublicDocument, date: string) {
  const startOf = (day: string) => toInstant(onFestivalDay(day, dayStartsAt, dayStartsAt), timeZone);
  return { 'data-on-from': startOf(date), 'data-on-to': startOf(addDays(date, 1)) };
}
