import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentRoom } from '#lib/model/documents.ts';
import type { DocumentIndex } from '#lib/programme/document-index.ts';
import { pictureAddress, pictureOfEvent } from '#lib/programme/pictures-on.ts';
import { placeLine } from '#lib/programme/place.ts';
import { descriptionOf } from './description.ts';
import type { FeedOptions } from './feed.ts';
import type { CalendarEvent } from './vevent.ts';
import { type Words, wordsOf } from './words.ts';

/**
 * A séance with a time as a calendar entry. `url` is the public address of this installation. Never
 * throws: facts missing in the release are left out.
 */
export function calendarEventOf(
  event: DocumentEvent & { startInstant: string },
  index: DocumentIndex,
  options: FeedOptions,
  url: string,
): CalendarEvent {
  const words = wordsOf(options.locale);
  const isCancelled = event.status === 'cancelled';
  const paths = programmePaths(programmeBase(options.locale, index.document.festival.slug), options.locale);
  const page = url + paths.event(event);
  const room = mainRoom(event, index);
  return {
    uid: event.uid,
    sequence: event.sequence,
    start: Date.parse(event.startInstant),
    end: event.endInstant === null ? null : Date.parse(event.endInstant),
    createdAt: Date.parse(event.createdAt),
    changedAt: Date.parse(event.changedAt),
    status: statusOf(event, options),
    isTransparent: isCancelled || event.admission === 'drop-in',
    summary: summaryOf(event, index, words),
    description: descriptionOf(event, index, words, page),
    location: locationOf(event, index, words),
    geo: room ? geoOf(room, index) : null,
    url: page,
    categories: categoriesOf(event, index, words),
    image: imageOfEvent(event, index, url),
  };
}

/** In pixels; shown as a small badge beside a line. */
const IMAGE_WIDTH = 480;

/** The address of a séance's picture; null where it has none. */
export function imageOfEvent(event: DocumentEvent, index: DocumentIndex, url: string): string | null {
  const picture = pictureOfEvent(index, event);
  return picture && pictureAddress(index.document, url, picture, IMAGE_WIDTH).address;
}

function statusOf(event: DocumentEvent, options: FeedOptions): CalendarEvent['status'] {
  if (event.status === 'cancelled') return options.cancelled === 'title' ? 'CONFIRMED' : 'CANCELLED';
  return event.timeIsToConfirm ? 'TENTATIVE' : 'CONFIRMED';
}

function summaryOf(event: DocumentEvent, index: DocumentIndex, { locale, say, term }: Words): string {
  const title = inLocale(event.title, locale) || term(`kind.${event.kind}`);
  const state = event.isPostponed ? 'postponed' : event.status === 'cancelled' ? 'cancelled' : null;
  const said = state ? say(state, { title }) : title;
  return index.document.festival.isDemonstration ? `${say('demonstrationMark')} ${said}` : said;
}

function mainRoom(event: DocumentEvent, index: DocumentIndex): DocumentRoom | undefined {
  const use = event.rooms.find(({ use }) => use === 'main') ?? event.rooms[0];
  return use && index.rooms.get(use.room);
}

/** « Lieu – Salle, adresse »; joined rooms are written together, an online room alone. */
function locationOf(event: DocumentEvent, index: DocumentIndex, { locale }: Words): string {
  const main = mainRoom(event, index);
  if (!main) return '';
  const joined = event.rooms.flatMap(({ room, use }) => (use === 'joined' ? (index.rooms.get(room) ?? []) : []));
  const rooms = [main, ...joined.filter((room) => room !== main && room.venue === main.venue)]
    .map((room) => inLocale(room.name, locale))
    .filter((name) => name !== '')
    .join(' + ');
  const venue = main.kind === 'online' ? undefined : index.venues.get(main.venue);
  return placeLine(inLocale(venue?.name, locale), rooms, venue?.address ?? '');
}

function geoOf(room: DocumentRoom, index: DocumentIndex): CalendarEvent['geo'] {
  const venue = room.kind === 'online' ? undefined : index.venues.get(room.venue);
  if (!venue || venue.latitude === null || venue.longitude === null) return null;
  return { latitude: venue.latitude, longitude: venue.longitude };
}

function categoriesOf(event: DocumentEvent, index: DocumentIndex, { locale, term }: Words): string[] {
  const themes = event.themes.map((slug) => inLocale(index.themes.get(slug)?.name, locale));
  return [...new Set([term(`kind.${event.kind}`), inLocale(event.label, locale), ...themes])];
}
