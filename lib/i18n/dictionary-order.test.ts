import { expect, it } from 'vitest';
import { byLetter, indexLetter } from './dictionary-order.ts';

it('knows the letter under an accent, and leaves other alphabets their own', () => {
  expect(['Âge', 'écume', 'Œuvre', 'Łódź', '36 vues', 'Ирония'].map(indexLetter)).toEqual([
    'A',
    'E',
    'O',
    'L',
    '0–9',
    'И',
  ]);
});

it('lists as a dictionary does, numbers first and by their size', () => {
  const titles = ['Zone', 'ecran', 'Écume', 'Œuvre', 'Ordre', '100 jours', '36 vues', 'Étale'];
  expect(byLetter(titles, (title) => title, 'fr')).toEqual([
    ['0–9', ['36 vues', '100 jours']],
    ['E', ['ecran', 'Écume', 'Étale']],
    ['O', ['Œuvre', 'Ordre']],
    ['Z', ['Zone']],
  ]);
});
