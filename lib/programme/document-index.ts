import { groupedBy } from '#lib/grouped.ts';
import type {
  Belonging,
  DocumentEvent,
  DocumentPage,
  DocumentPerson,
  DocumentPicture,
  PictureSubject,
  PublicDocument,
} from '#lib/model/documents.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { oncePer } from '#lib/once-per.ts';

/** A document with its rows by number, for code that follows references. */
export type DocumentIndex = Readonly<{
  document: PublicDocument;
  events: ReadonlyMap<number, DocumentEvent>;
  rooms: ReadonlyMap<number, PublicDocument['rooms'][number]>;
  venues: ReadonlyMap<number, PublicDocument['venues'][number]>;
  films: ReadonlyMap<number, PublicDocument['films'][number]>;
  people: ReadonlyMap<number, PublicDocument['people'][number]>;
  series: ReadonlyMap<number, PublicDocument['series'][number]>;
  themes: ReadonlyMap<string, PublicDocument['themes'][number]>;
  pages: ReadonlyMap<string, DocumentPage>;
  days: ReadonlyMap<string, PublicDocument['days'][number]>;
  pictures: ReadonlyMap<PictureSubject, DocumentPicture[]>;
}>;

/** A document never changes once it is made, so its index is made once and kept with it. */
export const indexDocument = oncePer(
  (document: PublicDocument): DocumentIndex => ({
    document,
    events: byNumber(document.events),
    rooms: byNumber(document.rooms),
    venues: byNumber(document.venues),
    films: byNumber(document.films),
    people: byNumber(document.people),
    series: byNumber(document.series),
    themes: new Map(document.themes.map((theme) => [theme.slug, theme])),
    pages: new Map((document.pages ?? []).map((page) => [page.slug, page])),
    days: new Map(document.days.map((day) => [day.date, day])),
    pictures: groupedBy(document.pictures ?? [], ({ of }) => of),
  }),
);

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

const plainName = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** The people of a programme by name; null where more than one has it. */
const peopleNamed = oncePer(({ people }: PublicDocument): ReadonlyMap<string, DocumentPerson | null> => {
  const named = new Map<string, DocumentPerson | null>();
  for (const person of people) {
    const key = plainName(person.name);
    named.set(key, named.has(key) ? null : person);
  }
  return named;
});

/**
 * The person of the programme whose name is in a credit; null where nobody or more than one has it.
 */
export const personNamed = (document: PublicDocument, name: string): DocumentPerson | null =>
  peopleNamed(document).get(plainName(name)) ?? null;
