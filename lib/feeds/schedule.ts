import type { Bilingual } from '#db/columns.ts';
import { groupedBy } from '#lib/grouped.ts';
import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import { isHeard } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths, slug } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentPerson, PublicDocument } from '#lib/model/documents.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { filmsOfParts } from '#lib/programme/parts.ts';
import { logoOf, pictureAddress } from '#lib/programme/pictures-on.ts';
import { listedRoom } from '#lib/programme/place.ts';
import { addDays, hourOfMinutes, twoDigits } from '#lib/time/calendar.ts';
import { minutesFrom } from '#lib/time/clock.ts';
import { onFestivalDay } from '#lib/time/festival-day.ts';
import { elapsedMinutes, toInstant, withOffset } from '#lib/time/wall-clock.ts';
import { descriptionOf } from './description.ts';
import { nameUuid } from './name-uuid.ts';
import { imageOfEvent } from './vevent.ts';
import { wordsOf } from './words.ts';

/**
 * A release in the form that conference programs use (frab, pentabarf, c3voc): days, their rooms,
 * and the rooms' séances. Only séances that have a time and take place, because the format cannot
 * express « annulée ». Times are instants with the zone's UTC offset.
 */
type Schedule = Readonly<{
  version: string;
  address: string;
  title: string;
  acronym: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  page: string;
  color: string | null;
  /** The address of the festival's logo; empty where there is none. */
  logo: string;
  tracks: readonly { name: string; slug: string }[];
  rooms: readonly ScheduleRoom[];
  days: readonly ScheduleDay[];
}>;

type ScheduleRoom = Readonly<{ name: string; guid: string; seats: number | null }>;

type ScheduleDay = Readonly<{
  /** From 1, over all days of the festival. */
  index: number;
  date: string;
  /** The festival day, which ends when the next one begins. */
  start: string;
  end: string;
  rooms: readonly { room: ScheduleRoom; events: readonly DocumentEvent[] }[];
}>;

/** A séance, converted only when it is needed. */
export type ScheduleEvent = Readonly<{
  id: number;
  guid: string;
  slug: string;
  page: string;
  date: string;
  /** `20:30` */
  start: string;
  end: string;
  /** `01:30` */
  duration: string;
  room: string;
  title: string;
  subtitle: string;
  track: string;
  type: string;
  language: string;
  abstract: string;
  description: string;
  people: readonly { id: number; guid: string; name: string; page: string }[];
  links: readonly { url: string; title: string }[];
  /** The address of its picture; empty where there is none. */
  logo: string;
}>;

export type ScheduleOptions = Readonly<{
  locale: Locale;
  /** The public address of this installation, without a final slash. */
  url: string;
  /** The path of the file itself. */
  path: string;
}>;

/** In pixels. */
const LOGO_WIDTH = 480;

type Timed = DocumentEvent & { day: string; startsAt: string; startInstant: string };
const isIn = (event: DocumentEvent): event is Timed =>
  event.status !== 'cancelled' && event.day !== null && event.startsAt !== null && event.startInstant !== null;

export function scheduleOf(document: PublicDocument, { locale, url, path }: ScheduleOptions): Schedule {
  const { festival } = document;
  const { timeZone, dayStartsAt } = festival;
  const rooms = roomsOf(document, locale);
  const logo = logoOf(document, 'light');
  const nowhere = { name: wordsOf(locale).say('noRoom'), guid: nameUuid(`${festival.uid} nowhere`), seats: null };
  const byDay = groupedBy(document.events.filter(isIn), (event) => event.day);
  // A séance with several rooms is listed in its main one, because a guid may occur only once in
  // the file.
  const roomOf = (event: DocumentEvent) => rooms.get(listedRoom(event) ?? 0) ?? nowhere;
  const startOf = (date: string) =>
    withOffset(toInstant(onFestivalDay(date, dayStartsAt, dayStartsAt), timeZone), timeZone);
  return {
    version: `${document.number}`,
    address: url + path,
    title: inLocale(festival.name, locale),
    acronym: acronymOf(festival.slug),
    startsOn: festival.startsOn,
    endsOn: festival.endsOn,
    timeZone,
    page: url + programmeBase(locale, festival.slug),
    color: festival.accent,
    logo: logo ? pictureAddress(document, url, logo, LOGO_WIDTH).address : '',
    tracks: document.themes.map((theme) => ({ name: inLocale(theme.name, locale), slug: theme.slug })),
    rooms: [...rooms.values()],
    days: document.days.map(({ date }, at) => {
      const inRooms = groupedBy(byDay.get(date) ?? [], roomOf);
      return {
        index: at + 1,
        date,
        start: startOf(date),
        end: startOf(addDays(date, 1)),
        // In the order of the rooms, as in the grid.
        rooms: [...rooms.values(), nowhere].flatMap((room) => {
          const events = inRooms.get(room);
          return events ? [{ room, events }] : [];
        }),
      };
    }),
  };
}

