import { gather } from '#lib/grouped.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import { titleKey } from '#lib/search/title-key.ts';

const languages = ['fr', 'en'] as const;

/** What a room is called, as names are compared: it is found by either language. */
export const roomNameKeys = (name: Bilingual): ReadonlySet<string> =>
  new Set(languages.flatMap((language) => titleKey(name[language] ?? '') || []));

/** A name of a room that another of its venue has too, in the language it was typed in. */
export type SameRoom = { language: 'fr' | 'en'; error: FieldError };

/** Which of the names of a room one of these bears in either language; null where none does. */
function sameRoomName(name: Bilingual, others: readonly Bilingual[]): SameRoom | null {
  const taken = new Set(others.flatMap((other) => [...roomNameKeys(other)]));
  const language = languages.find((one) => taken.has(titleKey(name[one] ?? '')));
  return language ? { language, error: `sameRoom:${name[language]}` } : null;
}

/**
 * A room as it is about to be written: in a venue (a new one by a name of its own), and as it
 * stood.
 */
export type WrittenRoom = {
  venue: number | string;
  name: Bilingual;
  was: Pick<DraftRoom, 'id' | 'name' | 'venueId'> | null;
};

/**
 * Which of the rooms that are written together bear a name that another of their venue has, by
 * where they stand: two may exchange theirs. Only a name that is new there is refused: what bears
 * one already is saved.
 */
export function sameRooms(
  rooms: readonly Pick<DraftRoom, 'id' | 'name' | 'venueId'>[],
  written: readonly WrittenRoom[],
): ReadonlyMap<number, SameRoom> {
  const freshOf = ({ venue, name, was }: WrittenRoom): Bilingual => {
    const before = roomNameKeys(was?.venueId === venue ? was.name : {});
    return Object.fromEntries(Object.entries(name).filter(([, text]) => text && !before.has(titleKey(text))));
  };
  const refused = new Map<number, SameRoom>();
  // What is refused keeps its name, which another of them may have counted on.
  for (;;) {
    const before = refused.size;
    const going = new Set(written.flatMap(({ was }, at) => (was && !refused.has(at) ? was.id : [])));
    const there = new Map<number | string, Bilingual[]>();
    for (const { id, venueId, name } of rooms) if (!going.has(id)) gather(there, venueId, name);
    const kept = written.map((room, at) => ({ room, at, fresh: freshOf(room) })).filter(({ at }) => !refused.has(at));
    const isFresh = ({ fresh }: { fresh: Bilingual }) => Object.keys(fresh).length > 0;
    for (const { room } of kept.filter((one) => !isFresh(one))) gather(there, room.venue, room.name);
    for (const { room, at, fresh } of kept.filter(isFresh)) {
      const same = sameRoomName(fresh, there.get(room.venue) ?? []);
      if (same) refused.set(at, same);
      else gather(there, room.venue, room.name);
    }
    if (refused.size === before) return refused;
  }
}
