import { expect, it } from 'vitest';
import { NOW } from '#lib/history/testing.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { printedShifts } from './drawing.ts';

it('lists on a shift everybody who is expected, the référent·e first, and nobody noted as absent', () => {
  const { db, festival, put } = volunteersFestival();
  const shift = put.shift(put.task().id, { people: 3 });
  const on = (name: string, row = {}) => put.assignment(shift.id, put.volunteer(name).id, row);
  on('Ada');
  on('Bob', { state: 'confirmed', isReferent: true });
  on('Cy', { state: 'declined' });
  on('Dan', { state: 'confirmed', absentAt: NOW });
  const [printed] = printedShifts({ plan: planOf(festival.id, db), locale: 'fr' });
  expect(printed?.people.map(({ name }) => name)).toEqual(['Bob', 'Ada']);
});
