import { expect, it } from 'vitest';
import { isEqual, isEqualBut, isPlainObject } from './plain-values.ts';

it('compares values as JSON writes them', () => {
  const film = { title: { fr: 'Ici', en: 'Here' }, versions: [{ id: 1 }, { id: 2 }] };
  expect(isEqual(film, { versions: [{ id: 1 }, { id: 2 }], title: { en: 'Here', fr: 'Ici' } })).toBe(true);
  expect(isEqual(film, { ...film, versions: [{ id: 2 }, { id: 1 }] })).toBe(false);
  expect(isEqual(film, { ...film, year: undefined })).toBe(true);
  expect(isEqual({ ...film, year: undefined }, film)).toBe(true);
  expect(isEqual({ year: undefined }, { minutes: 90 })).toBe(false);
  expect(isEqual(film, { ...film, year: null })).toBe(false);
  expect(isEqual([], {})).toBe(false);
  expect(isEqual({}, JSON.parse('{"constructor":1}'))).toBe(false);
});

it('ignores the given keys', () => {
  const number: ReadonlySet<string> = new Set(['number']);
  expect(isEqualBut(number, { number: 1, note: 'a' }, { note: 'a' })).toBe(true);
  expect(isEqualBut(number, { number: 1, note: 'a' }, { number: 1, note: 'b' })).toBe(false);
});

it('distinguishes a JSON object from a list and from null', () => {
  expect([{}, [], null, 'a', undefined].map(isPlainObject)).toEqual([true, false, false, false, false]);
});
