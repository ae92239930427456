import { gateAction } from '#app/_server/gate.ts';
import { answerCsv } from '#app/api/festivals/[festival]/volunteers/answer-csv.ts';
import { contactsCsv } from '#lib/messages/contacts-csv.ts';
import { audienceSchema } from '#lib/messages/schema.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

/**
 * Who is meant by the address, for the mail merge of another program: name, number, mail and link.
 */
export async function GET(request: Request, { params }: { params: Promise<{ festival: string }> }): Promise<Response> {
  const { festival: slug } = await params;
  return answerCsv(request, `${slug}-contacts`, async (locale) => {
    const festival = await gateAction(slug, 'volunteers');
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    return contactsCsv(festival, audienceSchema.parse(asked), now(), locale);
  });
}
