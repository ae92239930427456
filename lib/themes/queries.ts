import { and, asc, count, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { eventThemes, themes } from '#db/schema/index.ts';
import type { DraftTheme } from '#lib/model/draft.ts';

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
