import { expect, it } from 'vitest';
import { feedPaths, programmePaths, usualPages } from './programme-paths.ts';

it('writes « & » as a word in the language of an address, and leaves those of calendars unchanged', () => {
  const film = { number: 4, title: { fr: 'Son & image', en: 'Sound & image' } };
  const person = { number: 8, name: 'Simon & Fils' };
  const [fr, en] = [programmePaths('/fr', 'fr'), programmePaths('/en', 'en')];
  expect([fr.film(film), en.film(film)]).toEqual(['/fr/films/4-son-et-image', '/en/films/4-sound-and-image']);
  expect([fr.person(person), en.person(person)]).toEqual(['/fr/people/8-simon-et-fils', '/en/people/8-simon-and-fils']);
  expect(feedPaths('nel').film(film)).toBe('/feeds/nel/films/4-son-and-image.ics');
});

it('finds each usual page at its name', () => {
  const paths = programmePaths('/fr', 'fr');
  expect(usualPages.map((page) => paths[page]())).toEqual(usualPages.map((page) => `/fr/${page}`));
});
