import { and, asc, count, eq, getTableColumns, isNotNull } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { eventItems, films, filmVersions } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import type { DraftFilm, DraftVersion } from '#lib/model/draft.ts';
import { may, type Permission } from '#lib/policy.ts';
import { deskSearch } from '#lib/search/desk-search.ts';
import { filmKind } from './root.ts';

/** A film as the reader of the desk may see it: the note on its rights is null for who may not (`private-facts`). */
export type SeenFilm = Omit<DraftFilm, 'rightsNote'> & { rightsNote: string | null };

const { rightsNote: _, ...listedColumns } = getTableColumns(films);

/** A film as the desk's table shows it: the note on its rights is no part of it. */
export type ListedFilm = Omit<DraftFilm, 'rightsNote'> & {
  /** How many items of séances show it. */
  shown: number;
};

/** The films of a festival by number, in three queries; those `search` finds when something is typed. */
export function filmsOf(festivalId: number, { search = '' }: { search?: string } = {}, db: Db = getDb()): ListedFilm[] {
  const found = deskSearch(festivalId, search, { entity: 'film' }, db);
  const ids = found && new Set(found.map(({ id }) => id));
  const versions = new Map<number, DraftVersion[]>();
  for (const version of db
    .select()
    .from(filmVersions)
    .where(eq(filmVersions.festivalId, festivalId))
    .orderBy(asc(filmVersions.position), asc(filmVersions.id))
    .all()) {
    versions.set(version.filmId, [...(versions.get(version.filmId) ?? []), version]);
  }
  const shown = new Map(
    db
      .select({ filmId: eventItems.filmId, count: count() })
      .from(eventItems)
      .where(and(eq(eventItems.festivalId, festivalId), isNotNull(eventItems.filmId)))
      .groupBy(eventItems.filmId)
      .all()
      .map((row) => [row.filmId, row.count]),
  );
  return db
    .select(listedColumns)
    .from(films)
    .where(eq(films.festivalId, festivalId))
    .orderBy(asc(films.number))
    .all()
    .filter(({ id }) => !ids || ids.has(id))
    .map((film) => ({ ...film, versions: versions.get(film.id) ?? [], shown: shown.get(film.id) ?? 0 }));
}

/** The film of this number with its copies as the reader may see it; null when this festival has none. */
export function seenFilm(festival: Authorized<Festival, Permission>, number: number): SeenFilm | null {
  const film = filmOf(festival, number);
  return film && (may(festival.role, 'private-facts') ? film : { ...film, rightsNote: null });
}

/** The same with all that is kept, for who may change it. */
export const filmByNumber = (festival: Authorized<Festival, 'schedule'>, number: number): DraftFilm | null =>
  filmOf(festival, number);

function filmOf({ id: festivalId, db }: Authorized<Festival, Permission>, number: number): DraftFilm | null {
  const row = db
    .select({ id: films.id })
    .from(films)
    .where(and(eq(films.festivalId, festivalId), eq(films.number, number)))
    .get();
  return row ? filmKind.read(db, festivalId, row.id) : null;
}
