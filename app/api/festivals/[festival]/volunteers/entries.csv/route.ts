import { gateAction } from '#app/_server/gate.ts';
import { answerCsv } from '#app/api/festivals/[festival]/volunteers/answer-csv.ts';
import { entriesReport } from '#lib/volunteers/entries.ts';

export const dynamic = 'force-dynamic';

/** How many came to each séance, for the festival's report. */
export async function GET(request: Request, { params }: { params: Promise<{ festival: string }> }): Promise<Response> {
  const { festival: slug } = await params;
  return answerCsv(request, `${slug}-entries`, async (locale) =>
    entriesReport(await gateAction(slug, 'volunteers'), locale),
  );
}
