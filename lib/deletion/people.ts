import type { Authorized, Festival } from '#lib/authorized.ts';
import { changeSeveralEvents } from '#lib/events/change-several.ts';
import { withoutPerson } from '#lib/events/without.ts';
import { type Deleted, deleteRoot } from '#lib/history/roots.ts';
import { personKind } from '#lib/people/mutations.ts';
import { removePicturesOf } from '#lib/pictures/mutations.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { detachFromPerson } from '#lib/volunteers/detach.ts';

/** Deletes a person and takes them out of their séances, which must be as many as the reader was told (`uses`). */
export function deletePerson(
  festival: Authorized<Festival, 'schedule'>,
  what: { id: number; uses: number },
  now: string,
): Deleted {
  return deleteRoot(
    festival,
    personKind,
    what,
    now,
    (tx, { id }) => appearancesOf(festival.id, { personId: id }, tx).map((event) => event.id),
    (tx, person, events, batch) => {
      detachFromPerson({ tx, festival, batch, now }, person.id);
      changeSeveralEvents(tx, festival, events, batch, now, (root) => withoutPerson(root, person.id));
      removePicturesOf(tx, festival, { kind: 'person', id: person.id }, batch, now);
    },
  );
}
