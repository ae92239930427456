import { expect, it } from 'vitest';
import { nameInOrder } from './name-order.ts';

it.each([
  ['Awa Ndoumbé-Lacaze', 'Ndoumbé-Lacaze Awa'],
  ['Jean de La Fontaine', 'La Fontaine Jean de'],
  ['Alfred de Musset', 'Musset Alfred de'],
  ['Ilse Van der Molen', 'Van der Molen Ilse'],
  ['KIM Ki-duk', 'KIM Ki-duk'],
  ['George A. Romero', 'Romero George A.'],
  ['J.-L. Godard', 'Godard J.-L.'],
  ['J.L. GODARD', 'GODARD J.L.'],
  ['Awa DIOP', 'DIOP Awa'],
  ['Ndiouga', 'Ndiouga'],
  ['La Ribot', 'Ribot La'],
  ['Joost van der Meer', 'van der Meer Joost'],
  ['Vittorio De Sica', 'De Sica Vittorio'],
  ['Lars von Trier', 'Trier Lars von'],
  ['Gabriel GARCÍA MÁRQUEZ', 'GARCÍA MÁRQUEZ Gabriel'],
])('sorts %s under %s', (name, sorted) => {
  expect(nameInOrder(name)).toBe(sorted);
});
