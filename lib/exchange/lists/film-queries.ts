import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { films, filmVersions } from '#db/schema/index.ts';
import type { DraftFilm, DraftVersion } from '#lib/model/draft.ts';

/** The films of a festival with their copies, as their forms open them. */
export function filmsForPlan(db: Db | Tx, festivalId: number): DraftFilm[] {
  const copies = new Map<number, DraftVersion[]>();
  for (const copy of db
    .select()
    .from(filmVersions)
    .where(eq(filmVersions.festivalId, festivalId))
    .orderBy(filmVersions.position, filmVersions.id)
    .all())
    copies.set(copy.filmId, [...(copies.get(copy.filmId) ?? []), copy]);
  return db
    .select()
    .from(films)
    .where(eq(films.festivalId, festivalId))
    .orderBy(films.number)
    .all()
    .map((film) => ({ ...film, versions: copies.get(film.id) ?? [] }));
}
