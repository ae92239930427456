import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { GridAct } from './acts-schema.ts';
import { patchOf } from './fix-acts.ts';
import { mainRoomOf, moved } from './placing.ts';
import { resized } from './resized.ts';
import { runningOrderOf } from './running-order.ts';
import type { WarningFix } from './warning-fixes.ts';

/**
 * The act that a grid posts for a fix; null when the fix has a page of its own, or when no act of a
 * grid does exactly what the fix says.
 */
export function fixPost(fix: WarningFix, index: DraftIndex): GridAct | null {
  switch (fix.kind) {
    case 'move-event':
    case 'change-room':
    case 'swap-rooms':
      return placed(patchOf(fix, index), index);
    case 'shorten-item':
    case 'lengthen-item':
    case 'move-end':
      return stretched(patchOf(fix, index), index);
    default:
      return null;
  }
}

/**
 * A move act, if it results in the rooms and the fixed end of the fix: a move act never changes the
 * rooms a séance is relayed to.
 */
function placed(after: readonly DraftEvent[], index: DraftIndex): GridAct | null {
  const { timeZone } = index.draft.festival;
  const isSayable = after.every((event) => {
    const before = index.events.get(event.id);
    const to = { startsAt: event.startsAt, roomId: mainRoomOf(event) };
    const said = before && moved(before, to, timeZone);
    return said?.publicEndFixed === event.publicEndFixed && isEqual(said.rooms, event.rooms);
  });
  if (after.length === 0 || !isSayable) return null;
  return {
    act: 'move',
    events: after.map((event) => ({
      id: event.id,
      version: event.version,
      startsAt: event.startsAt,
      roomId: mainRoomOf(event),
    })),
  };
}

/** A resize act, if the server would change the same part as the fix does. */
function stretched([after]: readonly DraftEvent[], index: DraftIndex): GridAct | null {
  const before = index.events.get(after?.id ?? 0);
  const end = after && runningOrderOf(after, index).publicEnd;
  if (!before || !end) return null;
  const said = resized(before, end, index);
  if (!said.ok) return null;
  const items = before.items.map((item) =>
    item.id === said.item?.id ? { ...item, minutes: said.item.minutes } : item,
  );
  const lengths = (event: DraftEvent) =>
    JSON.stringify(runningOrderOf(event, index).items.map(({ minutes }) => minutes));
  if (lengths({ ...before, publicEndFixed: said.publicEndFixed, items }) !== lengths(after)) return null;
  return { act: 'resize', id: after.id, version: after.version, end };
}
