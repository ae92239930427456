import { and, asc, count, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { rowByNumber } from '#db/rows.ts';
import { events, eventThemes, series, themes } from '#db/schema/index.ts';
import type { DraftSeries, DraftTheme } from '#lib/model/draft.ts';

type ListedTheme = DraftTheme & { events: number };

/** The themes of a festival in their order, each with how many séances have it. */
export function themesOf(festivalId: number, db: Db = getDb()): ListedTheme[] {
  return db
    .select({ theme: themes, events: count(eventThemes.eventId) })
    .from(themes)
    .leftJoin(eventThemes, and(eq(eventThemes.festivalId, festivalId), eq(eventThemes.themeId, themes.id)))
    .where(eq(themes.festivalId, festivalId))
    .groupBy(themes.id)
    .orderBy(asc(themes.position), asc(themes.id))
    .all()
    .map(({ theme, events }) => ({ ...theme, events }));
}

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
