import { filmTitle } from '#lib/films/title.ts';
import { countries } from '#lib/i18n/countries.ts';
import { isHeard } from '#lib/i18n/languages.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type {
  DocumentEvent,
  DocumentFilm,
  DocumentOffer,
  DocumentPerson,
  DocumentVersion,
  PublicDocument,
} from '#lib/model/documents.ts';
import { filmsOfEvent } from '#lib/programme/around.ts';
import { isBackAtFirstStart } from '#lib/programme/carry.ts';
import { endInstantShown } from '#lib/programme/fact-ends.ts';
import { attendanceOf } from '#lib/programme/place.ts';
import { costsOf, pricesOf } from '#lib/programme/prices.ts';
import { toInstant, withOffset } from '#lib/time/wall-clock.ts';
import { festivalReference, organizerNode, roomNode } from './festival.ts';
import { describedBy, eventImages, type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';

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
  const versions = event.items.flatMap(({ version }) => version ?? []);
  const languages = (of: (version: DocumentVersion) => readonly string[]) =>
    [...new Set(versions.flatMap(of))].filter(isHeard);
  const inLanguage = [...new Set([...languages(({ spoken }) => spoken), ...(event.spoken ?? []).filter(isHeard)])];
  return event.kind === 'screening'
    ? { workPresented: films, inLanguage, subtitleLanguage: languages(({ subtitles }) => subtitles) }
    : { workFeatured: films, inLanguage };
}

/** A film as a work, whatever copy of it is shown. */
export function filmNode(page: LinkedPage, film: DocumentFilm): LinkedNode {
  const url = page.siteUrl + page.paths.film({ number: film.number, title: filmTitle(film) });
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
