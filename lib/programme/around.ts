import type { Access } from '#db/enums.ts';
import { byStart, groupedBy } from '#lib/grouped.ts';
import type {
  DocumentEvent,
  DocumentFilm,
  DocumentPerson,
  DocumentPresence,
  DocumentRoom,
  DocumentVersion,
  PublicDocument,
} from '#lib/model/documents.ts';
import { isEqual } from '#lib/plain-values.ts';
import { accessOf, givenAccess } from './access.ts';
import { type DatedEvent, isDated, isToTakePlace } from './day.ts';
import { type DocumentIndex, indexDocument, personNamed } from './document-index.ts';
import { goneAt, movedAway } from './place.ts';

/*
 * What stands around a séance in a document: neighbours, other showings, and the séances of a
 * film, person, venue, room, theme or series.
 */

/**
 * The séance before and the one after in the programme, by start; cancelled ones are passed over.
 */
export function neighboursOf(
  document: PublicDocument,
  event: DocumentEvent,
): { previous: DatedEvent | null; next: DatedEvent | null } {
  if (!isDated(event)) return { previous: null, next: null };
  const dated = document.events
    .filter(isDated)
    .filter((one) => isToTakePlace(one) || one.number === event.number)
    .sort(byStart);
  const at = dated.findIndex(({ number }) => number === event.number);
  return { previous: dated[at - 1] ?? null, next: dated[at + 1] ?? null };
}

/** The people of a séance whom one comes to hear: neither who moderates nor who interprets. */
export const speakersOf = ({ people }: Pick<DocumentEvent, 'people'>): DocumentEvent['people'] =>
  people.filter(({ role }) => role !== 'moderator' && role !== 'interpreter');

/** The films of a séance that may be named, in order, each once. */
export function filmsOfEvent(document: PublicDocument, event: DocumentEvent): DocumentFilm[] {
  const { films } = indexDocument(document);
  const numbers = new Set(event.items.flatMap(({ film }) => film ?? []));
  return [...numbers].flatMap((number) => films.get(number) ?? []);
}

/**
 * Every séance that shows the film, except the one numbered `but`; those without a date come last.
 */
export const showingsOf = (document: PublicDocument, film: number, but?: number): DocumentEvent[] =>
  document.events.filter(({ number, items }) => number !== but && items.some((item) => item.film === film));

/**
 * The other showings (« Autres séances ») of the films of a séance. Films without another showing
 * are left out.
 */
export function otherShowings(
  document: PublicDocument,
  event: DocumentEvent,
): { film: DocumentFilm; events: DocumentEvent[] }[] {
  return filmsOfEvent(document, event)
    .map((film) => ({ film, events: showingsOf(document, film.number, event.number) }))
    .filter(({ events }) => events.length > 0);
}

/** The films a person directed or wrote, in the order of the document. */
export function filmsBy(document: PublicDocument, person: DocumentPerson): DocumentFilm[] {
  const isTheirs = (name: string) => personNamed(document, name)?.number === person.number;
  return document.films.filter(({ directors, writers }) => [...directors, ...writers].some(isTheirs));
}

/** Where a person is expected, each séance once with all they do in it. */
export function personAppearancesOf(
  document: PublicDocument,
  person: number,
): { event: DocumentEvent; presences: DocumentPresence[] }[] {
  return document.events
    .map((event) => ({ event, presences: event.people.filter((presence) => presence.person === person) }))
    .filter(({ presences }) => presences.length > 0);
}

/** The séances of a venue's rooms. */
export function eventsAt(document: PublicDocument, venue: number): DocumentEvent[] {
  const rooms = new Set(document.rooms.filter((room) => room.venue === venue).map(({ number }) => number));
  return document.events.filter((event) => event.rooms.some(({ room }) => rooms.has(room)));
}

/** The séances under a theme, in the order of the programme. */
export const eventsOfTheme = (document: PublicDocument, slug: string): DocumentEvent[] =>
  document.events.filter(({ themes }) => themes.includes(slug));

/**
 * The séances of a series by their position, those without one last, in the order of the programme.
 */
export function eventsOfSeries(document: PublicDocument, number: number): DocumentEvent[] {
  const at = (event: DocumentEvent) => event.series?.position ?? Number.MAX_SAFE_INTEGER;
  return document.events.filter(({ series }) => series?.series === number).sort((a, b) => at(a) - at(b));
}

/** The séances of a room, those relayed to it included. */
export const eventsInRoom = (document: PublicDocument, number: number): DocumentEvent[] =>
  document.events.filter(({ rooms }) => rooms.some(({ room }) => room === number));

/**
 * Séances day by day; the last group, of `day` null, holds those without a date. No empty group.
 */
