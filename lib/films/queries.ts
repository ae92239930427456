import { and, asc, count, eq, inArray, isNotNull } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import type { Role } from '#db/enums.ts';
import { rowByNumber, rowsOfFestival } from '#db/rows.ts';
import { eventItems, films, filmVersions } from '#db/schema/index.ts';
import { gather } from '#lib/grouped.ts';
import type { DraftFilm, DraftVersion } from '#lib/model/draft.ts';
import { unseen } from '#lib/model/seen.ts';
import { type Authorized, may, type Permission } from '#lib/policy.ts';
import { taggedSearch } from '#lib/search/desk-search.ts';
import { filmKind } from './root.ts';
import { PRIVATE_FILM_FACTS, type SeenFilm } from './schema.ts';

/** A film as the desk's table shows it. */
export type ListedFilm = SeenFilm & {
  /** How many items of séances show it. */
  shown: number;
};

/**
 * The films of a festival by number, in three queries; only those that match `search` if it is
 * given. Private facts are included for roles that may read them.
 */
export function filmsOf(
  festivalId: number,
  { search = '', role }: { search?: string; role?: Role },
  db: Db = getDb(),
): ListedFilm[] {
  const seesAll = role !== undefined && may(role, 'private-facts');
  const isFound = taggedSearch(festivalId, search, 'film', db);
  const versions = new Map<number, DraftVersion[]>();
  for (const version of rowsOfFestival(db, filmVersions, festivalId, filmVersions.position, filmVersions.id))
    gather(versions, version.filmId, version);
  const shown = new Map(
    db
      .select({ filmId: eventItems.filmId, count: count() })
      .from(eventItems)
      .where(and(eq(eventItems.festivalId, festivalId), isNotNull(eventItems.filmId)))
      .groupBy(eventItems.filmId)
      .all()
      .map((row) => [row.filmId, row.count]),
  );
  return rowsOfFestival(db, films, festivalId, films.number)
    .filter(({ id, tags }) => !isFound || isFound({ id, tags: seesAll ? tags : null }))
    .map((row) => {
      const film = { ...row, versions: versions.get(row.id) ?? [] };
      return { ...(seesAll ? film : unseen(film, PRIVATE_FILM_FACTS)), shown: shown.get(row.id) ?? 0 };
    });
}

/**
 * The film with this number and its copies, without what the reader may not see; null when this
 * festival has none.
 */
export function seenFilm(festival: Authorized<Permission>, number: number): SeenFilm | null {
  const film = filmOf(festival, number);
  return film && (may(festival.role, 'private-facts') ? film : unseen(film, PRIVATE_FILM_FACTS));
}

/** The same with all facts, for those who may change it. */
export const filmByNumber = (festival: Authorized<'schedule'>, number: number): DraftFilm | null =>
  filmOf(festival, number);

function filmOf({ id: festivalId, db }: Authorized<Permission>, number: number): DraftFilm | null {
  const row = rowByNumber(db, films, festivalId, number);
  return row && filmKind.read(db, festivalId, row.id);
}

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
