import type { PublicDocument } from '#lib/model/documents.ts';
import { startOfDay } from '#lib/programme/fact-ends.ts';
import { runsBetween } from '#lib/programme/runs-between.ts';
import { addDays } from '#lib/time/calendar.ts';

/**
 * Attributes for an element about one day, from its start to that of the next day: early.ts marks
 * it (`data-on`) while the day is on.
 */
export const whileOn = ({ festival }: PublicDocument, date: string) => ({
  'data-on-from': startOfDay(date, festival),
  'data-on-to': startOfDay(addDays(date, 1), festival),
});

/**
 * The span of the programme, from the first planned start to the last end with delays, as instants.
 * Null where nothing has a time, and for a festival that is over.
 */
export function spanOf(document: PublicDocument): { from: string; to: string } | null {
  if (document.isOver) return null;
  let from: string | null = null;
  let to: string | null = null;
  for (const event of document.events)
    for (const at of [event.startInstant, runsBetween(document, event).end]) {
      if (at === null) continue;
      if (from === null || at < from) from = at;
      if (to === null || at > to) to = at;
    }
  return from !== null && to !== null ? { from, to } : null;
}
