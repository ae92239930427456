import type { Tx } from '#db/client.ts';
import { changeRoot, type Writing } from '#lib/history/roots.ts';
import { type EventRoot, eventKind, replaceParts, split } from './root.ts';

/**
 * Changes séances as part of a larger act (the film, person, room or theme they use goes): inside its transaction, each with its version raised
 * and its line of history in the same `batch`, so that one « Défaire » brings all of it back. `make` answers what hangs on the séance
 * from now on; its own row is written by `also`.
 */
export function changeSeveralEvents(
  tx: Tx,
  festival: Writing,
  ids: readonly number[],
  batch: string,
  now: string,
  make: (current: EventRoot) => EventRoot,
  also?: (current: EventRoot) => void,
): void {
  for (const id of ids) {
    const before = eventKind.read(tx, festival.id, id);
    if (!before) continue;
    changeRoot(tx, festival, eventKind, before, { verb: 'edited', batch }, now, () => {
      replaceParts(tx, festival.id, id, split(make(before)).parts);
      also?.(before);
      return undefined;
    });
  }
}
