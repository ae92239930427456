import type { DraftIndex } from '../programme/draft.ts';
import type { Act } from './acts-schema.ts';
import { patchOf } from './fix-acts.ts';
import { mainRoomOf, withMainRoom } from './placing.ts';
import { runningOrderOf } from './running-order.ts';
import type { WarningFix } from './warning-fixes.ts';

/** The act a grid posts for a fix; null when it is settled on a page of its own. */
export function fixPost(fix: WarningFix, index: DraftIndex): Act | null {
  switch (fix.kind) {
    case 'move-event':
    case 'change-room':
    case 'swap-rooms':
      return placed(fix, index);
    case 'shorten-item':
    case 'lengthen-item':
    case 'move-end': {
      const [after] = patchOf(fix, index);
      const end = after && runningOrderOf(after, index).publicEnd;
      return end ? { act: 'resize', id: after.id, version: after.version, end } : null;
    }
    default:
      return null;
  }
}

/** The séances as the fix places them; null when one of them has rooms a move cannot say. */
function placed(fix: Parameters<typeof patchOf>[0], index: DraftIndex): Act | null {
  const after = patchOf(fix, index);
  if (after.length === 0) return null;
  const isSayable = after.every(({ id, rooms }) => {
    const said = withMainRoom(index.events.get(id)?.rooms ?? [], mainRoomOf({ rooms }));
    return JSON.stringify(said) === JSON.stringify(rooms);
  });
  if (!isSayable) return null;
  return {
    act: 'move',
    events: after.map(({ id, version, startsAt, rooms }) => ({ id, version, startsAt, roomId: mainRoomOf({ rooms }) })),
  };
}
