import { and, eq, notInArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { films, filmVersions } from '#db/schema/index.ts';
import { kindWithParts, rowsOn } from '#lib/history/root-kind.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { DraftFilm, DraftVersion } from '#lib/model/draft.ts';
import type { FilmInput } from './schema.ts';

const ownVersions = (festivalId: number, filmId: number) =>
  and(eq(filmVersions.festivalId, festivalId), eq(filmVersions.filmId, filmId));

/** A film is edited, recorded and restored together with its copies. */
export const filmKind = kindWithParts(
  'film',
  'schedule',
  films,
  (db, festivalId, id) => {
    const { position, id: inOrder } = filmVersions;
    const copies = rowsOn(db, filmVersions, 'filmId', festivalId, id, position, inOrder);
    return (film): Pick<DraftFilm, 'versions'> => ({ versions: copies(film) });
  },
  (tx, { festivalId, id, versions }) => writeVersions(tx, festivalId, id, versions),
);

type VersionRow = Omit<DraftVersion, 'id' | 'festivalId' | 'filmId' | 'position'> & { id: number | null };

/**
 * Writes the copies of a film in this order. Those with an id keep it, so that séances still refer
 * to them.
 */
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

/** The fields of a film's form that are columns of its own row. */
export const filmColumnsOf = ({ versions: _, ...input }: FilmInput) => ({
  ...withoutRecordFields(input),
  // Without « from » a date is dropped; otherwise it would come back when somebody chooses « from »
  // again, years later.
  announceableFrom: input.announceable === 'from' ? input.announceableFrom : null,
});

/** The copies in a film's form, without those to be removed. */
export const copiesOf = ({ versions }: FilmInput) => versions.map(({ remove, ...copy }) => copy);
