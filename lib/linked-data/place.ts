import type { DocumentRoom, DocumentVenue } from '../programme/documents.ts';
import { type LinkedNode, type LinkedPage, node, textOf } from './node.ts';

/** A venue with its address and where it lies. */
export function venueNode(page: LinkedPage, venue: DocumentVenue): LinkedNode {
  const url = page.siteUrl + page.paths.venue(venue);
  return node('Place', {
    '@id': `${url}#place`,
    name: textOf(page, venue.name),
    url,
    ...location(venue),
  });
}

/** A room inside its venue; readers of search results want the address on the place itself. */
export function roomNode(page: LinkedPage, room: DocumentRoom): LinkedNode {
  const url = page.siteUrl + page.paths.room(room);
  if (room.kind === 'online') return node('VirtualLocation', { name: textOf(page, room.name), url });
  const venue = page.index.venues.get(room.venue);
  return node('Place', {
    '@id': `${url}#place`,
    name: textOf(page, room.name),
    url,
    ...(venue && location(venue)),
    maximumAttendeeCapacity: room.seats,
    containedInPlace: venue && venueNode(page, venue),
  });
}

const location = ({ address, latitude, longitude }: DocumentVenue) => ({
  address: address.trim(),
  geo: latitude === null || longitude === null ? null : node('GeoCoordinates', { latitude, longitude }),
});
