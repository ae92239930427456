import { expect, it } from 'vitest';
import { roomsToldApart } from './told-apart.ts';

const venues = new Map([
  [1, { fr: 'Odéon' }],
  [2, { fr: 'Mairie', en: 'Town hall' }],
  [3, { fr: 'Grande salle' }],
]);
const called = (rooms: { venue: number; name: { fr?: string; en?: string } }[]) =>
  roomsToldApart(rooms, ({ venue }) => venues.get(venue)).map(({ name }) => name);

it('names a room with its venue where another is called the same in that language, and a venue called like its room once', () => {
  expect(
    called([
      { venue: 1, name: { fr: 'Grande salle' } },
      { venue: 1, name: { fr: 'Petite salle', en: 'Small room' } },
      { venue: 2, name: { fr: 'grande  salle', en: 'Great hall' } },
      { venue: 3, name: { fr: 'Grande salle' } },
    ]),
  ).toEqual([
    { fr: 'Odéon – Grande salle', en: 'Odéon – Grande salle' },
    { fr: 'Petite salle', en: 'Small room' },
    { fr: 'Mairie – grande  salle', en: 'Great hall' },
    { fr: 'Grande salle' },
  ]);
  expect(called([{ venue: 1, name: { fr: 'Salle 1' } }])).toEqual([{ fr: 'Salle 1' }]);
});
