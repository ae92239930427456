import { and, asc, count, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { events, series } from '#db/schema/index.ts';
import type { DraftSeries } from '#lib/model/draft.ts';

type ListedSeries = DraftSeries & { events: number };

/** The series of a festival by number, each with how many séances belong to it. */
export function seriesOf(festivalId: number, db: Db = getDb()): ListedSeries[] {
  return db
    .select({ series, events: count(events.id) })
    .from(series)
    .leftJoin(events, and(eq(events.festivalId, festivalId), eq(events.seriesId, series.id)))
    .where(eq(series.festivalId, festivalId))
    .groupBy(series.id)
    .orderBy(asc(series.number))
    .all()
    .map((row) => ({ ...row.series, events: row.events }));
}

/** The series of this number; null when this festival has none. */
export function seriesByNumber(festivalId: number, number: number, db: Db = getDb()): DraftSeries | null {
  return (
    db
      .select()
      .from(series)
      .where(and(eq(series.festivalId, festivalId), eq(series.number, number)))
      .get() ?? null
  );
}
