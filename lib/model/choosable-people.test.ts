import { expect, it } from 'vitest';
import { choosablePeople } from './choosable-people.ts';
import type { DraftPerson } from './draft.ts';

it('tells people of one name apart by their organisation and number', () => {
  const person = (id: number, name: string, organisation = '') =>
    ({ id, number: 1000 + id, name, organisation }) as DraftPerson;
  const people = [
    person(1, 'Zoé Roy'),
    person(2, 'Awa Diop', 'Ciné 32'),
    person(3, 'Awa Diop'),
    person(4, 'Awa Ba', 'X'),
  ];
  expect(choosablePeople(people, 'fr')).toEqual([
    { id: 4, name: 'Awa Ba' },
    { id: 2, name: 'Awa Diop (Ciné 32, n° 1002)' },
    { id: 3, name: 'Awa Diop (n° 1003)' },
    { id: 1, name: 'Zoé Roy' },
  ]);
  expect(choosablePeople(people, 'en')[2]?.name).toBe('Awa Diop (no. 1003)');
});
