import { gateAction } from '#app/_server/gate.ts';
import { answeringCsv } from '#app/api/festivals/[festival]/volunteers/answer-csv.ts';
import { now } from '#lib/time/clock.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { publishedPlanOf } from '#lib/volunteers/plan.ts';
import { hoursCsv, hoursPerPerson } from '#lib/volunteers/reports.ts';

/**
 * The hours each volunteer has done, and separately those to come, from the published shifts: «
 * valorisation du bénévolat ».
 */
export const GET = answeringCsv('hours', async (slug, locale) => {
  const { id, db } = await gateAction(slug, 'volunteers');
  const plan = publishedPlanOf(id, db);
  return hoursCsv(hoursPerPerson(plan, minutesAt(now())), plan.names, locale);
});
