import type { Plan } from '../../../../../../../lib/volunteers/plan.ts';

/** The festival days on which somebody has something to do. */
export const shiftDays = ({ prepared }: Pick<Plan, 'prepared'>): string[] =>
  [...new Set([...prepared.shifts.values()].map(({ day }) => day))].sort();
