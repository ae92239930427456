import { expect, it } from 'vitest';
import { initialsOf, placeBelow } from './who-is-here.tsx';

it('identifies a page in both languages, and leaves out pages that are not reported', () => {
  const of = (path: string) => placeBelow(path, path.startsWith('/fr') ? '/fr/organise/f' : '/en/organise/f');
  expect(of('/fr/organise/f/films/12')).toBe('films/12');
  expect(of('/en/organise/f/films/12')).toBe(of('/fr/organise/f/films/12'));
  for (const path of [
    '/fr/organise/f',
    '/fr/organise/f/',
    '/fr/organise/f/grid',
    '/fr/organise/f/today/3',
    '/fr/organise/fg/films',
  ])
    expect(of(path)).toBeNull();
});

it('takes two letters of a name', () => {
  expect([initialsOf('Camille Diop'), initialsOf('Ève'), initialsOf('  '), initialsOf('nour@x.org')]).toEqual([
    'CD',
    'È',
    '',
    'NO',
  ]);
});
