import { expect, it } from 'vitest';
import { roomPlaces } from './room-places.ts';

const said = (lines: string[], known: { venues?: string[]; rooms?: string[] } = {}) =>
  roomPlaces(lines, { venues: known.venues ?? [], rooms: known.rooms ?? [] }).map(({ room, venue, address }) =>
    [room, venue, address].join(' / '),
  );

it.each<[string, string]>([
  ['Salle 2, Cinéma Le Rex', 'Salle 2 / Cinéma Le Rex / '],
  ['Cinéma Le Rex – Salle 2', 'Salle 2 / Cinéma Le Rex / '],
  ['Cinéma Le Rex - Salle 2, 3 rue des Lilas, 75020 Paris', 'Salle 2 / Cinéma Le Rex / 3 rue des Lilas, 75020 Paris'],
  ['Le Rex (Studio B)', 'Studio B / Le Rex / '],
  [
    'Médiathèque Jean-Macé, 12 bis avenue Foch, 69007 Lyon',
    'Médiathèque Jean-Macé / Médiathèque Jean-Macé / 12 bis avenue Foch, 69007 Lyon',
  ],
  ['Amphi A, 2e étage', 'Amphi A, 2e étage /  / '],
  ['Amphi A, 2e étage, Faculté de droit', 'Amphi A, 2e étage / Faculté de droit / '],
  ['Janson', 'Janson /  / '],
  ['Agora, Maison du peuple', 'Agora / Maison du peuple / '],
  ['Maison du peuple – Agora', 'Agora / Maison du peuple / '],
  ['Saint-Michel', 'Saint-Michel /  / '],
])('%s', (line, expected) => {
  expect(said([line])).toEqual([expected]);
});

it('knows the venue by what the lines of the file share', () => {
  expect(said(['Rex – Lune', 'Rex – Soleil', 'Lune – Rex'])).toEqual([
    'Lune / Rex / ',
    'Soleil / Rex / ',
    'Lune / Rex / ',
  ]);
  expect(said(['Rouge, Rex', 'Rex, Bleu'])).toEqual(['Rouge / Rex / ', 'Bleu / Rex / ']);
});

it('knows a venue of the festival, and splits no known name', () => {
  expect(said(['Lune – Le Palais'], { venues: ['Lune'] })).toEqual(['Le Palais / Lune / ']);
  expect(said(['Salle verte, bleue – rouge'], { rooms: ['Salle verte, bleue – rouge'] })).toEqual([
    'Salle verte, bleue – rouge /  / ',
  ]);
});
