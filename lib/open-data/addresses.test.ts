import { expect, it } from 'vitest';
import { exampleDocument } from '#lib/programme/testing.ts';
import { openAddresses, openSections } from './addresses.ts';
import { openFileNames } from './files.ts';

const pathsIn = (locale: 'fr' | 'en', changes = {}) =>
  openSections.flatMap((section) => openAddresses(exampleDocument(changes), locale)[section].map(({ path }) => path));

it('names every file and every resource, in the reader’s language where it is not the festival’s', () => {
  for (const name of openFileNames) expect(pathsIn('fr')).toContain(`/feeds/ecrans-ouverts/${name}`);
  expect(pathsIn('en')).toContain('/feeds/ecrans-ouverts/programme.csv?lang=en');
  expect(pathsIn('en')).toContain('/feeds/ecrans-ouverts/programme.ics?lang=en');
  expect(pathsIn('en').filter((path) => path.startsWith('/api/') && path.includes('?'))).toEqual([]);
  expect(new Set(pathsIn('en')).size).toBe(pathsIn('en').length);
});

it('names no day and no séance of a programme that has none', () => {
  expect(pathsIn('fr', { days: [], events: [] }).filter((path) => /undefined|days\/|events\//.test(path))).toEqual([]);
});
