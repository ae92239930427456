import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { rooms } from '#db/schema/index.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import { titleKey } from '#lib/search/title-key.ts';

/**
 * Which name of a room another of its venue has, as lists compare names; null where none has. Only
 * a name that is new is refused (`was` is the room before): what bears one name already is saved.
 */
export function takenRoomName(
  db: Db | Tx,
  festivalId: number,
  { venueId, name }: { venueId: number; name: Bilingual },
  was: Pick<DraftRoom, 'id' | 'name'> | null,
): 'name.fr' | 'name.en' | null {
  const keyOf = (of: Bilingual | undefined, language: 'fr' | 'en') => titleKey(of?.[language] ?? '');
  const languages = (['fr', 'en'] as const).filter((language) => {
    const key = keyOf(name, language);
    return key !== '' && key !== keyOf(was?.name, language);
  });
  if (languages.length === 0) return null;
  const others = db
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .where(and(eq(rooms.festivalId, festivalId), eq(rooms.venueId, venueId)))
    .all()
    .filter(({ id }) => id !== was?.id);
  const taken = languages.find((language) =>
    others.some((other) => keyOf(other.name, language) === keyOf(name, language)),
  );
  return taken ? `name.${taken}` : null;
}
