import { expect, it } from 'vitest';
import { collector, eventIds, isOnePerson, sharedIds } from './collector.ts';

const named = (...pairs: [id: string, name: string][]) => pairs.map(([id, name]) => ({ ids: [id], name }));

it('does not use an id under which there are several names', () => {
  const people = named(
    ['0', 'Ana Noir'],
    ['0', 'Bea Blanc'],
    ['1', 'Cléo Vert'],
    ['1', 'CLEO VERT'],
    ['0', 'Dan Roux'],
  );
  expect(sharedIds(people, isOnePerson)).toEqual([{ id: '0', names: ['Ana Noir', 'Bea Blanc', 'Dan Roux'] }]);
});

it('accepts for one id an initial, a family name first or no name of a person, and no name of a room', () => {
  const spellings = named(['1', 'Awa Diop'], ['1', 'A. Diop'], ['1', 'Diop, Awa'], ['1', 'A. D.'], ['1', '']);
  expect(sharedIds(spellings, isOnePerson)).toEqual([]);
  expect(sharedIds(named(['g', 'Salle 1'], ['g', 'SALLE 1'], ['g', 'Salle 2']))).toEqual([
    { id: 'g', names: ['Salle 1', 'Salle 2'] },
  ]);
});

it('takes a name with two spaces, or a no-break one, for the same name', () => {
  const file = collector();
  for (const name of ['Awa  Diop', 'Awa Diop', 'Awa\u00a0Diop']) {
    file.person({ name, line: 1, ids: [] });
    file.room({ name: `Salle ${name}`, line: 1 });
  }
  const { people, rooms } = file.found();
  expect([...people, ...rooms].map(({ name }) => name)).toEqual(['Awa Diop', 'Salle Awa Diop']);
});

const ids = (...all: [ids: string[], title: string][]) =>
  eventIds(all.map(([own, name]) => ({ ids: own, name }))).map(({ id, isShared }) => (isShared ? `${id}!` : id));

it('gives each séance a unique id: its own, another of its own, that with its title, or none', () => {
  expect(ids([['a', '1'], 'A'], [['b', '2'], 'B'])).toEqual(['a', 'b']);
  expect(ids([['a', '1'], 'A'], [['a', '2'], 'B'], [['a', ''], 'C'], [['a'], 'C'])).toEqual(['1!', '2!', '!', '!']);
  expect(ids([['a'], 'A'], [['a'], 'B'])).toEqual(['a a!', 'a b!']);
  expect(ids([['x', '2'], 'A'], [['x', '3'], 'B'], [['2', '4'], 'C'])).toEqual(['x a!', '3!', '4!']);
  expect(ids([[''], 'A'], [[], 'A'])).toEqual(['', '']);
});

it('recognises each, whatever its position in the file', () => {
  const file: [string[], string][] = [
    [['a'], 'Nuit'],
    [['a'], 'Jour'],
    [['b'], 'Soir'],
  ];
  expect(ids(...file.toReversed()).toReversed()).toEqual(ids(...file));
});

it('gives each of two hundred thousand séances under one id another one', () => {
  const many = Array.from({ length: 200_000 }, (_, at) => ({ ids: ['0'], name: `Séance ${at}` }));
  expect(new Set(eventIds(many).map(({ id }) => id)).size).toBe(200_000);
});
