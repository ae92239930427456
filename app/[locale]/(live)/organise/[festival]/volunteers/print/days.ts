import type { VolunteerPlan } from '#lib/volunteers/plan.ts';

/** The festival days on which somebody has something to do. */
export const shiftDays = ({ prepared }: Pick<VolunteerPlan, 'prepared'>): string[] =>
  [...new Set([...prepared.shifts.values()].map(({ day }) => day))].sort();
