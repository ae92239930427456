import { and, eq, inArray } from 'drizzle-orm';
import { type Tx, write } from '#db/client.ts';
import { insertRow, setRow } from '#db/rows.ts';
import { eventItems, films } from '#db/schema/index.ts';
import {
  type AskedAlike,
  type Changed,
  type ClientKey,
  createRoot,
  editRoot,
  patchRoot,
  type RefusedEdit,
  type Written,
} from '#lib/history/roots.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import type { Authorized } from '#lib/policy.ts';
import { copiesOf, filmColumnsOf, filmKind, writeVersions } from './root.ts';
import type { FilmInput, FilmsRightsInput } from './schema.ts';

/**
 * Adds a film with the next number of the festival, unless `ask` finds films it might be and asks
 * which is meant.
 */
export function createFilm(
  festival: Authorized<'schedule'>,
  input: FilmInput,
  clientKey: ClientKey,
  now: string,
  ask: (tx: Tx) => AskedAlike | null = () => null,
): Written | RefusedEdit | AskedAlike {
  return createRoot(festival, filmKind, clientKey, now, (tx) => {
    const asked = ask(tx);
    if (asked) return asked;
    const id = insertRow(tx, films, {
      ...filmColumnsOf(input),
      festivalId: festival.id,
      number: takeNumber(tx, festival.id),
    });
    writeVersions(
      tx,
      festival.id,
      id,
      copiesOf(input).map((copy) => ({ ...copy, id: null })),
    );
    return id;
  });
}

/** The copies that the form left out although séances still show them. */
function copiesInUse(tx: Tx, film: DraftFilm, input: FilmInput): number[] {
  const kept = new Set(input.versions.map(({ id }) => id));
  const gone = film.versions.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  if (gone.length === 0) return [];
  return tx
    .selectDistinct({ id: eventItems.filmVersionId })
    .from(eventItems)
    .where(and(eq(eventItems.festivalId, film.festivalId), inArray(eventItems.filmVersionId, gone)))
    .all()
    .flatMap(({ id }) => (id === null ? [] : [id]));
}

/** Saves the form of a film. A copy that a séance shows cannot be removed. */
export function editFilm(
  festival: Authorized<'schedule'>,
  id: number,
  input: FilmInput,
  now: string,
): Written | Changed<DraftFilm> | RefusedEdit {
  return editRoot(festival, filmKind, { id, version: input.version }, now, (tx, film) => {
    const own = new Set(film.versions.map((copy) => copy.id));
    const foreign = input.versions.findIndex((copy) => copy.id !== null && !own.has(copy.id));
    const refuse = (fields: Record<string, FieldError>): RefusedEdit => ({ ok: false, reason: 'fields', fields });
    if (foreign >= 0) return refuse({ [`versions.${foreign}.spoken`]: 'choice' });
    if (copiesInUse(tx, film, input).length > 0) return refuse({ versions: 'copyInUse' });
    setRow(tx, films, festival.id, id, filmColumnsOf(input));
    writeVersions(tx, festival.id, id, copiesOf(input));
  });
}

/**
 * Saves what is known of the rights of several films, in one act that one « Défaire » takes back.
 * Without a kind, each keeps its own. Numbers of other festivals are ignored.
 */
export function setFilmsRights(
  festival: Authorized<'schedule'>,
  { films: numbers, state, kind }: FilmsRightsInput,
  now: string,
): { batch: string | null; count: number } {
  return write(festival.db, (tx, batch) => {
    let changed = 0;
    const rows = tx
      .select({ id: films.id })
      .from(films)
      .where(and(eq(films.festivalId, festival.id), inArray(films.number, numbers)))
      .all();
    for (const { id } of rows) {
      const film = filmKind.read(tx, festival.id, id);
      if (!film) continue;
      const written = patchRoot(tx, festival, filmKind, film, { verb: 'edited', batch }, now, {
        rightsState: state,
        rightsKind: kind ?? film.rightsKind,
      });
      if (written.ok && written.batch) changed += 1;
    }
    return { batch: changed > 0 ? batch : null, count: rows.length };
  });
}
