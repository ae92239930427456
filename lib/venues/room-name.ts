import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { rooms } from '#db/schema/index.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { DraftRoom } from '#lib/model/draft.ts';

export const roomNameKey = (name: string | undefined): string => name?.toLowerCase() ?? '';

/**
 * Which name of a room another of its venue has; null where none has. Only what is new there is
 * refused, by name or by venue (`was` is the room before): what bears one name already is saved.
 */
export function takenRoomName(
  db: Db | Tx,
  festivalId: number,
  { venueId, name }: { venueId: number; name: Bilingual },
  was: Pick<DraftRoom, 'id' | 'venueId' | 'name'> | null,
): 'name.fr' | 'name.en' | null {
  const languages = (['fr', 'en'] as const).filter(
    (language) =>
      name[language] && (was?.venueId !== venueId || roomNameKey(was.name[language]) !== roomNameKey(name[language])),
  );
  if (languages.length === 0) return null;
  const others = db
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .where(and(eq(rooms.festivalId, festivalId), eq(rooms.venueId, venueId)))
    .all()
    .filter(({ id }) => id !== was?.id);
  const taken = languages.find((language) =>
    others.some((other) => roomNameKey(other.name[language]) === roomNameKey(name[language])),
  );
  return taken ? `name.${taken}` : null;
}