export function byDay(events: readonly DocumentEvent[]): { day: string | null; events: DocumentEvent[] }[] {
  const groups = groupedBy(events, (event) => (event.startsAt === null ? null : event.day));
  const order = (day: string | null) => day ?? '9999';
  return [...groups]
    .map(([day, found]) => ({ day, events: found }))
    .sort((a, b) => (order(a.day) < order(b.day) ? -1 : 1));
}

/**
 * The séances of one room by start, those relayed to it included. `room` is null for what is in no
 * room.
 */
export type RoomOfDay = Readonly<{ room: DocumentRoom | null; events: DatedEvent[] }>;

/**
 * What happens room by room, in the document's order of rooms; rooms without a séance are left out.
 * Of all days; or of one, with what was announced in a room for it and is elsewhere now.
 */
export function eventsByRoom(document: PublicDocument, date?: string): RoomOfDay[] {
  const nowhere = document.events
    .filter(isDated)
    .filter(({ day, rooms }) => rooms.length === 0 && (date === undefined || day === date));
  const inRoom = (room: number) =>
    date === undefined ? eventsIn(document, room) : eventsOnDoor(document, room, date).map(({ event }) => event);
  return [
    ...document.rooms.map((room) => ({ room, events: inRoom(room.number) })),
    { room: null, events: nowhere },
  ].filter(({ events }) => events.length > 0);
}

/**
 * What one room's door says of a day: its séances, and those announced there for it that are
 * elsewhere or on another day now, by the start that was announced.
 */
export function eventsOnDoor(document: PublicDocument, room: number, date: string) {
  return document.events
    .filter(isDated)
    .flatMap((event) => {
      const gone = goneAt(event, room, date);
      const isHere = event.day === date && event.rooms.some((one) => one.room === room);
      return gone !== null || isHere ? [{ event, gone, startsAt: gone ?? event.startsAt, number: event.number }] : [];
    })
    .sort(byStart);
}

/** The séances of one room on all days, by start. */
export const eventsIn = (document: PublicDocument, room: number): DatedEvent[] =>
  eventsInRoom(document, room).filter(isDated);

/** The séances that were announced in this room and moved to another, by start. */
export const eventsGoneFrom = ({ events }: PublicDocument, room: number): DatedEvent[] =>
  events.filter(isDated).filter((event) => movedAway(event, room));

/** The séances of one room, and those that moved away from it, by start. */
export const eventsToldIn = (document: PublicDocument, room: number): DatedEvent[] =>
  [...eventsIn(document, room), ...eventsGoneFrom(document, room)].sort(byStart);

/**
 * How one showing of a film differs from another, for a visitor who may go to the other one
 * instead.
 */
export type Distinction =
  /** A copy in other languages is projected. */
  | { kind: 'version'; there: DocumentVersion; here: DocumentVersion }
  /** This one has an access that the other one is known not to have. */
  | { kind: 'no-access'; access: Access }
  | { kind: 'debate' | 'no-debate' };

/**
 * What somebody who wanted `here` must know before going to `there`. Both show the film of this
 * number. Only facts known of both are compared: an unknown fact is no difference.
 */
export function distinctionsOf(
  here: DocumentEvent,
  there: DocumentEvent,
  film: number,
  index: Pick<DocumentIndex, 'rooms'>,
): Distinction[] {
  if (there.status === 'cancelled') return [];
  return [...ofVersion(here, there, film), ...ofDebate(here, there), ...ofAccess(here, there, index)];
}

/** The copy of the film in this séance, if its languages are known. */
const versionOf = (event: DocumentEvent, film: number) => {
  const version = event.items.find((item) => item.film === film)?.version;
  return version && version.spoken.length > 0 ? version : null;
};

const languages = ({ spoken, subtitles }: DocumentVersion) => [spoken, subtitles];

function ofVersion(here: DocumentEvent, there: DocumentEvent, film: number): Distinction[] {
  const [mine, other] = [versionOf(here, film), versionOf(there, film)];
  if (!mine || !other || isEqual(languages(mine), languages(other))) return [];
  return [{ kind: 'version', there: other, here: mine }];
}

const hasDebate = (event: DocumentEvent) => event.items.some(({ kind }) => kind === 'debate');
/**
 * Whether the parts fill the séance up to its exact end, so that what is not among them does not
 * take place.
 */
const isWhole = (event: DocumentEvent) => event.endsAt !== null && !event.endIsApproximate;

function ofDebate(here: DocumentEvent, there: DocumentEvent): Distinction[] {
  if (hasDebate(here) && !hasDebate(there) && isWhole(there)) return [{ kind: 'no-debate' }];
  if (hasDebate(there) && !hasDebate(here) && isWhole(here)) return [{ kind: 'debate' }];
  return [];
}

function ofAccess(here: DocumentEvent, there: DocumentEvent, index: Pick<DocumentIndex, 'rooms'>): Distinction[] {
  const mine = givenAccess(accessOf(here, index));
  return accessOf(there, index)
    .lacking.filter((access) => mine.includes(access))
    .map((access) => ({ kind: 'no-access', access }));
}
