import type { RoomAccess } from '#db/enums.ts';
import type { PlanBlock, PlanOffer, PlanRoom } from '#lib/festivals/plan.ts';
import type { ProgrammeTemplate } from './programme.ts';
import { sixDaysFilms } from './six-days-films.ts';
import { both, dayOf, FIRST_DAY } from './six-days-parts.ts';
import { sixDaysPeople } from './six-days-people.ts';
import { seances } from './six-days-seances.ts';

const plain = {
  doorsMinutes: null,
  clearMinutes: null,
  opensAt: null,
  closesAt: null,
  lacks: [] satisfies RoomAccess[],
};
const LIGHTHOUSE = 0;
const LIBRARY = 1;

/** In the order of `roomKeys`. */
const rooms: PlanRoom[] = [
  {
    ...plain,
    venue: LIGHTHOUSE,
    name: both('Grande salle', 'Main screen'),
    kind: 'room',
    seats: 320,
    wheelchairPlaces: 8,
    abilities: ['dcp', 'file', 'video-call', 'microphone', 'loop', 'captions', 'wheelchair', 'audiodescription'],
  },
  {
    ...plain,
    venue: LIGHTHOUSE,
    name: both('Petite salle', 'Small screen'),
    kind: 'room',
    seats: 90,
    wheelchairPlaces: 3,
    abilities: ['dcp', 'file', 'microphone', 'captions', 'wheelchair', 'audiodescription'],
  },
  {
    ...plain,
    venue: LIBRARY,
    name: both('Auditorium', 'Auditorium'),
    kind: 'room',
    seats: 140,
    wheelchairPlaces: 4,
    abilities: ['file', 'video-call', 'microphone', 'loop', 'wheelchair'],
  },
  {
    ...plain,
    venue: LIBRARY,
    name: both('Atelier', 'Workshop'),
    kind: 'room',
    seats: 40,
    wheelchairPlaces: 2,
    abilities: ['file', 'wheelchair'],
  },
];

const blocks: PlanBlock[] = [
  { kind: 'set-up', title: both('Montage', 'Set-up'), startsAt: `${dayOf(1)}T09:30`, minutes: 210, rooms: [] },
  ...[2, 3, 4, 5, 6].map(
    (day): PlanBlock => ({
      kind: 'break',
      title: both('Pause déjeuner', 'Lunch break'),
      startsAt: `${dayOf(day)}T12:45`,
      minutes: 65,
      rooms: [],
    }),
  ),
];

const nowhere = { day: null, series: null, event: null } as const;
const eventOf = (title: string) => seances.findIndex((event) => event.title.fr?.startsWith(title));
const offers: PlanOffer[] = [
  {
    ...nowhere,
    kind: 'paid',
    label: both('Une séance', 'One screening'),
    price: both('7 €, réduit 5 €', '€7, reduced €5'),
  },
  {
    ...nowhere,
    kind: 'pass',
    label: both('Pass six jours', 'Six-day pass'),
    price: both('60 €, réduit 40 €', '€60, reduced €40'),
  },
  {
    ...nowhere,
    day: 4,
    kind: 'pass',
    label: both('Pass du samedi', 'Saturday pass'),
    price: both('18 €', '€18'),
  },
  ...[0, 1].map(
    (series): PlanOffer => ({
      ...nowhere,
      series,
      kind: 'registration',
      label: both('Les deux séances', 'Both parts'),
      price: both('Gratuit, sur inscription', 'Free, on registration'),
    }),
  ),
  {
    ...nowhere,
    event: eventOf('Ouverture'),
    kind: 'registration',
    label: both('Invitation', 'Invitation'),
    price: both('Gratuit, sur inscription', 'Free, on registration'),
  },
  {
    ...nowhere,
    event: eventOf('« Brume'),
    kind: 'paid',
    label: both('Ciné-concert', 'Film concert'),
    price: both('12 €, réduit 8 €', '€12, reduced €8'),
  },
  ...seances.flatMap((event, at): PlanOffer[] =>
    event.kind === 'talk' || event.kind === 'panel' || event.kind === 'exhibition'
      ? [{ ...nowhere, event: at, kind: 'free', label: both('Entrée libre', 'Free entry'), price: {} }]
      : [],
  ),
];

/**
 * A bigger festival than most begin with, so that one sees how it looks: six days, two venues, four rooms. Everything in it is invented and says so, films and people
 * first; nothing of it is a fact about anybody.
 */
export const sixDays: ProgrammeTemplate = {
  id: 'six-jours-quatre-salles',
  name: both('Six jours, quatre salles', 'Six days, four rooms'),
  summary: both(
    'Un exemple inventé, d’une ouverture à une clôture : projections et débats, doubles programmes, courts, ciné-concert, ateliers en deux temps, séances accessibles, pauses et tarifs.',
    'An invented example, from an opening to a closing: screenings and debates, double bills, shorts, a film concert, workshops in two parts, accessible screenings, breaks and prices.',
  ),
  isInvented: true,
  startsOn: FIRST_DAY,
  days: [
    { title: both('Mardi, l’ouverture', 'Tuesday, the opening') },
    { title: both('Mercredi, les métiers', 'Wednesday, trades') },
    { title: both('Jeudi, l’estran', 'Thursday, the foreshore') },
    { title: both('Vendredi, les îles', 'Friday, islands') },
    { title: both('Samedi, en famille', 'Saturday, with the family') },
    { title: both('Dimanche, la clôture', 'Sunday, the closing') },
  ],
  timeZone: 'Europe/Paris',
  opensAt: '09:30',
  closesAt: '00:30',
  dayStartsAt: '05:00',
  doorsMinutes: 10,
  clearMinutes: 10,
  betweenFilmsMinutes: 0,
  venues: [
    {
      name: both('Cinéma Le Phare (lieu inventé)', 'Le Phare cinema (invented place)'),
      address: '',
      latitude: null,
      longitude: null,
      access: {},
    },
    {
      name: both('Médiathèque du Môle (lieu inventé)', 'Môle library (invented place)'),
      address: '',
      latitude: null,
      longitude: null,
      access: {},
    },
  ],
  rooms,
  plan: {
    themes: [
      { slug: 'estran', name: both('L’estran', 'The foreshore') },
      { slug: 'sel', name: both('Le sel', 'Salt') },
      { slug: 'metiers', name: both('Les métiers', 'Trades') },
      { slug: 'iles', name: both('Les îles', 'Islands') },
      { slug: 'demain', name: both('Demain, la côte', 'Tomorrow, the coast') },
    ],
    films: Object.values(sixDaysFilms),
    people: Object.values(sixDaysPeople),
    series: [
      {
        title: both('Écouter la marée', 'Listening to the Tide'),
        introduction: both('Un atelier de son en deux matinées.', 'A sound workshop over two mornings.'),
      },
      {
        title: both('Filmer un geste', 'Filming a Gesture'),
        introduction: both('Un atelier d’image en deux temps.', 'A camera workshop in two parts.'),
      },
    ],
    events: [...seances],
    blocks,
    offers,
    missingMinutes: 0,
  },
};
