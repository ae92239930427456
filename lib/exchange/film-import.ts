import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Tx, write } from '../../db/client.ts';
import { films } from '../../db/schema/index.ts';
import type { Authorized } from '../authorized.ts';
import type { Festival } from '../festivals/access.ts';
import { takeNumber } from '../festivals/numbers.ts';
import { columnsOf, copiesOf } from '../films/columns.ts';
import { filmKind, writeVersions } from '../films/root.ts';
import type { FilmInput } from '../films/schema.ts';
import { type ClientKey, changeRoot, earlierTry, recordRoot } from '../history/roots.ts';
import type { FilmMapping } from './film-columns.ts';
import { type Answers, type FilmPlan, planFilms } from './film-plan.ts';
import { filmsForPlan } from './film-queries.ts';
import { keepKeys } from './import-keys.ts';
import type { Table } from './table.ts';

type Scheduling = Authorized<Festival, 'schedule'>;

/** A list of films, what its columns hold, what was said of its rows, and which program it comes from. */
export type FilmList = Readonly<{ table: Table; mapping: FilmMapping; answers: Answers; source: string }>;

/** `moved`: the programme changed since the plan was shown; this is the plan as it is now. */
export type Imported =
  | { ok: true; batch: string | null; created: number; changed: number }
  | { ok: false; reason: 'moved'; plan: FilmPlan };

/** What the list would do now. */
export function filmPlanOf(
  festival: Pick<Scheduling, 'db' | 'id'>,
  list: FilmList,
  tx: Scheduling['db'] | Tx = festival.db,
): FilmPlan {
  const { films: there, keys } = filmsForPlan(tx, festival.id, list.source);
  return planFilms(list.table, list.mapping, there, keys, list.answers);
}

/** The batch an earlier press of the same button wrote; null while none did. */
export const importedBefore = (festival: Scheduling, clientKey: ClientKey): string | null =>
  write(festival.db, (tx) => earlierTry(tx, festival.id, 'film', clientKey)?.batch ?? null);

/**
 * Does what the plan of this name says: all of it in one transaction, one batch to take back. Rows that are refused or not yet answered are left out. A repeated
 * key is done once; a plan that is another one by now is shown again instead.
 */
export function importFilms(
  festival: Scheduling,
  list: FilmList,
  fingerprint: string,
  clientKey: ClientKey,
  now: string,
): Imported {
  return write(festival.db, (tx): Imported => {
    const earlier = earlierTry(tx, festival.id, 'film', clientKey);
    if (earlier) return { ok: true, batch: earlier.batch, created: 0, changed: 0 };
    const plan = filmPlanOf(festival, list, tx);
    if (plan.fingerprint !== fingerprint) return { ok: false, reason: 'moved', plan };
    const batch = randomUUID();
    // The first change carries the key: the others of the batch are done or not with it.
    let key: ClientKey = clientKey;
    const once = () => {
      const own = key;
      key = null;
      return own;
    };
    let [created, changed] = [0, 0];
    const keys: [string, number][] = [];
    for (const row of plan.rows) {
      if (row.is === 'new') {
        const id = insertFilm(tx, festival.id, row.input);
        recordRoot(tx, festival, now, 'film', {
          verb: 'created',
          before: null,
          after: filmKind.read(tx, festival.id, id),
          batch,
          clientKey: once(),
        });
        keys.push([row.foreignId, id]);
        created += 1;
      } else if (row.is === 'changed') {
        const { film, input } = row;
        changeRoot(tx, festival, filmKind, film, { verb: 'edited', batch, clientKey: once() }, now, () => {
          tx.update(films)
            .set(columnsOf(input))
            .where(and(eq(films.festivalId, festival.id), eq(films.id, film.id)))
            .run();
          writeVersions(tx, festival.id, film.id, copiesOf(input));
          return undefined;
        });
        keys.push([row.foreignId, film.id]);
        changed += 1;
      } else if (row.is === 'unchanged') keys.push([row.foreignId, row.film.id]);
    }
    const written = created + changed > 0 ? batch : null;
    keepKeys(tx, festival.id, list.source, 'film', written, keys);
    return { ok: true, batch: written, created, changed };
  });
}

function insertFilm(tx: Tx, festivalId: number, input: FilmInput): number {
  const { id } = tx
    .insert(films)
    .values({ ...columnsOf(input), festivalId, number: takeNumber(tx, festivalId) })
    .returning({ id: films.id })
    .get();
  writeVersions(
    tx,
    festivalId,
    id,
    copiesOf(input).map((copy) => ({ ...copy, id: null })),
  );
  return id;
}
