import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { rooms } from '#db/schema/index.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import { titleKey } from '#lib/search/title-key.ts';
import { roomNameKeys, type SameRoom, sameRoomName } from './same-room.ts';

/**
 * Which name of a room another of its venue has; null where none has. Only a name that is new is
 * refused (`was` is the room before): what bears one name already is saved.
 */
export function takenRoomName(
  db: Db | Tx,
  festivalId: number,
  { venueId, name }: { venueId: number; name: Bilingual },
  was: Pick<DraftRoom, 'id' | 'name'> | null,
): SameRoom | null {
  const before = roomNameKeys(was?.name ?? {});
  const isFresh = (text: string | undefined) => !before.has(titleKey(text ?? ''));
  const others = db
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .where(and(eq(rooms.festivalId, festivalId), eq(rooms.venueId, venueId)))
    .all()
    .filter(({ id }) => id !== was?.id);
  return sameRoomName(
    Object.fromEntries(Object.entries(name).filter(([, text]) => isFresh(text))),
    others.map((other) => other.name),
  );
}
