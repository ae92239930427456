import { bareEvent } from '#lib/events/bare-event.ts';
import { twoDigits } from '#lib/time/calendar.ts';
import { undescribed } from '#lib/venues/schema.ts';
import type {
  Draft,
  DraftEvent,
  DraftFestival,
  DraftFilm,
  DraftItem,
  DraftPerson,
  DraftPresence,
  DraftRoom,
  DraftVenue,
  DraftVersion,
} from './draft.ts';

/**
 * Drafts made by hand for tests of pure rules: each function takes what the case is about and fills
 * in the rest with a complete, settled value, so that a test sees only the warning it provokes.
 */
const festivalOf = (own: Partial<DraftFestival> = {}): DraftFestival => ({
  id: 1,
  uid: '5f0c2f0e-0000-4000-8000-000000000001',
  slug: 'essai',
  name: { fr: 'Essai' },
  introduction: {},
  startsOn: '2026-11-28',
  endsOn: '2026-11-29',
  timeZone: 'Europe/Paris',
  locale: 'fr',
  dayStartsAt: '05:00',
  opensAt: '09:00',
  closesAt: '23:00',
  doorsMinutes: 10,
  clearMinutes: 10,
  betweenFilmsMinutes: 0,
  accent: null,
  secondColour: null,
  letters: 'bricolage',
  headStyle: 'letters',
  organiser: '',
  website: '',
  contactEmail: '',
  legalPublisher: '',
  legalAddress: '',
  legalDirector: '',
  legalHost: '',
  legalPhone: '',
  legalRegistration: '',
  privateDays: 90,
  accessibilityContact: '',
  legalText: {},
  privacyText: {},
  accessibilityText: {},
  accessibilityDuty: false,
  accessibilityState: 'not-audited',
  accessibilityStatement: {},
  isDemonstration: false,
  publicKey: '0000000000000001',
  nextNumber: 1000,
  templateId: null,
  previousId: null,
  version: 1,
  createdAt: '2026-01-01T09:00:00.000Z',
  ...own,
});

export const roomOf = (id: number, own: Partial<DraftRoom> = {}): DraftRoom => ({
  id,
  festivalId: 1,
  venueId: 1,
  number: 100 + id,
  name: { fr: `Salle ${id}`, en: `Room ${id}` },
  ...undescribed,
  seats: 80,
  position: id,
  version: 1,
  ...own,
});

/** Nobody has said where it is. */
export const venueOf = (id: number, own: Partial<DraftVenue> = {}): DraftVenue => ({
  id,
  festivalId: 1,
  number: 400 + id,
  name: { fr: `Lieu ${id}`, en: `Venue ${id}` },
  address: '',
  latitude: null,
  longitude: null,
  access: {},
  position: id,
  version: 1,
  ...own,
});

export const versionOf = (id: number, filmId: number, own: Partial<DraftVersion> = {}): DraftVersion => ({
  id,
  festivalId: 1,
  filmId,
  spoken: ['fr'],
  subtitles: [],
  sdh: false,
  ad: false,
  format: 'dcp',
  minutes: null,
  isOnlyCopy: false,
  position: 0,
  ...own,
});

export const filmOf = (id: number, own: Partial<DraftFilm> = {}): DraftFilm => ({
  id,
  festivalId: 1,
  number: 200 + id,
  originalTitle: `Film ${id}`,
  title: {},
  directors: [],
  writers: [],
  production: '',
  year: 2024,
  countries: [],
  minutes: 90,
  shortSynopsis: {},
  synopsis: { fr: 'Un film.' },
  contentNotes: [],
  contentIsSevere: false,
  rightsState: 'granted',
  rightsKind: 'public-projection',
  rightsNote: '',
  tags: [],
  announceable: 'yes',
  announceableFrom: null,
  neutralTitle: {},
  website: '',
  trailer: '',
  version: 1,
  versions: [versionOf(id * 10, id)],
  ...own,
});

export const personOf = (id: number, own: Partial<DraftPerson> = {}): DraftPerson => ({
  id,
  festivalId: 1,
  uid: `5f0c2f0e-0000-4000-8000-${String(id).padStart(12, '0')}`,
  number: 300 + id,
  name: `Personne ${id}`,
  organisation: '',
  title: {},
  bio: {},
  contact: '',
  ways: [],
  tags: [],
  arrivesAt: null,
  departsAt: null,
  version: 1,
  ...own,
});

/**
 * `id` is unique in the draft: 1001, 1002 … for the items of séance 10 when they come from
 * `eventOf`.
 */
export const itemOf = (id: number, own: Partial<DraftItem> = {}): DraftItem => ({
  id,
  festivalId: 1,
  eventId: 0,
  position: 0,
  kind: 'talk',
  title: {},
  minutes: 60,
  elastic: false,
  filmId: null,
  filmVersionId: null,
  access: [],
  ...own,
});

export const presenceOf = (personId: number, own: Partial<DraftPresence> = {}): DraftPresence => ({
  id: 0,
  festivalId: 1,
  eventId: 0,
  itemId: null,
  personId,
  role: 'speaker',
  presence: 'in-person',
  confirmation: 'confirmed',
  position: 0,
  ...own,
});

/** What freezing is told of a release of this number: one each day of October. */
export const releaseAt = (number: number) => ({ number, at: `2026-10-${twoDigits(number)}T09:00:00.000Z` });

/** A public talk of an hour in room 1, on 28 November at 14:00, that lacks nothing. */
export function eventOf(id: number, own: Partial<DraftEvent> = {}): DraftEvent {
  const event: DraftEvent = {
    ...bareEvent(1, id),
    uid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    title: { fr: `Séance ${id}`, en: `Event ${id}` },
    synopsis: { fr: 'Une séance.' },
    startsAt: '2026-11-28T14:00',
    createdAt: '2026-01-01T09:00:00.000Z',
    rooms: [{ roomId: 1, use: 'main' }],
    items: [itemOf(id * 100 + 1, { kind: 'other' })],
    ...own,
  };
  return {
    ...event,
    items: event.items.map((item, position) => ({ ...item, eventId: id, position })),
    people: event.people.map((presence, position) => ({ ...presence, id: id * 100 + position, eventId: id, position })),
  };
}

/**
 * A draft of these séances; the rooms, films and people they refer to exist unless the case gives
 * its own.
 */
export function draftOf(
  events: DraftEvent[],
  own: Partial<Omit<Draft, 'festival' | 'events'>> & { festival?: Partial<DraftFestival> } = {},
): Draft {
  const { festival, ...lists } = own;
  const ids = (found: (number | null)[]) => [...new Set(found)].flatMap((id) => (id === null ? [] : [id]));
  return {
    days: [],
    venues: [],
    walks: [],
    crews: [],
    themes: [],
    series: [],
    blocks: [],
    offers: [],
    pages: [],
    partners: [],
    pictures: [],
    rooms: ids(events.flatMap((event) => event.rooms.map((room) => room.roomId))).map((id) => roomOf(id)),
    films: ids(events.flatMap((event) => event.items.map((item) => item.filmId))).map((id) => filmOf(id)),
    people: ids(events.flatMap((event) => event.people.map((p) => p.personId))).map((id) => personOf(id)),
    ...lists,
    festival: festivalOf(festival),
    events,
  };
}
