import { expect, it } from 'vitest';
import { filmNamed, filmsFor, withoutArticle } from './title.ts';

const film = (id: number, originalTitle: string, own: { fr?: string; directors?: string[]; year?: number } = {}) => ({
  id,
  originalTitle,
  title: own.fr ? { fr: own.fr } : {},
  directors: own.directors ?? [],
  year: own.year ?? null,
});
const films = [
  film(1, 'Nosferatu', { directors: ['F. W. Murnau'], year: 1922 }),
  film(2, 'Nosferatu', { directors: ['Robert Eggers'], year: 2024 }),
  film(3, 'Heart of Fire', { fr: 'Cœur brûlé', directors: ['Éléonore Ça'] }),
];
const found = (typed: string, locale: 'fr' | 'en' = 'fr') => filmsFor(films, typed, locale).map(({ id }) => id);

it('finds films by the beginnings of words of title, director and year, without accents, in the order of titles', () => {
  expect(found('')).toEqual([3, 1, 2]);
  expect(found('', 'en')).toEqual([3, 1, 2]);
  expect(found('coeur')).toEqual([3]);
  expect(found('HEART')).toEqual([3]);
  expect(found('eleonore br')).toEqual([3]);
  expect(found('nosf 2024')).toEqual([2]);
  expect(found('murnau')).toEqual([1]);
  expect(found('feratu')).toEqual([]);
});

it('finds a film by its whole title, unless two have it', () => {
  expect(filmNamed(films, ' coeur BRULE ', 'fr')?.id).toBe(3);
  expect(filmNamed(films, 'Heart of Fire', 'fr')).toBeNull();
  expect(filmNamed(films, 'Heart of Fire', 'en')?.id).toBe(3);
  expect(filmNamed(films, 'Nosferatu', 'fr')).toBeNull();
  expect(filmNamed(films, '', 'fr')).toBeNull();
});

it.each([
  ['Le Sang et la Boue', 'fr', 'Sang et la Boue'],
  ['L’Âge d’or', 'fr', 'Âge d’or'],
  ['« Les Sentinelles »', 'fr', 'Sentinelles »'],
  ['Des hommes', 'fr', 'hommes'],
  ['Du côté de Marie', 'fr', 'Du côté de Marie'],
  ['Lettre à la mer', 'fr', 'Lettre à la mer'],
  ['A bout de souffle', 'fr', 'A bout de souffle'],
  ['A Quiet Shore', 'en', 'Quiet Shore'],
  ['Die Hard', 'en', 'Die Hard'],
  ['Die Welle', 'de', 'Welle'],
  ['De dijk en de dans', 'nl', 'dijk en de dans'],
  ['The Shore', null, 'Shore'],
  ['A bout de souffle', null, 'A bout de souffle'],
  ['Le', 'fr', 'Le'],
  ['Shio no michi', 'ja', 'Shio no michi'],
])('sorts %s (%s) under %s', (title, language, sorted) => {
  expect(withoutArticle(title, language)).toBe(sorted);
});
