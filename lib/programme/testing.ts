import type {
  DocumentBlock,
  DocumentEvent,
  DocumentFilm,
  DocumentItem,
  DocumentPerson,
  DocumentPicture,
  DocumentPresence,
  PublicDocument,
} from '#lib/model/documents.ts';

const PUBLISHED_AT = '2026-05-20T16:00:00.000Z';

/** A film of a made-up programme; everything nobody stated is unknown. */
export const exampleFilm = (film: Partial<DocumentFilm> & { number: number; originalTitle: string }): DocumentFilm => ({
  title: {},
  directors: [],
  writers: [],
  production: '',
  year: null,
  countries: [],
  minutes: null,
  synopsis: {},
  contentNotes: [],
  website: '',
  versions: [],
  ...film,
});

export const examplePerson = (person: Partial<DocumentPerson> & { number: number; name: string }): DocumentPerson => ({
  uid: `00000000-0000-4000-8000-0000000001${String(person.number).padStart(2, '0')}`,
  organisation: '',
  title: {},
  bio: {},
  ...person,
});

export const exampleItem = (item: Partial<DocumentItem> & Pick<DocumentItem, 'kind'>): DocumentItem => ({
  title: {},
  film: null,
  version: null,
  startsAt: null,
  startIsApproximate: false,
  endsAt: null,
  minutes: 0,
  isApproximate: false,
  access: [],
  isHidden: false,
  ...item,
});

export const examplePresence = (presence: Partial<DocumentPresence> & { person: number }): DocumentPresence => ({
  role: 'speaker',
  presence: 'in-person',
  isTentative: false,
  item: null,
  ...presence,
});

/** A séance in room 2. Its day is the date of its start unless it says otherwise. */
export const exampleEvent = (
  event: Partial<DocumentEvent> & { number: number; title: DocumentEvent['title'] },
): DocumentEvent => ({
  uid: `00000000-0000-4000-8000-0000000002${String(event.number).padStart(2, '0')}`,
  kind: 'screening',
  label: {},
  subtitle: {},
  synopsis: {},
  status: 'planned',
  cancellationReason: {},
  isPostponed: false,
  admission: 'start',
  day: event.startsAt?.slice(0, 10) ?? null,
  startsAt: null,
  endsAt: null,
  startInstant: event.startsAt ? `${event.startsAt}:00.000Z` : null,
  endInstant: event.endsAt ? `${event.endsAt}:00.000Z` : null,
  endIsApproximate: false,
  timeIsToConfirm: false,
  rooms: [{ room: 2, use: 'main' }],
  items: [],
  people: [],
  themes: [],
  capacity: null,
  series: null,
  continues: null,
  endsAtVenue: null,
  availableUntil: null,
  offers: [],
  replaces: null,
  sequence: 1,
  createdAt: PUBLISHED_AT,
  changedAt: PUBLISHED_AT,
  ...event,
});

export const exampleBlock = (
  block: Partial<DocumentBlock> & Pick<DocumentBlock, 'startsAt' | 'endsAt'>,
): DocumentBlock => ({
  kind: 'break',
  title: {},
  day: block.startsAt.slice(0, 10),
  rooms: [],
  ...block,
});

/** A picture of the made-up festival, for its site; its logo unless it says otherwise. */
export const examplePicture = (hash: string, changes: Partial<DocumentPicture> = {}): DocumentPicture => ({
  of: 'festival',
  use: 'logo',
  hash,
  format: 'png',
  width: 600,
  height: 200,
  colour: '#ffffff',
  alt: {},
  credit: '',
  focal: [50, 50],
  purposes: ['site'],
  until: null,
  ...changes,
});

/**
 * A made-up festival of two days, two venues and three rooms, with one séance of every sort that
 * pages treat apart: a film and its debate, several films of unknown length, a talk to confirm, a
 * cancelled and a postponed show, a replaced film, a drop-in exhibition, a night screening and one
 * without a date.
 */
