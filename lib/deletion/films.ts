import type { Authorized, Festival } from '#lib/authorized.ts';
import { changeSeveralEvents } from '#lib/events/change-several.ts';
import { withoutFilm } from '#lib/events/without.ts';
import { filmKind } from '#lib/films/root.ts';
import { type Deleted, deleteRoot } from '#lib/history/roots.ts';
import { removePicturesOf } from '#lib/pictures/mutations.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';

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
    (tx, film, events, batch) => {
      changeSeveralEvents(tx, festival, events, batch, now, (root) => withoutFilm(root, film.id));
      removePicturesOf(tx, festival, { kind: 'film', id: film.id }, batch, now);
    },
  );
}
