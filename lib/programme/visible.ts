import type { DocumentEvent, DocumentFilm, DocumentOffer, DocumentVenue, PublicDocument } from './documents.ts';

/** A document by number, for whoever follows its references. Made once per document. */
export type DocumentIndex = Readonly<{
  document: PublicDocument;
  events: ReadonlyMap<number, DocumentEvent>;
  rooms: ReadonlyMap<number, PublicDocument['rooms'][number]>;
  venues: ReadonlyMap<number, PublicDocument['venues'][number]>;
  films: ReadonlyMap<number, PublicDocument['films'][number]>;
  people: ReadonlyMap<number, PublicDocument['people'][number]>;
  series: ReadonlyMap<number, PublicDocument['series'][number]>;
  themes: ReadonlyMap<string, PublicDocument['themes'][number]>;
  days: ReadonlyMap<string, PublicDocument['days'][number]>;
}>;

const byNumber = <T extends { number: number }>(rows: readonly T[]) => new Map(rows.map((row) => [row.number, row]));
const indexes = new WeakMap<PublicDocument, DocumentIndex>();

/** A document never changes once it is made, so its index is kept beside it. */
export function indexDocument(document: PublicDocument): DocumentIndex {
  const kept = indexes.get(document);
  if (kept) return kept;
  const made: DocumentIndex = {
    document,
    events: byNumber(document.events),
    rooms: byNumber(document.rooms),
    venues: byNumber(document.venues),
    films: byNumber(document.films),
    people: byNumber(document.people),
    series: byNumber(document.series),
    themes: new Map(document.themes.map((theme) => [theme.slug, theme])),
    days: new Map(document.days.map((day) => [day.date, day])),
  };
  indexes.set(document, made);
  return made;
}

/** What a reader of a séance is told about prices and registration: its own, else its series’, its day’s, the festival’s. */
export function offersFor(event: DocumentEvent, index: DocumentIndex): readonly DocumentOffer[] {
  if (event.offers.length > 0) return event.offers;
  const ofSeries = (event.series && index.series.get(event.series.series)?.offers) ?? [];
  if (ofSeries.length > 0) return ofSeries;
  const ofDay = (event.day && index.days.get(event.day)?.offers) || [];
  return ofDay.length > 0 ? ofDay : index.document.offers;
}

/**
 * Everything a reader of this séance sees of it, names of rooms, films and people included, as one comparable text.
 * `sequence` and `changedAt` move exactly when it does, so whatever a page or a feed says of a séance belongs in here.
 */
export function visibleOf(event: DocumentEvent, index: DocumentIndex): string {
  const { sequence: _sequence, createdAt: _createdAt, changedAt: _changedAt, ...content } = event;
  const { festival } = index.document;
  return JSON.stringify([
    content,
    event.rooms.map(({ room }) => placeOf(room, index)),
    event.items.map(({ film }) => filmOf(film, index)),
    event.people.map(({ person }) => personOf(person, index)),
    event.themes.map((slug) => index.themes.get(slug)?.name),
    event.series && index.series.get(event.series.series)?.title,
    event.continues && index.events.get(event.continues)?.title,
    event.endsAtVenue && venueOf(event.endsAtVenue, index),
    event.offers.length > 0 ? null : offersFor(event, index),
    [festival.slug, festival.timeZone, festival.isDemonstration],
  ]);
}

function venueOf(number: number, index: DocumentIndex) {
  const venue = index.venues.get(number);
  return venue && venueFacts(venue);
}

/** What a séance says of a venue. How to get there stands on the venue's own page. */
export const venueFacts = (venue: DocumentVenue) => [venue.name, venue.address, venue.latitude, venue.longitude];

function placeOf(number: number, index: DocumentIndex) {
  const room = index.rooms.get(number);
  return room && [room.name, room.kind, room.wheelchairPlaces, room.venue, venueOf(room.venue, index)];
}

function filmOf(number: number | null, index: DocumentIndex) {
  const film = number === null ? undefined : index.films.get(number);
  return film && filmFacts(film);
}

/**
 * What a séance says of a film. The film's own page shows more (writers, production, address): a calendar entry need not be
 * renewed for that.
 */
export const filmFacts = (film: DocumentFilm) => [
  film.title,
  film.originalTitle,
  film.directors,
  film.year,
  film.countries,
  film.minutes,
  film.synopsis,
  film.contentNotes,
];

function personOf(number: number, index: DocumentIndex) {
  const person = index.people.get(number);
  return person && [person.name, person.organisation, person.title];
}
