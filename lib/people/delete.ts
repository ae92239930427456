import type { Authorized } from '../authorized.ts';
import { changeSeveralEvents } from '../events/change-several.ts';
import { withoutPerson } from '../events/without.ts';
import type { Festival } from '../festivals/access.ts';
import { type Deleted, deleteRoot } from '../history/roots.ts';
import { appearancesOf } from '../programme/appearances.ts';
import { detachFromPerson } from '../volunteers/detach.ts';
import { personKind } from './mutations.ts';

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
    },
  );
}
