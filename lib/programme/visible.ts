import type {
  DocumentEvent,
  DocumentFilm,
  DocumentPerson,
  DocumentRoom,
  DocumentVenue,
  PublicDocument,
} from '#lib/model/documents.ts';
import { isEqual, isEqualBut } from '#lib/plain-values.ts';
import { accessAsFrozen } from './access.ts';
import type { DocumentIndex } from './document-index.ts';
import { toldPlaceChangeOf } from './place.ts';
import { pricesAsFrozen } from './prices.ts';

/** The fields that a release adds to a séance and that are not part of its content. */
const HISTORY: ReadonlySet<string> = new Set([
  'sequence',
  'createdAt',
  'changedAt',
  'previousStart',
  'previousRoom',
  'announcedRoom',
  'formerly',
] satisfies (keyof DocumentEvent)[]);

/** The content of a séance, without what releases add to it. */
export const ownContentOf = (event: DocumentEvent): Record<string, unknown> =>
  Object.fromEntries(Object.entries(event).filter(([key]) => !HISTORY.has(key) && key !== 'replaces'));

/**
 * Compares séances of two documents: true where a reader sees the same, including the names of
 * rooms, films and people. `sequence` and `changedAt` change exactly when this is false, so
 * everything that a page or feed shows of a séance has to be compared here.
 */
export function comparing(old: DocumentIndex, index: DocumentIndex) {
  const changed = {
    rooms: changedOf(old.rooms, index.rooms, (room, of) => [roomFacts(room), venueOf(room.venue, of)], old, index),
    venues: changedOf(old.venues, index.venues, venueFacts, old, index),
    films: changedOf(old.films, index.films, filmFacts, old, index),
    people: changedOf(old.people, index.people, personFacts, old, index),
    series: changedOf(old.series, index.series, ({ title }) => title, old, index),
    themes: changedOf(old.themes, index.themes, ({ name }) => name, old, index),
  };
  const isElsewhere = !isEqual(surroundings(old), surroundings(index));
  const offersDiffer = haveOtherOffers(old, index);
  const accessDiffers = !isEqual(accessesOf(old), accessesOf(index));
  // Equal content refers to the same rooms, films and people, so only what these are called in each
  // document is left to compare.
  return (before: DocumentEvent, after: DocumentEvent): boolean =>
    !isElsewhere &&
    isEqualBut(HISTORY, before, after) &&
    !after.rooms.some(({ room }) => changed.rooms.has(room)) &&
    !after.items.some(({ film }) => film !== null && changed.films.has(film)) &&
    !after.people.some(({ person }) => changed.people.has(person)) &&
    !after.themes.some((slug) => changed.themes.has(slug)) &&
    !(after.series && changed.series.has(after.series.series)) &&
    !(after.endsAtVenue !== null && changed.venues.has(after.endsAtVenue)) &&
    (after.continues === null || isEqual(titleIn(old, after.continues), titleIn(index, after.continues))) &&
    !hasOtherWay(before, after, old, index) &&
    !(accessDiffers && !isEqual(accessAsFrozen(before, old), accessAsFrozen(after, index))) &&
    !(offersDiffer && !isEqual(pricesAsFrozen(before, old), pricesAsFrozen(after, index)));
}

/**
 * A séance that moved shows whether that is to another building, and how far, so another answer is
 * a visible change.
 */
function hasOtherWay(before: DocumentEvent, after: DocumentEvent, old: DocumentIndex, index: DocumentIndex): boolean {
  if (before.previousRoom === undefined || before.previousRoom !== after.previousRoom) return false;
  const [was, is] = [toldPlaceChangeOf(before, old), toldPlaceChangeOf(after, index)];
  return was?.walk !== is?.walk || was?.isElsewhere !== is?.isElsewhere;
}

/** The keys whose facts differ between the two documents, or which are in only one of them. */
function changedOf<K, T>(
  old: ReadonlyMap<K, T>,
  now: ReadonlyMap<K, T>,
  facts: (row: T, of: DocumentIndex) => unknown,
  oldIndex: DocumentIndex,
  index: DocumentIndex,
): ReadonlySet<K> {
  const changed = new Set<K>();
  for (const [key, row] of now) {
    const before = old.get(key);
    if (!before || !isEqual(facts(before, oldIndex), facts(row, index))) changed.add(key);
  }
  return changed;
}

const surroundings = ({ document: { festival } }: DocumentIndex) => [
  festival.slug,
  festival.timeZone,
  festival.isDemonstration,
];

const accessesOf = ({ document: { rooms } }: DocumentIndex) =>
  rooms.map(({ number, access }) => access && [number, access]);

const titleIn = ({ events }: DocumentIndex, number: number) => events.get(number)?.title;

/**
 * Whether prices of the festival, of a day or of a series differ. That is rare, so most releases
 * need not compare them séance by séance.
 */
function haveOtherOffers({ document: old }: DocumentIndex, { document: now }: DocumentIndex): boolean {
  const shared = ({ offers, days, series }: PublicDocument) => [
    offers,
    days.map((day) => (day.offers.length > 0 ? [day.date, day.offers] : null)),
    series.map((row) => (row.offers.length > 0 ? [row.number, row.offers] : null)),
  ];
  return old.format !== now.format || !isEqual(shared(old), shared(now));
}

function venueOf(number: number, index: DocumentIndex) {
  const venue = index.venues.get(number);
  return venue && venueFacts(venue);
}

/** The facts of a venue that a séance shows. How to get there is only on the venue's own page. */
export const venueFacts = (venue: DocumentVenue) => [venue.name, venue.address, venue.latitude, venue.longitude];

export const roomFacts = (room: DocumentRoom) => [room.name, room.kind, room.wheelchairPlaces, room.venue];

/**
 * The facts of a film that a séance shows. The film's own page shows more (writers, production,
 * address), but a calendar entry need not be renewed for that.
 */
export const filmFacts = (film: DocumentFilm) => [
  film.title,
  film.originalTitle,
  film.directors,
  film.year,
  film.countries,
  film.minutes,
  film.shortSynopsis,
  film.synopsis,
  film.contentNotes,
];

/** The facts of a person that a séance shows. Their introduction is only on their own page. */
export const personFacts = (person: DocumentPerson) => [person.name, person.organisation, person.title];
