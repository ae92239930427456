import type { PublicDocument } from '#lib/model/documents.ts';
import { startOfDay } from '#lib/programme/fact-ends.ts';
import { runsBetween } from '#lib/programme/runs-between.ts';
import { addDays } from '#lib/time/calendar.ts';

/**
 * For what is about one day: from its start to that of the next, so that early.ts marks it
 * (`data-on`) while it is on.
 */
export const whileOn = ({ festival }: PublicDocument, date: string) => ({
  'data-on-from': startOfDay(date, festival),
  'data-on-to': startOfDay(addDays(date, 1), festival),
});

/**
 * While what is told of is on: from the first planned start to the last end, delays counted, as
 * instants. Null where nothing has a time, and of a festival that is over: its page says so once.
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
