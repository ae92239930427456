import { expect, it } from 'vitest';
import { arranged, orderAddressOf, orderOf, pageOf } from './table-order.ts';

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

it('finds rows with every word, the best match first if no column is sorted, otherwise in their order', () => {
  expect(found('lune')).toEqual(['Lune froide', 'La Lune rousse', 'Avant la nuit', 'Lumière d’hiver']);
  expect(found('la lune')).toEqual(['La Lune rousse', 'Avant la nuit']);
  expect(found('lune', 'name')).toEqual(['Avant la nuit', 'La Lune rousse', 'Lumière d’hiver', 'Lune froide']);
  expect(found('')).toEqual(rows.map(({ name }) => name));
});

it('returns one page of a long list', () => {
  const many = Array.from({ length: 250 }, (_, i) => row(`Film ${i + 1}`));
  const order = { query: '', sort: 'name', isDown: true, from: 100 };
  const { rows, total } = pageOf(many, order, 'fr');
  expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 100 }, (_, i) => `Film ${150 - i}`));
  expect(total).toBe(250);
  // Counting and paging apply to what the search finds.
  const searched = pageOf(many, { ...order, query: 'film 250' }, 'fr');
  expect([searched.rows.map(({ name }) => name), searched.total]).toEqual([['Film 250'], 1]);
  expect(orderOf(Object.fromEntries(new URLSearchParams(orderAddressOf(order))), ['name'])).toEqual(order);
});
