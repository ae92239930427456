import type { Tx } from '#db/client.ts';
import { patchRoot, type Writing } from '#lib/history/roots.ts';
import { type EventRoot, eventKind } from './root.ts';

/**
 * Changes séances as part of a larger act (their film, person, room or theme is deleted). Inside
 * that act's transaction; each séance gets a new version and a line of history in the same `batch`,
 * so that one « Défaire » brings everything back. `make` returns the changed facts of a séance.
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
