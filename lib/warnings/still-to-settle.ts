import type { Warning } from '#lib/events/warning.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';

/**
 * The warnings about which something can still be done on this festival day. Leaves out those whose
 * séances are all on earlier days and, after the festival, those whose séances have no day.
 */
export function stillToSettle(open: readonly Warning[], { draft, events }: DraftIndex, today: CivilDate): Warning[] {
  const { dayStartsAt, endsOn } = draft.festival;
  const isPast = ({ eventIds }: Warning) => {
    const starts = eventIds.flatMap((id) => events.get(id)?.startsAt ?? []);
    return starts.length > 0 ? starts.every((start) => festivalDayOf(start, dayStartsAt) < today) : endsOn < today;
  };
  return open.filter((warning) => !isPast(warning));
}
