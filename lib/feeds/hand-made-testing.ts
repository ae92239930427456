import type { DocumentEvent, DocumentItem, PublicDocument } from '#lib/model/documents.ts';
import type { Released } from '#lib/programme/released.ts';

/**
 * A small published programme for the tests of feeds: one projection with its debate, in one room
 * of one venue.
 */
export function handMade(changes: {
  festival?: Partial<PublicDocument['festival']>;
  document?: Partial<PublicDocument>;
  events?: readonly Partial<DocumentEvent>[];
}): Released {
  const document: PublicDocument = {
    format: 1,
    number: 3,
    publishedAt: '2026-11-20T18:04:09.500Z',
    note: {},
    festival: {
      uid: 'f',
      slug: 'nel',
      name: { fr: 'Numérique En Lumière', en: 'Digital In Light' },
      introduction: {},
      startsOn: '2026-11-28',
      endsOn: '2026-11-29',
      timeZone: 'Europe/Paris',
      locale: 'fr',
      dayStartsAt: '05:00',
      accent: null,
      organiser: '',
      website: '',
      contactEmail: '',
      legal: { publisher: '', address: '', director: '', host: '' },
      accessibilityContact: '',
      isDemonstration: false,
      ...changes.festival,
    },
    days: [
      { date: '2026-11-28', title: {}, introduction: {}, offers: [] },
      { date: '2026-11-29', title: {}, introduction: {}, offers: [] },
    ],
    venues: [
      {
        number: 1,
        name: { fr: 'Maison' },
        address: '1 rue X\n75000 Paris',
        latitude: 48.85,
        longitude: 2.35,
        access: {},
      },
      { number: 2, name: { fr: 'Jardin' }, address: '', latitude: null, longitude: null, access: {} },
    ],
    rooms: [
      { number: 3, venue: 1, name: { fr: 'Auditorium' }, kind: 'room', seats: 80, wheelchairPlaces: 2 },
      { number: 4, venue: 1, name: { fr: 'Petite salle' }, kind: 'room', seats: 30, wheelchairPlaces: null },
      { number: 5, venue: 2, name: { fr: 'Jardin' }, kind: 'outdoor', seats: null, wheelchairPlaces: null },
      { number: 6, venue: 2, name: { fr: 'En ligne' }, kind: 'online', seats: null, wheelchairPlaces: null },
    ],
    films: [
      {
        number: 7,
        originalTitle: 'Blood and Mud',
        title: { fr: 'Le sang et la boue' },
        directors: ['A. Auteur', 'B. Autrice'],
        writers: [],
        production: '',
        year: 2024,
        countries: ['FR'],
        minutes: 94,
        synopsis: {},
        contentNotes: [{ fr: 'évoque un conflit armé', en: 'refers to an armed conflict' }],
        website: '',
        versions: [],
      },
    ],
    people: [
      { number: 8, uid: 'p8', name: 'C. Conférencier', organisation: 'Collectif', title: {}, bio: {} },
      { number: 9, uid: 'p9', name: 'D. Animatrice', organisation: '', title: { fr: 'journaliste' }, bio: {} },
    ],
    themes: [{ slug: 'mines', name: { fr: 'Mines, minerais', en: 'Mines' } }],
    series: [],
    offers: [],
    blocks: [],
    events: (changes.events ?? [{}]).map((event, i) => handMadeEvent({ uid: `u${i}`, number: 12 + i, ...event })),
    ...changes.document,
  };
  return {
    festivalId: 1,
    slug: document.festival.slug,
    publicKey: 'k',
    host: null,
    number: document.number,
    sha256: 'sha',
    changedAt: document.publishedAt,
    document,
  };
}

export const handMadeItem = (changes: Partial<DocumentItem>): DocumentItem => ({
  kind: 'debate',
  title: {},
  film: null,
  version: null,
  startsAt: '2026-11-28T11:09',
  endsAt: '2026-11-28T11:45',
  minutes: 36,
  isApproximate: false,
  startIsApproximate: false,
  access: [],
  isHidden: false,
  ...changes,
});

const introduction = handMadeItem({ kind: 'introduction', startsAt: '2026-11-28T09:30', endsAt: '2026-11-28T09:35' });
const film = handMadeItem({
  kind: 'film',
  film: 7,
  version: { spoken: ['sw'], subtitles: ['fr'], sdh: false, ad: false },
  startsAt: '2026-11-28T09:35',
  endsAt: '2026-11-28T11:09',
  minutes: 94,
});

export function handMadeEvent(changes: Partial<DocumentEvent>): DocumentEvent {
  return {
    uid: 'u',
    number: 12,
    kind: 'screening',
    label: {},
    title: { fr: 'Le sang et la boue' },
    subtitle: {},
    synopsis: {},
    status: 'planned',
    cancellationReason: {},
    isPostponed: false,
    admission: 'start',
    day: '2026-11-28',
    startsAt: '2026-11-28T09:30',
    endsAt: '2026-11-28T11:45',
    startInstant: '2026-11-28T08:30:00.000Z',
    endInstant: '2026-11-28T10:45:00.000Z',
    endIsApproximate: false,
    timeIsToConfirm: false,
    rooms: [{ room: 3, use: 'main' }],
    items: [introduction, film, handMadeItem({})],
    people: [],
    themes: ['mines'],
    capacity: null,
    series: null,
    continues: null,
    endsAtVenue: null,
    availableUntil: null,
    offers: [],
    replaces: null,
    sequence: 2,
    createdAt: '2026-10-01T12:00:05.000Z',
    changedAt: '2026-11-10T18:04:09.000Z',
    ...changes,
  };
}
