import type { PublicDocument } from '#lib/model/documents.ts';
import { startOfDay } from '#lib/programme/fact-ends.ts';
import { addDays } from '#lib/time/calendar.ts';

/** For what is about one day: from its start to that of the next, so that early.ts marks it (`data-on`) while it is on. */
export const whileOn = ({ festival }: PublicDocument, date: string) => ({
  'data-on-from': startOfDay(date, festival),
  'data-on-to': startOfDay(addDays(date, 1), festival),
});
