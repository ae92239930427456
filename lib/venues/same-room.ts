import { gather } from '#lib/grouped.ts';
import type { FieldError } from '#lib/i18n/field-messages.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { DraftRoom } from '#lib/model/draft.ts';
import { titleKey } from '#lib/search/words.ts';

const languages = ['fr', 'en'] as const;

/**
 * The names of a room in the form in which they are compared, in both languages, because a room is
 * found by either.
 */
export const roomNameKeys = (name: Bilingual): ReadonlySet<string> =>
  new Set(languages.flatMap((language) => titleKey(name[language] ?? '') || []));

/** A room's name that another room of its venue has too, in the language in which it was typed. */
export type SameRoom = { language: 'fr' | 'en'; error: FieldError };

/**
 * Which name of a room is also a name of one of the others, in either language; null where none is.
 */
function sameRoomName(name: Bilingual, others: readonly Bilingual[]): SameRoom | null {
  const taken = new Set(others.flatMap((other) => [...roomNameKeys(other)]));
  const language = languages.find((one) => taken.has(titleKey(name[one] ?? '')));
  return language ? { language, error: `sameRoom:${name[language]}` } : null;
}

/**
 * A room about to be written: its venue (a new one has a name of its own), and how the room was
 * before.
 */
export type WrittenRoom = {
  venue: number | string;
  name: Bilingual;
  was: Pick<DraftRoom, 'id' | 'name' | 'venueId'> | null;
};

/**
 * Which of the rooms written together have a name that another room of their venue has, by their
 * position; two rooms may exchange names. Only a new name is refused: a room that already had it
 * can be saved.
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
  // A refused room keeps its former name, which another may have been about to take, so the check
  // is repeated.
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
