import { ownRow } from '#db/rows.ts';
import { events } from '#db/schema/index.ts';
import { editRoot } from '#lib/history/roots.ts';
import type { Authorized } from '#lib/policy.ts';
import { addMinutes, minutesBetween } from '#lib/time/wall-clock.ts';
import type { Saved, SeenVersion } from './mutations.ts';
import { eventKind, replaceParts, split } from './root.ts';

/**
 * To another start (wall clock), a fixed end moving along, and into another main room when one is
 * given.
 */
export function moveEvent(
  festival: Authorized<'schedule'>,
  id: number,
  { startsAt, roomId, ...seen }: SeenVersion & { startsAt: string; roomId?: number },
  now: string,
): Saved {
  const zone = festival.timeZone;
  return editRoot(festival, eventKind, { id, ...seen, verb: 'moved' }, now, (tx, current) => {
    const { startsAt: from, publicEndFixed: end } = current;
    const publicEndFixed = from && end && addMinutes(startsAt, minutesBetween(from, end, zone), zone);
    tx.update(events)
      .set({ startsAt, publicEndFixed, timeIsSuggested: false, timeIsToConfirm: false })
      .where(ownRow(events, festival.id, id))
      .run();
    if (roomId === undefined) return undefined;
    const others = current.rooms.filter((room) => room.use !== 'main' && room.roomId !== roomId);
    replaceParts(tx, festival.id, id, split({ ...current, rooms: [{ roomId, use: 'main' }, ...others] }).parts);
    return undefined;
  });
}
