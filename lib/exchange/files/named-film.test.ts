import { describe, expect, it } from 'vitest';
import type { DraftFilm } from '#lib/model/draft.ts';
import { filmOf } from '#lib/model/draft-testing.ts';
import { filmsByName, nameOfFilm } from './named-film.ts';

const film = (id: number, originalTitle: string, own: Partial<DraftFilm> = {}) =>
  filmOf(id, { originalTitle, directors: [], year: null, ...own });

const films = [
  film(1, 'Le sang et la boue', { year: 2024, title: { en: 'Blood and Mud' } }),
  film(2, 'Nuit', { year: 2019, directors: ['Awa Diop'] }),
  film(3, 'Nuit', { year: 2021, directors: ['Luc Roy'] }),
];
const find = filmsByName(films);
const id = (text: string) => {
  const found = find(text);
  return found === null || found === 'several' ? found : found.id;
};

describe('a film in a list of séances', () => {
  it.each([
    ['Le sang et la boue', 1],
    ['sang & la boue (2024)', 1],
    ['BLOOD AND MUD', 1],
    ['Le sang et la boue, de Quelqu’un', 1],
    ['Nuit', 'several'],
    ['Nuit (2019)', 2],
    ['Nuit [Luc Roy]', 3],
    ['Nuit de Awa Diop', 2],
    ['Jour', null],
    ['', null],
  ])('%s', (text, expected) => expect(id(text)).toBe(expected));

  it('is written so that it is found again', () =>
    expect(films.map((one) => find(nameOfFilm(one, find)))).toEqual(films));
});
