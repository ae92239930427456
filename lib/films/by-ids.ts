import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { films, filmVersions } from '#db/schema/index.ts';
import type { DraftFilm } from '#lib/model/draft.ts';

/**
 * The films of this festival with these ids and their copies, by id. For callers that need titles
 * and lengths for only a few séances.
 */
export function filmsByIds(
  db: Db | Tx,
  festivalId: number,
  ids: readonly (number | null)[],
): ReadonlyMap<number, DraftFilm> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Map();
  const rows = db
    .select()
    .from(films)
    .where(and(eq(films.festivalId, festivalId), inArray(films.id, asked)))
    .all();
  const versions = db
    .select()
    .from(filmVersions)
    .where(and(eq(filmVersions.festivalId, festivalId), inArray(filmVersions.filmId, asked)))
    .orderBy(asc(filmVersions.position), asc(filmVersions.id))
    .all();
  return new Map(rows.map((film) => [film.id, { ...film, versions: versions.filter((v) => v.filmId === film.id) }]));
}
