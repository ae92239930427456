import { and, asc, eq, notInArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { films, filmVersions } from '#db/schema/index.ts';
import { rootRestorer } from '#lib/history/root-restorer.ts';
import type { Root, RootKind } from '#lib/history/roots.ts';
import type { DraftFilm, DraftVersion } from '#lib/model/draft.ts';

const ownVersions = (festivalId: number, filmId: number) =>
  and(eq(filmVersions.festivalId, festivalId), eq(filmVersions.filmId, filmId));

function readFilm(db: Db | Tx, festivalId: number, id: number): DraftFilm | null {
  const film = db
    .select()
    .from(films)
    .where(and(eq(films.festivalId, festivalId), eq(films.id, id)))
    .get();
  if (!film) return null;
  const versions = db
    .select()
    .from(filmVersions)
    .where(ownVersions(festivalId, id))
    .orderBy(asc(filmVersions.position), asc(filmVersions.id))
    .all();
  return { ...film, versions };
}

/** A film is edited, recorded and put back with its copies. */
export const filmKind: RootKind<DraftFilm> = { entity: 'film', table: films, read: readFilm };

type VersionRow = Omit<DraftVersion, 'id' | 'festivalId' | 'filmId' | 'position'> & { id: number | null };

/** The copies of a film, in this order: those with an id keep it, so that séances go on pointing at them. */
export function writeVersions(tx: Tx, festivalId: number, filmId: number, rows: readonly VersionRow[]): void {
  const kept = rows.flatMap((row) => (row.id === null ? [] : [row.id]));
  tx.delete(filmVersions)
    .where(and(ownVersions(festivalId, filmId), notInArray(filmVersions.id, kept)))
    .run();
  for (const [position, { id, ...row }] of rows.entries()) {
    const values = { ...row, festivalId, filmId, position };
    if (id === null) tx.insert(filmVersions).values(values).run();
    else
      tx.insert(filmVersions)
        .values({ ...values, id })
        .onConflictDoUpdate({ target: filmVersions.id, set: values, setWhere: ownVersions(festivalId, filmId) })
        .run();
  }
}

function split(root: Root) {
  const { versions, ...film } = root as DraftFilm;
  return { film, versions: versions.map(({ festivalId: _f, filmId: _i, position: _p, ...row }) => row) };
}

export const filmRestorer = rootRestorer('schedule', {
  read: readFilm,
  insert: (tx, root) => {
    const { film, versions } = split(root);
    tx.insert(films).values(film).run();
    writeVersions(tx, film.festivalId, film.id, versions);
  },
  update: (tx, root) => {
    const { film, versions } = split(root);
    tx.update(films)
      .set(film)
      .where(and(eq(films.festivalId, film.festivalId), eq(films.id, film.id)))
      .run();
    writeVersions(tx, film.festivalId, film.id, versions);
  },
  remove: (tx, root) =>
    void tx
      .delete(films)
      .where(and(eq(films.festivalId, root.festivalId), eq(films.id, root.id)))
      .run(),
});