export function exampleDocument(changes: Partial<PublicDocument> = {}): PublicDocument {
  return {
    format: 1,
    number: 3,
    publishedAt: PUBLISHED_AT,
    note: { fr: 'Le débat du samedi est interprété en LSF.' },
    festival: {
      uid: '00000000-0000-4000-8000-000000000001',
      slug: 'ecrans-ouverts',
      name: { fr: 'Écrans ouverts', en: 'Open Screens' },
      introduction: { fr: 'Deux jours de films et de débats.', en: 'Two days of films and debates.' },
      startsOn: '2026-06-06',
      endsOn: '2026-06-07',
      timeZone: 'Europe/Paris',
      locale: 'fr',
      dayStartsAt: '05:00',
      accent: null,
      organiser: 'Association Écrans ouverts',
      website: 'https://ecrans.example.org',
      contactEmail: 'bonjour@ecrans.example.org',
      legal: { publisher: '', address: '', director: '', host: '' },
      accessibilityContact: '',
      isDemonstration: false,
    },
    days: [
      { date: '2026-06-06', title: { fr: 'Jour 1', en: 'Day 1' }, introduction: {}, offers: [] },
      {
        date: '2026-06-07',
        title: { fr: 'Jour 2', en: 'Day 2' },
        introduction: { fr: 'La journée du numérique.' },
        offers: [],
      },
    ],
    venues: [
      {
        number: 1,
        name: { fr: 'Auditorium' },
        address: '1 place de la Lanterne',
        latitude: 48.88,
        longitude: 2.36,
        access: { fr: 'Métro à 200 m, entrée de plain-pied.' },
      },
      { number: 20, name: { fr: 'Médiathèque' }, address: '', latitude: null, longitude: null, access: {} },
    ],
    rooms: [
      {
        number: 2,
        venue: 1,
        name: { fr: 'Grande salle', en: 'Main hall' },
        kind: 'room',
        seats: 200,
        wheelchairPlaces: 4,
      },
      { number: 3, venue: 1, name: { fr: 'Foyer' }, kind: 'room', seats: 40, wheelchairPlaces: null },
      { number: 21, venue: 20, name: { fr: 'Salle de lecture' }, kind: 'room', seats: null, wheelchairPlaces: null },
    ],
    films: [
      exampleFilm({
        number: 4,
        originalTitle: 'Terre rare',
        title: { en: 'Rare Earth' },
        directors: ['Awa Diop', 'Luc Martin'],
        year: 2024,
        countries: ['FR', 'DE'],
        minutes: 94,
        synopsis: { fr: 'Une mine, une vallée, ceux qui y vivent.', en: 'A mine, a valley, those who live there.' },
        contentNotes: [{ fr: 'évoque un conflit armé', en: 'speaks of an armed conflict' }],
        versions: [{ spoken: ['sw', 'fr'], subtitles: ['fr'], sdh: false, ad: false }],
      }),
      exampleFilm({ number: 5, originalTitle: 'Silent Forge', minutes: 14, year: 2023 }),
      exampleFilm({ number: 6, originalTitle: 'Behind Glass' }),
      exampleFilm({
        number: 7,
        originalTitle: 'Nuit blanche',
        directors: ['Inès Roy'],
        minutes: 80,
        versions: [{ spoken: ['fr'], subtitles: [], sdh: true, ad: false }],
      }),
    ],
    people: [
      examplePerson({
        number: 8,
        name: 'Zoé Laurent',
        organisation: 'Collectif Lumière',
        title: { fr: 'chercheuse', en: 'researcher' },
        bio: { fr: 'Elle étudie les mines.' },
      }),
      examplePerson({ number: 9, name: 'Karim Benali' }),
    ],
    themes: [{ slug: 'extraction', name: { fr: 'Extraction', en: 'Mining' } }],
    series: [],
    offers: [{ kind: 'free', label: { fr: 'Entrée libre', en: 'Free entry' }, price: {}, address: '', opensAt: null }],
    events: [
      exampleEvent({
        number: 19,
        title: { fr: 'Câbles et lumières', en: 'Cables and lights' },
        kind: 'exhibition',
        admission: 'drop-in',
        startsAt: '2026-06-06T09:00',
        endsAt: '2026-06-06T18:00',
        rooms: [{ room: 3, use: 'main' }],
      }),
      exampleEvent({
        number: 10,
        title: { fr: 'Terre rare', en: 'Rare Earth' },
        label: { fr: 'Projection-débat', en: 'Film and debate' },
        startsAt: '2026-06-06T09:30',
        endsAt: '2026-06-06T11:45',
        items: [
          exampleItem({
            kind: 'introduction',
            startsAt: '2026-06-06T09:30',
            endsAt: '2026-06-06T09:35',
            minutes: 5,
            access: ['loop'],
          }),
          exampleItem({
            kind: 'film',
            film: 4,
            version: { spoken: ['sw', 'fr'], subtitles: ['fr'], sdh: false, ad: false },
            startsAt: '2026-06-06T09:35',
            endsAt: '2026-06-06T11:09',
            minutes: 94,
            access: ['loop'],
          }),
          exampleItem({
            kind: 'debate',
            startsAt: '2026-06-06T11:09',
            endsAt: '2026-06-06T11:45',
            minutes: 36,
            access: ['loop', 'lsf'],
          }),
        ],
        people: [
          examplePresence({ person: 9, role: 'moderator', item: 2 }),
          examplePresence({ person: 8, item: 2, presence: 'video', isTentative: true }),
        ],
        themes: ['extraction'],
      }),
      exampleEvent({
        number: 11,
        title: { fr: 'Intervention de Zoé Laurent', en: 'A talk by Zoé Laurent' },
        kind: 'talk',
        startsAt: '2026-06-06T13:00',
        endsAt: '2026-06-06T13:50',
        timeIsToConfirm: true,
        items: [exampleItem({ kind: 'talk', startsAt: '2026-06-06T13:00', endsAt: '2026-06-06T13:50', minutes: 50 })],
        people: [examplePresence({ person: 8 })],
      }),
      exampleEvent({
        number: 12,
        title: { fr: 'Trois films', en: 'Three films' },
        label: { fr: 'Trois films, puis débat', en: 'Three films, then a debate' },
        startsAt: '2026-06-06T14:10',
        endsAt: '2026-06-06T16:54',
        endIsApproximate: true,
        items: [
          exampleItem({ kind: 'film', film: 5, startsAt: '2026-06-06T14:10', endsAt: '2026-06-06T14:24', minutes: 14 }),
          exampleItem({
            kind: 'film',
            film: 6,
            startsAt: '2026-06-06T14:24',
            endsAt: '2026-06-06T15:24',
            minutes: 60,
            isApproximate: true,
          }),
          exampleItem({
            kind: 'film',
            isHidden: true,
            startIsApproximate: true,
            startsAt: '2026-06-06T15:24',
            endsAt: '2026-06-06T16:24',
            minutes: 60,
            isApproximate: true,
          }),
          exampleItem({
            kind: 'debate',
            startIsApproximate: true,
            startsAt: '2026-06-06T16:24',
            endsAt: '2026-06-06T16:54',
            minutes: 30,
          }),
        ],
      }),
      exampleEvent({
        number: 13,
        title: { fr: 'Noces d’étain' },
        kind: 'show',
        status: 'cancelled',
        cancellationReason: { fr: 'L’artiste est souffrante.' },
        startsAt: '2026-06-06T18:30',
        endsAt: '2026-06-06T19:30',
        items: [exampleItem({ kind: 'show', startsAt: '2026-06-06T18:30', endsAt: '2026-06-06T19:30', minutes: 60 })],
      }),
      exampleEvent({
        number: 14,
        title: { fr: 'Nuit blanche' },
        replaces: { fr: 'La Longue Veille' },
        day: '2026-06-06',
        startsAt: '2026-06-07T00:30',
        endsAt: '2026-06-07T01:50',
        items: [
          exampleItem({
            kind: 'film',
            film: 7,
            version: { spoken: ['fr'], subtitles: [], sdh: true, ad: false },
            startsAt: '2026-06-07T00:30',
            endsAt: '2026-06-07T01:50',
            minutes: 80,
          }),
        ],
      }),
      exampleEvent({
        number: 15,
        title: { fr: 'Terre rare', en: 'Rare Earth' },
        startsAt: '2026-06-07T10:00',
        endsAt: '2026-06-07T11:34',
        rooms: [
          { room: 21, use: 'main' },
          { room: 3, use: 'overflow' },
        ],
        items: [
          exampleItem({ kind: 'film', film: 4, startsAt: '2026-06-07T10:00', endsAt: '2026-06-07T11:34', minutes: 94 }),
        ],
        offers: [
          {
            kind: 'registration',
            label: { fr: 'Réserver' },
            price: { fr: 'prix libre' },
            address: 'https://ecrans.example.org/reserver',
            opensAt: '2026-06-01T10:00',
          },
        ],
      }),
      exampleEvent({
        number: 16,
        title: { fr: 'Atelier réparation' },
        kind: 'workshop',
        status: 'cancelled',
        isPostponed: true,
      }),
      exampleEvent({ number: 17, title: { fr: 'Table ronde de clôture' }, kind: 'panel', rooms: [] }),
    ],
    blocks: [
      exampleBlock({
        title: { fr: 'Pause de midi', en: 'Lunch break' },
        startsAt: '2026-06-06T11:45',
        endsAt: '2026-06-06T13:00',
      }),
    ],
    ...changes,
  };
}
