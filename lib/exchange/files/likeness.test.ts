import { describe, expect, it } from 'vitest';
import type { DraftFilm } from '#lib/model/draft.ts';
import { filmOf } from '#lib/model/draft-testing.ts';
import { filmsByName, likelyPeople, mayBeSamePerson, nameOfFilm, peopleByName } from './likeness.ts';

const people = ['Awa Diop', 'Juan Pablo Gutierrez', 'Bénévole 1', 'Bénévole 2', 'Luc Diop'].map((name) => ({ name }));
const find = peopleByName(people);
const nameOf = (name: string) => {
  const found = find(name);
  return 'root' in found ? found.root.name : found.candidates.map((one) => one.name);
};

describe('a name in a list', () => {
  it.each(['Awa Diop', 'DIOP, Awa', 'Diop Áwa', 'Bénévole 2'])('means somebody without doubt: %s', (name) =>
    expect(['Awa Diop', 'Bénévole 2']).toContain(nameOf(name)),
  );

  it.each([
    ['A. Diop', ['Awa Diop']],
    ['Juan Pablo Gutierez', ['Juan Pablo Gutierrez']],
    ['Nora Diop', []],
    ['Bénévole 3', []],
  ])('may mean somebody: %s', (name, those) => expect(nameOf(name)).toEqual(those));

  it('means one of two people if both first names are written and begin alike', () => {
    expect(mayBeSamePerson('Awa Diop', 'Anne Diop')).toBe(false);
    expect(mayBeSamePerson('Awa Diop', 'A. Diop')).toBe(true);
  });

  it('means nobody in particular if two people have it', () => {
    const twins = peopleByName([{ name: 'Awa Diop' }, { name: 'Awa Diop' }]);
    expect(twins('Awa Diop')).toMatchObject({ candidates: [{ name: 'Awa Diop' }, { name: 'Awa Diop' }] });
  });

  it('may refer by an initial to the people that the rule for two names allows', () => {
    const names = [
      'Awa Diop',
      'A. Diop',
      'Diop, A.',
      'Luc Diop',
      'L. M. Diop',
      'A B',
      'Ba B',
      'B. B',
      'Diop',
      'Awa Ba',
    ];
    const likely = likelyPeople(names.map((name) => ({ name })));
    for (const name of names) {
      const { named, alike } = likely(name);
      const found = [...named, ...alike].map((one) => one.name);
      expect(found.sort(), name).toEqual(names.filter((other) => mayBeSamePerson(name, other)).sort());
    }
  });

  it.each(['Martin', 'Bénévole'])('is looked for among thousands called %s in a moment', (word) => {
    const nameOf = (letter: string, at: number) => (word === 'Martin' ? `${letter}${at} ${word}` : `${word} ${at}`);
    const likely = likelyPeople(Array.from({ length: 5000 }, (_, at) => ({ name: nameOf('Pa', at) })));
    const found = Array.from({ length: 5000 }, (_, at) => likely(nameOf('Qo', at + 5000)));
    expect(found.every(({ named, alike }) => named.length + alike.length === 0)).toBe(true);
  });
});

describe('a film in a list of séances', () => {
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

  it('is written in a form that is found again', () =>
    expect(films.map((one) => find(nameOfFilm(one, find)))).toEqual(films));
});
