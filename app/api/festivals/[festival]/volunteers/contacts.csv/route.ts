import { gateAction } from '#app/_server/gate.ts';
import { answeringCsv } from '#app/api/festivals/[festival]/volunteers/answer-csv.ts';
import { contactsCsv } from '#lib/messages/contacts-csv.ts';
import { audienceSchema } from '#lib/messages/schema.ts';
import { now } from '#lib/time/clock.ts';

export const dynamic = 'force-dynamic';

/**
 * Who is meant by the address, for the mail merge of another program: name, number, mail and link.
 */
export const GET = answeringCsv('contacts', async (slug, locale, asked) => {
  const festival = await gateAction(slug, 'volunteers');
  return contactsCsv(festival, audienceSchema.parse(Object.fromEntries(asked)), now(), locale);
});
