import { eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { films, people, rooms, series, themes, venues } from '#db/schema/index.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { subjectKey } from './subject.ts';

/** What each thing that can have pictures is called, by `subjectKey`; the festival itself has no name here. */
export function subjectNames(festivalId: number, locale: Locale, db: Db = getDb()): Map<string, string> {
  const names = new Map<string, string>();
  const of = <T extends typeof films | typeof people | typeof venues | typeof rooms | typeof themes | typeof series>(
    kind: 'film' | 'person' | 'venue' | 'room' | 'theme' | 'series',
    table: T,
    name: (row: T['$inferSelect']) => string,
  ) => {
    for (const row of db
      .select()
      .from(table as typeof films)
      .where(eq(table.festivalId, festivalId))
      .all())
      names.set(subjectKey({ kind, id: row.id }), name(row as T['$inferSelect']));
  };
  of('film', films, (film) => inLocale(filmTitle(film), locale));
  of('person', people, ({ name }) => name);
  of('venue', venues, ({ name }) => inLocale(name, locale));
  of('room', rooms, ({ name }) => inLocale(name, locale));
  of('theme', themes, ({ name }) => inLocale(name, locale));
  of('series', series, ({ title }) => inLocale(title, locale));
  return names;
}
