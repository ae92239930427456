import type { Tx } from '#db/client.ts';
import { patchRoot, type Writing } from '#lib/history/roots.ts';
import { type EventRoot, eventKind } from './root.ts';

/**
 * Changes séances as part of a larger act (the film, person, room or theme they use goes): inside
 * its transaction, each with its version raised and its line of history in the same `batch`, so
 * that one « Défaire » brings all of it back. `make` answers what of the séance is otherwise from
 * now on.
 */
export function changeSeveralEvents(
  tx: Tx,
  festival: Writing,
  ids: readonly number[],
  batch: string,
  now: string,
  make: (current: EventRoot) => Partial<EventRoot>,
): void {
  for (const id of ids) {
    const before = eventKind.read(tx, festival.id, id);
    if (before) patchRoot(tx, festival, eventKind, before, { verb: 'edited', batch }, now, make(before));
  }
}
