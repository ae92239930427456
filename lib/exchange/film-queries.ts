import { eq } from 'drizzle-orm';
import type { Db, Tx } from '../../db/client.ts';
import { films, filmVersions } from '../../db/schema/index.ts';
import type { DraftFilm, DraftVersion } from '../programme/draft.ts';
import { keysOf } from './import-keys.ts';

/** The films of a festival with their copies, as their forms open them, and the ids another program gave them. */
export function filmsForPlan(
  db: Db | Tx,
  festivalId: number,
  source: string,
): { films: DraftFilm[]; keys: Map<string, number> } {
  const copies = new Map<number, DraftVersion[]>();
  for (const copy of db
    .select()
    .from(filmVersions)
    .where(eq(filmVersions.festivalId, festivalId))
    .orderBy(filmVersions.position, filmVersions.id)
    .all())
    copies.set(copy.filmId, [...(copies.get(copy.filmId) ?? []), copy]);
  const rows = db.select().from(films).where(eq(films.festivalId, festivalId)).orderBy(films.number).all();
  return {
    films: rows.map((film) => ({ ...film, versions: copies.get(film.id) ?? [] })),
    keys: keysOf(db, festivalId, source, 'film'),
  };
}
