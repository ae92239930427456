import { gateAction } from '#app/_server/gate.ts';
import { answeringCsv } from '#app/api/festivals/[festival]/volunteers/answer-csv.ts';
import { contactsCsv } from '#lib/messages/audience.ts';
import { audienceSchema } from '#lib/messages/schema.ts';
import { now } from '#lib/time/clock.ts';

/**
 * The volunteers that the filters in the address select, for a mail merge: name, number, mail and
 * link.
 */
export const GET = answeringCsv('contacts', async (slug, locale, asked) => {
  const festival = await gateAction(slug, 'volunteers');
  return contactsCsv(festival, audienceSchema.parse(Object.fromEntries(asked)), now(), locale);
});
