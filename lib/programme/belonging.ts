import type { Belonging, DocumentEvent, PublicDocument } from '#lib/model/documents.ts';

export const belongingKeys = ['days', 'venues', 'rooms', 'kinds', 'themes', 'films', 'people'] as const;

type Rooms = ReadonlyMap<number, PublicDocument['rooms'][number]>;

/**
 * The days, venues, rooms, kinds, themes, films and people under which a séance is listed today.
 * `rooms` are those of its document. Rooms it is relayed to count, because one can watch it there.
 */
export const belongingIn: { [K in keyof Belonging]: (event: DocumentEvent, rooms: Rooms) => Belonging[K] } = {
  days: ({ day }) => (day === null ? [] : [day]),
  venues: (event, rooms) => once(event.rooms.flatMap(({ room }) => rooms.get(room)?.venue ?? [])),
  rooms: (event) => once(event.rooms.map(({ room }) => room)),
  kinds: ({ kind }) => [kind],
  themes: ({ themes }) => once(themes),
  films: ({ items }) => once(items.flatMap(({ film }) => film ?? [])),
  people: ({ people }) => once(people.map(({ person }) => person)),
};

/** All seven of them at once. */
export function belongingOf(event: DocumentEvent, rooms: Rooms): Belonging {
  const { days, venues, kinds, themes, films, people } = belongingIn;
  return {
    days: days(event, rooms),
    venues: venues(event, rooms),
    rooms: belongingIn.rooms(event, rooms),
    kinds: kinds(event, rooms),
    themes: themes(event, rooms),
    films: films(event, rooms),
    people: people(event, rooms),
  };
}

const once = <T>(values: readonly T[]): T[] => (values.length < 2 ? [...values] : [...new Set(values)]);
