import { roomAccesses } from '#db/enums.ts';
import { filmTitle, titledFilm } from '#lib/films/title.ts';
import { countries } from '#lib/i18n/countries.ts';
import { isHeard } from '#lib/i18n/languages.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type {
  DocumentEvent,
  DocumentFilm,
  DocumentOffer,
  DocumentPerson,
  DocumentRoom,
  DocumentVenue,
  DocumentVersion,
  PublicDocument,
} from '#lib/model/documents.ts';
import { GIVEN } from '#lib/model/said-access.ts';
import { accessOfRoom } from '#lib/programme/access.ts';
import { filmsOfEvent } from '#lib/programme/around.ts';
import { isBackAtFirstStart } from '#lib/programme/carry.ts';
import { versionsOf } from '#lib/programme/parts.ts';
import { attendanceOf } from '#lib/programme/place.ts';
import { costsOf, pricesOf } from '#lib/programme/prices.ts';
import { endInstantShown } from '#lib/programme/real-times.ts';
import { toInstant, withOffset } from '#lib/time/wall-clock.ts';
import {
  describedBy,
  eventImages,
  festivalImages,
  type LinkedNode,
  type LinkedPage,
  node,
  nodeTextOf,
} from './node.ts';

/**
 * A séance; null while its day is unknown. `image` is the picture drawn for links to it. A
 * demonstration has no description, because its séances will not take place. The document contains
 * no titles that may not be announced.
 */
export function eventNode(page: LinkedPage, event: DocumentEvent, image: string | null): LinkedNode | null {
  const { document } = page.index;
  if (event.startInstant === null) return null;
  const zone = document.festival.timeZone;
  const url = page.siteUrl + page.paths.event(event);
  const status = statusOf(event);
  const isOn = event.status === 'planned';
  const end = endInstantShown(event);
  return node(typeOf(event), {
    '@id': `${url}#event`,
    name: nodeTextOf(page, event.title),
    url,
    image: eventImages(page, event, image),
    description: descriptionOf(page, event),
    startDate: withOffset(event.startInstant, zone),
    endDate: end && withOffset(end, zone),
    eventStatus: `https://schema.org/${status}`,
    previousStartDate:
      status === 'EventRescheduled' && event.previousStart ? withOffset(event.previousStart.startInstant, zone) : null,
    eventAttendanceMode: attendanceModeOf(page, event),
    location: roomsOf(page, event).map((room) => roomNode(page, room)),
    organizer: organizerNode(page),
    performer: performersOf(page, event),
    superEvent: [festivalReference(page), seriesReference(page, event)].filter((one) => one !== null),
    maximumAttendeeCapacity: event.capacity,
    keywords: event.themes
      .map((slug) => nodeTextOf(page, page.index.themes.get(slug)?.name))
      .filter((name) => name !== ''),
    isAccessibleForFree: isFreeOfCharge(page, event) || null,
    offers: isOn ? offerNodes(page, event) : [],
    ...worksOf(page, event),
  });
}

const TYPES: Partial<Record<DocumentEvent['kind'], string>> = {
  show: 'PerformingArtsEvent',
  workshop: 'EducationEvent',
  exhibition: 'ExhibitionEvent',
};

/** Only a séance that shows a film is a screening, because its `workPresented` must be a film. */
const typeOf = ({ kind }: DocumentEvent) => (kind === 'screening' ? 'ScreeningEvent' : (TYPES[kind] ?? 'Event'));

type Status = 'EventScheduled' | 'EventRescheduled' | 'EventPostponed' | 'EventCancelled';

function statusOf(event: DocumentEvent): Status {
  if (event.isPostponed) return 'EventPostponed';
  if (event.status === 'cancelled') return 'EventCancelled';
  return event.previousStart && !isBackAtFirstStart(event) ? 'EventRescheduled' : 'EventScheduled';
}

const roomsOf = ({ index }: LinkedPage, event: DocumentEvent) =>
  event.rooms.flatMap(({ room }) => index.rooms.get(room) ?? []);

const MODES = { online: 'Online', mixed: 'Mixed', there: 'Offline' } as const;

