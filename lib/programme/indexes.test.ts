import { expect, it } from 'vitest';
import { filmGroups, filmsByLetter, ordersOf, peopleByLetter, themesOfFilm } from './indexes.ts';
import { nearestVenues } from './place.ts';
import { exampleDocument, exampleFilm, examplePerson } from './testing.ts';

const spoken = (language: string) => [{ spoken: [language], subtitles: [], sdh: false, ad: false }];
const films = [
  exampleFilm({ number: 1, originalTitle: 'The Quiet Shore', countries: ['GB'], versions: spoken('en') }),
  exampleFilm({
    number: 2,
    originalTitle: 'Shio',
    title: { fr: 'Le Sel' },
    countries: ['JP'],
    directors: ['Aya Mori'],
  }),
  exampleFilm({ number: 3, originalTitle: 'Écume', countries: ['FR', 'JP'], directors: ['Aya Mori', 'Jo Alba'] }),
  exampleFilm({ number: 4, originalTitle: '36 vues' }),
];
const document = exampleDocument({ films });

it('lists films by the title their reader sees, without its article', () => {
  const listed = (locale: 'fr' | 'en') =>
    filmsByLetter(document, locale).map(([letter, found]) => [letter, found.map(({ number }) => number)]);
  expect(listed('fr')).toEqual([
    ['0–9', [4]],
    ['E', [3]],
    ['Q', [1]],
    ['S', [2]],
  ]);
  expect(listed('en').at(-1)).toEqual(['S', [2]]);
});

it('lists people by family name', () => {
  const people = ['Zoé Amar', 'Karim Benali', 'Ana Élie'].map((name, number) => examplePerson({ number, name }));
  const letters = peopleByLetter(exampleDocument({ people }), 'fr');
  expect(letters.map(([letter, [person]]) => [letter, person?.name])).toEqual([
    ['A', 'Zoé Amar'],
    ['B', 'Karim Benali'],
    ['E', 'Ana Élie'],
  ]);
});

it('lists a film under each of its countries and directors, and films without any last', () => {
  const groups = (order: Parameters<typeof filmGroups>[1]) =>
    filmGroups(document, order, 'fr').map(({ key, films: found }) => [key, found.map(({ number }) => number)]);
  expect(groups('by-country')).toEqual([
    ['FR', [3]],
    ['JP', [3, 2]],
    ['GB', [1]],
    [null, [4]],
  ]);
  expect(groups('by-director')).toEqual([
    ['Jo Alba', [3]],
    ['Aya Mori', [3, 2]],
    [null, [4, 1]],
  ]);
});

it('takes the themes of a film from its séances, and offers no order with a single group', () => {
  expect(themesOfFilm(exampleDocument(), 4)).toEqual(['extraction']);
  expect(themesOfFilm(exampleDocument(), 5)).toEqual([]);
  expect(ordersOf(exampleDocument())).toEqual(['by-theme', 'by-country', 'by-director']);
  expect(ordersOf(exampleDocument({ events: [], films: [exampleFilm({ number: 1, originalTitle: 'Un' })] }))).toEqual(
    [],
  );
});

it('lists the distances to other places, the nearest first, without places that have no position', () => {
  const venue = { name: {}, address: '', latitude: null, longitude: null, access: {} };
  const room = { name: {}, kind: 'room' as const, seats: null, wheelchairPlaces: null };
  const somewhere = exampleDocument({
    venues: [1, 2, 3, 4].map((number) => ({ ...venue, number })),
    rooms: [
      { ...room, number: 11, venue: 1 },
      { ...room, number: 14, venue: 4, kind: 'online' },
    ],
    walks: [
      { from: 1, to: 2, minutes: 12 },
      { from: 3, to: 1, minutes: 4 },
      { from: 1, to: 4, minutes: 1 },
    ],
  });
  const near = (number: number) => nearestVenues(somewhere, number).map(({ to, minutes }) => [to.number, minutes]);
  expect(near(1)).toEqual([
    [3, 4],
    [2, 12],
  ]);
  expect(near(4)).toEqual([]);
});
