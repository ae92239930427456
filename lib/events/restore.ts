import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { events } from '../../db/schema/index.ts';
import type { Restorer } from '../history/restorer.ts';
import { type EventRoot, readRoot, removeRoot, replaceParts } from './root.ts';

/** Puts a séance back as it was, under the next version: the version that was seen is never given to two states. */
function putBack(tx: Tx, festivalId: number, before: EventRoot, exists: boolean, version: number): void {
  const row = { ...before.event, version };
  if (exists)
    tx.update(events)
      .set(row)
      .where(and(eq(events.festivalId, festivalId), eq(events.id, row.id)))
      .run();
  else tx.insert(events).values(row).run();
  replaceParts(tx, festivalId, row.id, before);
}

export const eventRestorer: Restorer = {
  permission: 'schedule',
  restore(tx, festivalId, change) {
    const before = change.before as EventRoot | null;
    const written = change.after as EventRoot | null;
    const current = readRoot(tx, festivalId, { id: change.entityId });
    if ((current?.event.version ?? null) !== (written?.event.version ?? null)) return null;
    if (before && before.event.festivalId !== festivalId) return null;
    if (before) {
      const version = Math.max(before.event.version, written?.event.version ?? 0) + 1;
      putBack(tx, festivalId, before, current !== null, version);
    } else if (current) removeRoot(tx, festivalId, current.event.id);
    return { verb: 'undone', before: current, after: readRoot(tx, festivalId, { id: change.entityId }) };
  },
};