function attendanceModeOf({ index }: LinkedPage, event: DocumentEvent): string | null {
  const attendance = attendanceOf(event, index);
  return attendance && `https://schema.org/${MODES[attendance]}EventAttendanceMode`;
}

function descriptionOf(page: LinkedPage, event: DocumentEvent): string {
  if (!isEmpty(event.synopsis)) return describedBy(page, event.synopsis);
  const films = filmsOfEvent(page.index.document, event).map(({ synopsis }) => describedBy(page, synopsis));
  return films.filter((text) => text !== '').join('\n\n');
}

/**
 * The people who speak or perform, each once. People « sous réserve » are left out, because they
 * are not promised.
 */
function performersOf(page: LinkedPage, event: DocumentEvent): LinkedNode[] {
  const numbers = event.people
    .filter(({ role, isTentative }) => !isTentative && role !== 'interpreter')
    .map(({ person }) => person);
  return [...new Set(numbers)].flatMap((number) => {
    const person = page.index.people.get(number);
    return person ? [personNode(page, person)] : [];
  });
}

/** The films, and the languages in which films and people are heard and films are subtitled. */
function worksOf(page: LinkedPage, event: DocumentEvent) {
  const films = filmsOfEvent(page.index.document, event).map((film) => filmNode(page, film));
  const versions = versionsOf(event);
  const languages = (of: (version: DocumentVersion) => readonly string[]) =>
    [...new Set(versions.flatMap(of))].filter(isHeard);
  const inLanguage = [...new Set([...languages(({ spoken }) => spoken), ...(event.spoken ?? []).filter(isHeard)])];
  return event.kind === 'screening'
    ? { workPresented: films, inLanguage, subtitleLanguage: languages(({ subtitles }) => subtitles) }
    : { workFeatured: films, inLanguage };
}

/**
 * The prices and registration of a séance that takes place: its own price first, then the passes
 * that include it.
 */
function offerNodes(page: LinkedPage, event: DocumentEvent): LinkedNode[] {
  return pricesOf(event, page.index).map(({ offer }) => offerNode(page, offer));
}

/**
 * Whether the séance is free for everybody: its price says so. A pass that must be paid does not
 * count.
 */
function isFreeOfCharge(page: LinkedPage, event: DocumentEvent): boolean {
  const offers = costsOf(event, page.index);
  return offers.length > 0 && offers.every(({ kind }) => kind === 'free');
}

function offerNode(page: LinkedPage, offer: DocumentOffer): LinkedNode {
  const { timeZone } = page.index.document.festival;
  const words = nodeTextOf(page, offer.price);
  return node('Offer', {
    name: nodeTextOf(page, offer.label),
    description: words,
    url: /^https?:/.test(offer.address) ? offer.address : null,
    ...(offer.kind === 'free' ? { price: 0, priceCurrency: 'EUR' } : euros(words)),
    validFrom: offer.opensAt && withOffset(toInstant(offer.opensAt, timeZone), timeZone),
  });
}

/**
 * « 6 € », « 4,50 € »: a single price that can be read in one way only; null for anything else,
 * which stays a text.
 */
function euros(words: string): { price: number; priceCurrency: 'EUR' } | null {
  const match = /^(\d{1,4})(?:[.,](\d{2}))?\s*(?:€|euros?)$/i.exec(words.trim());
  return match ? { price: Number(`${match[1]}.${match[2] ?? 0}`), priceCurrency: 'EUR' } : null;
}

/** A film as a work, whatever copy of it is shown. */
export function filmNode(page: LinkedPage, film: DocumentFilm): LinkedNode {
  const url = page.siteUrl + page.paths.film(titledFilm(film));
  const name = nodeTextOf(page, filmTitle(film));
  return node('Movie', {
    '@id': `${url}#film`,
    name,
    alternateName: film.originalTitle === name ? null : film.originalTitle,
    url,
    sameAs: /^https?:/.test(film.website) ? film.website : null,
    description: describedBy(page, film.synopsis),
    director: film.directors.map((director) => node('Person', { name: director })),
    author: film.writers.map((writer) => node('Person', { name: writer })),
    dateCreated: film.year === null ? null : String(film.year),
    countryOfOrigin: film.countries.map((code) => node('Country', { name: countries.name(code, page.locale) })),
    duration: film.minutes === null ? null : `PT${film.minutes}M`,
  });
}

