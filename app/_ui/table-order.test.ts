import { expect, it } from 'vitest';
import { arranged } from './table-order.ts';

const row = (name: string, words = '') => ({ name, words: `${name} ${words}`, sort: { name } });
const rows = [
  row('Avant la nuit', 'Lune'),
  row('Lumière d’hiver', 'Lune'),
  row('La Lune rousse'),
  row('Lune froide'),
  row('Été'),
];
const found = (query: string, sort = '') =>
  arranged(rows, { query, sort, isDown: false }, 'fr').map(({ name }) => name);

it('finds by every word, the best answer first where no column is sorted, the others in their order', () => {
  expect(found('lune')).toEqual(['Lune froide', 'La Lune rousse', 'Avant la nuit', 'Lumière d’hiver']);
  expect(found('la lune')).toEqual(['La Lune rousse', 'Avant la nuit']);
  expect(found('lune', 'name')).toEqual(['Avant la nuit', 'La Lune rousse', 'Lumière d’hiver', 'Lune froide']);
  expect(found('')).toEqual(rows.map(({ name }) => name));
});
