import { byStart, groupedBy } from '#lib/grouped.ts';
import type {
  DocumentEvent,
  DocumentFilm,
  DocumentPerson,
  DocumentPresence,
  PublicDocument,
} from '#lib/model/documents.ts';
import { type DatedEvent, isDated, isToTakePlace } from './day.ts';
import { indexDocument } from './document-index.ts';
import { personNamed } from './person-named.ts';

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
