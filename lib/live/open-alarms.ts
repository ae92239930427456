import type { Authorized } from '#lib/authorized.ts';
import { emergenciesOf } from '#lib/volunteers/emergencies.ts';
import { openProblems } from '#lib/volunteers/queries.ts';

/**
 * What waits for whoever runs the day, each by a name of its own: who needs help, and the problems
 * that were told.
 */
export const openAlarms = ({ id, db }: Authorized<'day'>): string[] => [
  ...emergenciesOf(id, db).map((one) => `emergency ${one.id}`),
  ...openProblems(id, db).map((one) => `problem ${one.id}`),
];
