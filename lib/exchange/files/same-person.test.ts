import { describe, expect, it } from 'vitest';
import { mayBeSamePerson } from './likeness.ts';
import { likelyPeople, peopleByName } from './same-person.ts';

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

  it('is of two where both first names are written and begin alike', () => {
    expect(mayBeSamePerson('Awa Diop', 'Anne Diop')).toBe(false);
    expect(mayBeSamePerson('Awa Diop', 'A. Diop')).toBe(true);
  });

  it('refers to nobody in particular where two people have it', () => {
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
