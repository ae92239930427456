import { expect, it } from 'vitest';
import { inFormOrder } from './form-order.ts';

const order = (fields: readonly string[], names: readonly string[]) =>
  Object.keys(inFormOrder(Object.fromEntries(fields.map((name) => [name, 'À remplir.'])), names));

it('sorts errors in the order of the form, whatever order the schema has', () => {
  expect(order(['year', 'title.en', 'title.fr'], ['title.fr', 'title.en', 'note', 'year'])).toEqual([
    'title.fr',
    'title.en',
    'year',
  ]);
});

it('finds a list by the controls of its rows, and a line of a text by its text', () => {
  const names = ['rooms.room-1', 'rooms.room-2', 'name', 'directors', 'day'];
  expect(order(['day', 'directors.3', 'name', 'rooms'], names)).toEqual(['rooms', 'name', 'directors.3', 'day']);
  expect(order(['name', 'nameOfRoom'], ['nameOfRoom', 'name'])).toEqual(['nameOfRoom', 'name']);
});

it('puts errors of the whole form first, also if controls have no name', () => {
  const names = ['title', '', 'note', '', 'year'];
  expect(order(['', 'year', 'title'], names)).toEqual(['', 'title', 'year']);
  expect(order(['year', '', 'title'], names)).toEqual(['', 'title', 'year']);
});

it('leaves errors without a control after the one they followed', () => {
  expect(order(['', 'name', 'agreed', 'email'], ['email', 'name'])).toEqual(['', 'email', 'name', 'agreed']);
});
