import { gateAction } from '#app/_server/gate.ts';
import { answeringCsv } from '#app/api/festivals/[festival]/volunteers/answer-csv.ts';
import { entriesReport } from '#lib/volunteers/reports.ts';

/** How many came to each séance, for the festival's report. */
export const GET = answeringCsv('entries', async (slug, locale) =>
  entriesReport(await gateAction(slug, 'volunteers'), locale),
);
