import { expect, it } from 'vitest';
import { shiftsOnSlip } from './slips.tsx';

const FOOT = [
  'Le code ouvre votre page : vos créneaux à jour, la conduite de la salle, « Un problème ».',
  'Numéro du jour : 06',
];
const count = (shifts: readonly string[], name = 'Ada Diop') => shiftsOnSlip(name, 'Écrans ouverts', shifts, FOOT);
const times = (many: number, text: string) => Array.from({ length: many }, () => text);

it('prints as many shifts as fit whole on a slip: fewer if their words are longer', () => {
  const short = 'Micro · Salle 1';
  const long = 'Accueil du public et orientation · Médiathèque Jean-Jacques Rousseau – Salle polyvalente';
  expect(count(times(3, short))).toBe(3);
  expect(count(times(6, short))).toBe(6);
  expect(count(times(12, short))).toBe(5);
  expect(count(times(12, long))).toBe(3);
  expect(count(times(12, short), 'Marie-Antoinette de La Rochefoucauld-Doudeauville')).toBeLessThan(5);
});

it('prints at least one shift, however long', () => {
  expect(count(['x'.repeat(4000)])).toBe(1);
});
