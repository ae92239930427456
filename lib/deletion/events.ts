import { and, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { events } from '#db/schema/index.ts';
import { orNotFound } from '#lib/errors.ts';
import type { Saved, SeenVersion } from '#lib/events/mutations.ts';
import { type EventRoot, eventKind, readEvent } from '#lib/events/root.ts';
import { changedSince, patchRoot, removeRoot, writeOnce } from '#lib/history/roots.ts';
import type { Authorized } from '#lib/policy.ts';
import { deleteHanging } from '#lib/programme/hanging.ts';
import { detachFromEvents } from '#lib/volunteers/detach.ts';

/**
 * Deletes a séance that nobody changed since the reader saw it. Séances that continued it then
 * stand alone; undo restores everything.
 */
export function deleteEvent(
  festival: Authorized<'schedule'>,
  id: number,
  { version, clientKey }: SeenVersion,
  now: string,
): Saved {
  return writeOnce(festival, 'event', clientKey, (tx, batch): Saved => {
    const before = orNotFound(readEvent(tx, festival.id, id));
    if (before.version !== version) return changedSince(tx, festival, eventKind, before, version);
    for (const follower of followersOf(tx, before))
      patchRoot(tx, festival, eventKind, follower, { verb: 'edited', batch }, now, { continuesEventId: null });
    detachFromEvents({ tx, festival, batch, now }, [id]);
    deleteHanging({ tx, festival, batch, now }, 'event', [id]);
    return { ok: true, id, batch: removeRoot(tx, festival, eventKind, before, { batch, clientKey }, now) };
  });
}

function followersOf(tx: Tx, { festivalId, id }: EventRoot): EventRoot[] {
  return tx
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.festivalId, festivalId), eq(events.continuesEventId, id)))
    .all()
    .flatMap((follower) => readEvent(tx, festivalId, follower.id) ?? []);
}
