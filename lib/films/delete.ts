import type { Authorized } from '../authorized.ts';
import { changeSeveralEvents } from '../events/change-several.ts';
import { withoutFilm } from '../events/without.ts';
import type { Festival } from '../festivals/access.ts';
import { type Deleted, deleteRoot } from '../history/roots.ts';
import { appearancesOf } from '../programme/appearances.ts';
import { filmKind } from './root.ts';

/** Deletes a film and takes it out of the séances that show it, which must be as many as the reader was told (`uses`). */
export function deleteFilm(
  festival: Authorized<Festival, 'schedule'>,
  what: { id: number; uses: number },
  now: string,
): Deleted {
  return deleteRoot(
    festival,
    filmKind,
    what,
    now,
    (tx, { id }) => appearancesOf(festival.id, { filmId: id }, tx).map((event) => event.id),
    (tx, film, events, batch) =>
      changeSeveralEvents(tx, festival, events, batch, now, (root) => withoutFilm(root, film.id)),
  );
}
