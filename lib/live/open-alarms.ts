import type { Authorized } from '#lib/policy.ts';
import { emergenciesOf } from '#lib/volunteers/emergencies.ts';
import { openProblems } from '#lib/volunteers/queries.ts';

/**
 * What needs attention from people who run the day, each under a name of its own: people who need
 * help, and reported problems.
 */
export const openAlarms = ({ id, db }: Authorized<'day'>): string[] => [
  ...emergenciesOf(id, db).map((one) => `emergency ${one.id}`),
  ...openProblems(id, db).map((one) => `problem ${one.id}`),
];
