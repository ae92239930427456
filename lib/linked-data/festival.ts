import { roomAccesses } from '#db/enums.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentRoom, DocumentVenue } from '#lib/model/documents.ts';
import { GIVEN } from '#lib/model/said-access.ts';
import { accessOfRoom } from '#lib/programme/access.ts';
import { describedBy, festivalImages, type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';

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
export const festivalReference = (page: LinkedPage): LinkedNode => node('Festival', festivalFacts(page));

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
export function organizerNode({ index }: LinkedPage): LinkedNode | null {
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
