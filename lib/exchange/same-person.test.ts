import { describe, expect, it } from 'vitest';
import { peopleByName } from './same-person.ts';

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

  it('means nobody alone where two bear it', () => {
    const twins = peopleByName([{ name: 'Awa Diop' }, { name: 'Awa Diop' }]);
    expect(twins('Awa Diop')).toMatchObject({ candidates: [{ name: 'Awa Diop' }, { name: 'Awa Diop' }] });
  });
});
