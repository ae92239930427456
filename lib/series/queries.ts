import { and, asc, count, eq } from 'drizzle-orm';
import { getDb } from '#db/client.ts';
import { rowByNumber } from '#db/rows.ts';
import { events, series } from '#db/schema/index.ts';
import type { DraftSeries } from '#lib/model/draft.ts';

type ListedSeries = DraftSeries & { events: number };

/** The series of a festival by number, each with how many séances belong to it. */
export function seriesOf(festivalId: number): ListedSeries[] {
  return getDb()
    .select({ series, events: count(events.id) })
    .from(series)
    .leftJoin(events, and(eq(events.festivalId, festivalId), eq(events.seriesId, series.id)))
    .where(eq(series.festivalId, festivalId))
    .groupBy(series.id)
    .orderBy(asc(series.number))
    .all()
    .map((row) => ({ ...row.series, events: row.events }));
}

/** The series with this number; null when this festival has none. */
export const seriesByNumber = (festivalId: number, number: number): DraftSeries | null =>
  rowByNumber(getDb(), series, festivalId, number);