export function personNode(page: LinkedPage, person: DocumentPerson): LinkedNode {
  const url = page.siteUrl + page.paths.person(person);
  return node('Person', {
    '@id': `${url}#person`,
    name: person.name,
    url,
    jobTitle: nodeTextOf(page, person.title),
    affiliation: person.organisation === '' ? null : node('Organization', { name: person.organisation }),
    description: describedBy(page, person.bio),
  });
}

/** A series as its own page and its séances name it. */
export function seriesNode(page: LinkedPage, series: PublicDocument['series'][number]): LinkedNode {
  const url = page.siteUrl + page.paths.series(series);
  return node('EventSeries', {
    '@id': `${url}#series`,
    name: nodeTextOf(page, series.title),
    url,
    description: describedBy(page, series.introduction),
  });
}

function seriesReference(page: LinkedPage, event: DocumentEvent): LinkedNode | null {
  const series = event.series && page.index.series.get(event.series.series);
  return series ? seriesNode(page, series) : null;
}

const OFFICIAL = /^https?:/;

/** The edition, in full, for its own page. `image` is the picture drawn for links to it. */
export function festivalNode(page: LinkedPage, image: string | null): LinkedNode {
  const { festival, venues } = page.index.document;
  return node('Festival', {
    ...festivalFacts(page),
    description: describedBy(page, festival.introduction),
    inLanguage: page.locale,
    eventStatus: 'https://schema.org/EventScheduled',
    location: venues.map((venue) => venueNode(page, venue)),
    organizer: organizerNode(page),
    image: festivalImages(page, image),
  });
}

/** The edition as a séance refers to it, with just enough to identify it. */
const festivalReference = (page: LinkedPage): LinkedNode => node('Festival', festivalFacts(page));

function festivalFacts(page: LinkedPage) {
  const { festival } = page.index.document;
  const url = page.siteUrl + page.paths.home();
  return {
    '@id': `${url}#festival`,
    name: nodeTextOf(page, festival.name),
    url,
    startDate: festival.startsOn,
    endDate: festival.endsOn,
  };
}

/** The organiser; null when none is stated. */
function organizerNode({ index }: LinkedPage): LinkedNode | null {
  const { organiser, website } = index.document.festival;
  if (organiser === '') return null;
  return node('Organization', { name: organiser, url: OFFICIAL.test(website) ? website : null });
}

/** A venue with its address and its coordinates. */
export function venueNode(page: LinkedPage, venue: DocumentVenue): LinkedNode {
  const url = page.siteUrl + page.paths.venue(venue);
  return node('Place', {
    '@id': `${url}#place`,
    name: nodeTextOf(page, venue.name),
    url,
    ...location(venue),
  });
}

/**
 * A room within its venue. It repeats the address, because search engines want it on the place
 * itself.
 */
export function roomNode(page: LinkedPage, room: DocumentRoom): LinkedNode {
  const url = page.siteUrl + page.paths.room(room);
  if (room.kind === 'online') return node('VirtualLocation', { name: nodeTextOf(page, room.name), url });
  const venue = page.index.venues.get(room.venue);
  return node('Place', {
    '@id': `${url}#place`,
    name: nodeTextOf(page, room.name),
    url,
    ...(venue && location(venue)),
    maximumAttendeeCapacity: room.seats,
    amenityFeature: amenitiesOf(page, room),
    containedInPlace: venue && venueNode(page, venue),
  });
}

/**
 * What is known of its accessibility, available or not. It is stated for the place, because
 * schema.org has no accessibility of an event.
 */
function amenitiesOf({ locale }: LinkedPage, room: DocumentRoom): LinkedNode[] {
  const terms = translator(locale, 'terms');
  const said = accessOfRoom(room);
  return roomAccesses.flatMap((access) => {
    const value = said[GIVEN[access]];
    return value === undefined ? [] : node('LocationFeatureSpecification', { name: terms(`ability.${access}`), value });
  });
}

const location = ({ address, latitude, longitude }: DocumentVenue) => ({
  address: address.trim(),
  geo: latitude === null || longitude === null ? null : node('GeoCoordinates', { latitude, longitude }),
});
