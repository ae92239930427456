import type { EventKind } from '../../db/enums.ts';
import type { DocumentEvent, PublicDocument } from './documents.ts';

/** What calendars go by: everything a séance is found under. Rooms, venues, films and people by number. */
export type Belonging = {
  days: string[];
  venues: number[];
  rooms: number[];
  kinds: EventKind[];
  themes: string[];
  films: number[];
  people: number[];
};

export const belongingKeys = ['days', 'venues', 'rooms', 'kinds', 'themes', 'films', 'people'] as const;

/** What a séance is found under today. `rooms` are those of its document. Relays count: one can watch it there. */
export function belongingOf(
  event: DocumentEvent,
  rooms: ReadonlyMap<number, PublicDocument['rooms'][number]>,
): Belonging {
  const inRooms = event.rooms.map(({ room }) => room);
  return {
    days: event.day === null ? [] : [event.day],
    venues: once(inRooms.flatMap((number) => rooms.get(number)?.venue ?? [])),
    rooms: once(inRooms),
    kinds: [event.kind],
    themes: once(event.themes),
    films: once(event.items.flatMap(({ film }) => film ?? [])),
    people: once(event.people.map(({ person }) => person)),
  };
}

const once = <T>(values: readonly T[]): T[] => [...new Set(values)];