/** Rooms by number, each with a unique name: two « Salle 1 » are told apart by their venues. */
function roomsOf(document: PublicDocument, locale: Locale): Map<number, ScheduleRoom> {
  const { venues } = indexDocument(document);
  const named = document.rooms.map((room) => ({ room, name: inLocale(room.name, locale) || `${room.number}` }));
  const count = groupedBy(named, ({ name }) => name);
  const taken = new Set<string>();
  return new Map(
    named.map(({ room, name }) => {
      const isShared = (count.get(name)?.length ?? 0) > 1;
      const full = isShared ? `${name} – ${inLocale(venues.get(room.venue)?.name, locale)}` : name;
      const own = taken.has(full) ? `${full} (${room.number})` : full;
      taken.add(own);
      const guid = nameUuid(`${document.festival.uid} room ${room.number}`);
      return [room.number, { name: own, guid, seats: room.seats }];
    }),
  );
}

type EventWriter = (event: DocumentEvent, room: ScheduleRoom) => ScheduleEvent;

/** Converts séances of the document one by one. */
export function eventWriter(document: PublicDocument, { locale, url }: ScheduleOptions): EventWriter {
  const index = indexDocument(document);
  const { festival } = document;
  const words = wordsOf(locale);
  const paths = programmePaths(url + programmeBase(locale, festival.slug), locale);
  const mark = festival.isDemonstration ? `${words.say('demonstrationMark')} ` : '';
  const personOf = ({ number, uid, name }: DocumentPerson) => ({
    id: number,
    guid: guidOf(uid),
    name,
    page: paths.person({ number, name }),
  });
  return (event, room) => {
    const title = inLocale(event.title, locale) || words.term(`kind.${event.kind}`);
    const start = event.startInstant ?? event.createdAt;
    const minutes = minutesOf(event);
    const page = paths.event(event);
    return {
      id: event.number,
      guid: guidOf(event.uid),
      slug: slugOf(festival.slug, event.number, title),
      page,
      date: withOffset(start, festival.timeZone),
      start: (event.startsAt ?? '').slice(11, 16),
      end: withOffset(minutesFrom(start, minutes), festival.timeZone),
      duration: hourOfMinutes(minutes),
      room: room.name,
      title: mark + title,
      subtitle: inLocale(event.subtitle, locale),
      track: inLocale(index.themes.get(event.themes[0] ?? '')?.name, locale),
      type: inLocale(event.label, locale) || words.term(`kind.${event.kind}`),
      language: languageOf(event),
      abstract: abstractOf(event, index, locale),
      description: descriptionOf(event, index, words, page),
      people: [...new Set(event.people.map(({ person }) => person))].flatMap((number) => {
        const person = index.people.get(number);
        return person ? [personOf(person)] : [];
      }),
      links: [
        ...linksOf(event),
        ...filmsOfParts(event, index).flatMap(({ website, originalTitle, title }) =>
          /^https?:\/\//.test(website)
            ? [{ url: website, title: inLocale(title as Bilingual, locale) || originalTitle }]
            : [],
        ),
      ],
      logo: imageOfEvent(event, index, url) ?? '',
    };
  };
}

/** The links of a séance, by label or by address. */
const linksOf = ({ links = [] }: DocumentEvent) =>
  links.flatMap(({ address, label }) =>
    isWebAddress(address) ? [{ url: new URL(address).href, title: label || address }] : [],
  );

/**
 * At most a day, because the format has no more. A séance without an end lasts as long as its
 * parts, or an hour.
 */
function minutesOf({ startInstant, endInstant, items }: DocumentEvent): number {
  const stated = elapsedMinutes(startInstant, endInstant) ?? items.reduce((sum, { minutes }) => sum + minutes, 0);
  return Math.min(Math.max(stated || 60, 1), 24 * 60 - 1);
}

/** The text about a séance: its own, else those of its films. */
export const abstractOf = (event: DocumentEvent, index: DocumentIndex, locale: Locale): string =>
  inLocale(event.synopsis, locale) ||
  filmsOfParts(event, index)
    .map(({ synopsis }) => inLocale(synopsis, locale))
    .filter((text) => text !== '')
    .join('\n\n');

/**
 * The first language of its film, else of the séance; empty where unknown, because the festival's
 * language would be a guess.
 */
const languageOf = (event: DocumentEvent) =>
  [...event.items.flatMap(({ version }) => version?.spoken ?? []), ...(event.spoken ?? [])].find(isHeard) ?? '';

/** At least four letters, digits or underscores: both schemas accept nothing else. */
export const acronymOf = (festivalSlug: string) =>
  festivalSlug
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .padEnd(4, '_');

const slugOf = (festivalSlug: string, number: number, title: string) =>
  `${acronymOf(festivalSlug)}-${twoDigits(number)}-${slug(title) || 'seance'}`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A uid of another form, written by hand or by an older program, is converted to a UUID. */
const guidOf = (uid: string) => (UUID.test(uid) ? uid : nameUuid(`uid ${uid}`));
