import { clip } from '#lib/feeds/description.ts';
import { countries } from '#lib/i18n/countries.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { breadcrumbNode, type LinkedNode, type LinkedPage, linkedJson } from '#lib/linked-data/node.ts';
import type {
  DocumentEvent,
  DocumentFilm,
  DocumentPage,
  DocumentPerson,
  DocumentRoom,
  DocumentVenue,
} from '#lib/model/documents.ts';
import { filmsOfEvent } from '#lib/programme/around.ts';
import { isDated, isToTakePlace } from '#lib/programme/day.ts';
import { eventFacts } from '#lib/share-image/facts.ts';
import { plainOf } from '#lib/text/markdown.ts';
import { formatDate, formatDuration } from '#lib/time/format.ts';
import type { Programme } from './programme.ts';

/** How much of a description search engines show, in characters. */
const MAX_DESCRIPTION = 200;
/** How many titles the description of a day or theme names. */
const MAX_TITLES = 4;

/** The facts in one line, then as much of the text as fits; empty where nothing is stated. */
const described = (facts: readonly (string | null)[], text = ''): string => {
  const line = facts.filter((fact) => fact !== null && fact !== '').join(', ');
  const words = text.replace(/\s+/g, ' ').trim();
  return clip([line, words].filter((part) => part !== '').join('. '), MAX_DESCRIPTION);
};

const titlesOf = ({ say }: Programme, events: readonly DocumentEvent[]) =>
  joinFacts(
    events
      .filter(isToTakePlace)
      .slice(0, MAX_TITLES)
      .map(({ title }) => say(title)),
  );

/**
 * « Terre rare, samedi 6 juin, 9 h 30, Auditorium – Grande salle »: the title of a séance in search
 * results and link previews, with « Annulée » before it.
 */
export function eventPageTitle({ document, locale }: Programme, event: DocumentEvent): string {
  const { flag, title, when, place } = eventFacts(document, event, locale);
  return [flag, title, when, place].filter((part) => part !== '').join(', ');
}

/** Type, day, hour and place of a séance, then its text or that of its films. */
export function eventDescription(programme: Programme, event: DocumentEvent): string {
  const { kind, flag, when, place } = eventFacts(programme.document, event, programme.locale);
  const own = plainOf(programme.say(event.synopsis));
  const films = filmsOfEvent(programme.document, event).map((film) => aboutFilm(programme.say, film));
  return described([flag, kind, when, place], own || films.join(' '));
}

/** The short synopsis, which fits; without one the beginning of the long one. */
const aboutFilm = (say: Programme['say'], { shortSynopsis, synopsis }: DocumentFilm) =>
  say(shortSynopsis ?? {}) || plainOf(say(synopsis));

export function filmDescription({ locale, say }: Programme, film: DocumentFilm): string {
  return described(
    [
      film.directors.join(', '),
      film.year?.toString() ?? null,
      film.countries.map((code) => countries.name(code, locale)).join(', '),
      film.minutes === null ? null : formatDuration(film.minutes, locale),
    ],
    aboutFilm(say, film),
  );
}

export const personDescription = ({ say }: Programme, person: DocumentPerson): string =>
  described([person.name, say(person.title), person.organisation], plainOf(say(person.bio)));

/** The description of one of the festival's own pages: the beginning of its text. */
export const ownPageDescription = ({ say }: Programme, page: DocumentPage): string =>
  described([], plainOf(say(page.text)));

export const venueDescription = ({ say }: Programme, venue: DocumentVenue): string =>
  described([say(venue.name), venue.address.replaceAll('\n', ', ')], plainOf(say(venue.access)));

export function roomDescription({ index, say, t }: Programme, room: DocumentRoom): string {
  const venue = index.venues.get(room.venue);
  const seats = room.seats === null ? null : t('seats', { count: room.seats });
  return described([
    say(room.name),
    venue ? say(venue.name) : null,
    venue?.address.replaceAll('\n', ', ') ?? null,
    seats,
  ]);
}

/** The description of a day: the number of séances, and the first titles. */
export function dayDescription(programme: Programme, date: string): string {
  const events = programme.document.events.filter((event) => isDated(event) && event.day === date);
  const count = programme.t('seances', { count: events.filter(isToTakePlace).length });
  return described([formatDate(date, programme.locale, 'long'), count], titlesOf(programme, events));
}

/** The description of a theme or series: its name and text, else the first titles. */
export const gatheringDescription = (
  programme: Programme,
  name: string,
  events: readonly DocumentEvent[],
  text = '',
): string =>
  described(
    [name, programme.t('seances', { count: events.filter(isToTakePlace).length })],
    text || titlesOf(programme, events),
  );

/** A breadcrumb: its name and path. */
export type Step = { name: string; path: string };

/**
 * What a page is about, with its breadcrumbs, as linked data for search engines. Nothing in a
 * preview, which has no public address, and nothing in a demonstration, whose séances will not take
 * place.
 */
export function LinkedData({
  programme,
  steps,
  about = () => [],
}: {
  programme: Programme;
  /** The breadcrumbs after the festival's first page, ending with this page. */
  steps: readonly Step[];
  about?: (page: LinkedPage) => readonly (LinkedNode | null)[];
}) {
  const { siteUrl, index, locale, paths, document } = programme;
  if (siteUrl === null || document.festival.isDemonstration) return null;
  const page: LinkedPage = { index, locale, siteUrl, paths };
  const home = { name: inLocale(document.festival.name, locale), path: paths.home() };
  const way = [home, ...steps].map(({ name, path }) => ({ name, url: siteUrl + path }));
  const nodes = [...about(page).filter((node) => node !== null), ...(steps.length > 0 ? [breadcrumbNode(way)] : [])];
  // React writes the text of a script without entities; it rewrites `<script`, of which
  // `linkedJson` leaves none.
  return <script type="application/ld+json">{linkedJson(nodes)}</script>;
}
