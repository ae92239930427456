import type { VolunteerPlan } from '#lib/volunteers/plan.ts';

/** What is printed for volunteers; those of a day take `?day=`. */
export const sheets = ['planning', 'sign-in', 'slips', 'badges', 'meals', 'attestations'] as const;
export type Sheet = (typeof sheets)[number];
export const isOfDay = (sheet: Sheet): boolean => sheet === 'planning' || sheet === 'sign-in';

/** The festival days on which somebody has something to do. */
export const shiftDays = ({ prepared }: Pick<VolunteerPlan, 'prepared'>): string[] =>
  [...new Set([...prepared.shifts.values()].map(({ day }) => day))].sort();
