import { expect, it } from 'vitest';
import { byLetter, indexLetter } from './dictionary-order.ts';

it.each([
  ['Âge', 'A'],
  ['écume', 'E'],
  ['Œuvre', 'O'],
  ['Łódź', 'L'],
  ['36 vues', '0–9'],
  ['« Âge »', 'A'],
  ['¡Ay, Carmela!', 'A'],
  ['Ирония', 'И'],
  ['Ёлки', 'Е'],
  ['ἀγορά', 'Α'],
  ['أحمد', 'ا'],
  ['ガメラ', 'か'],
  ['かぐや', 'か'],
  ['한강', 'ㅎ'],
  ['東京物語', 'Autres'],
  ['★', 'Autres'],
])('sorts %s under %s', (title, letter) => {
  expect(indexLetter(title, 'fr')).toBe(letter);
});

it('lists other alphabets after the Latin one, each in its order, and names without letters last', () => {
  const titles = ['東京物語', 'Яблоко', 'Zone', 'ζωή', '★', 'Ирония', 'بداية', '« Âge »', 'αγορά', 'Art'];
  expect(byLetter(titles, (title) => title, 'en')).toEqual([
    ['A', ['« Âge »', 'Art']],
    ['Z', ['Zone']],
    ['Α', ['αγορά']],
    ['Ζ', ['ζωή']],
    ['И', ['Ирония']],
    ['Я', ['Яблоко']],
    ['ب', ['بداية']],
    ['Others', ['★', '東京物語']],
  ]);
});

it('sorts like a dictionary, with numbers first and by value', () => {
  const titles = ['Zone', 'ecran', 'Écume', 'Œuvre', 'Ordre', '100 jours', '36 vues', 'Étale'];
  expect(byLetter(titles, (title) => title, 'fr')).toEqual([
    ['0–9', ['36 vues', '100 jours']],
    ['E', ['ecran', 'Écume', 'Étale']],
    ['O', ['Œuvre', 'Ordre']],
    ['Z', ['Zone']],
  ]);
});
