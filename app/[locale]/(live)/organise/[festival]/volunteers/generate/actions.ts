'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf } from '#app/_server/record-action.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { generateShifts } from '#lib/volunteers/assign.ts';
import { generateSchema } from '#lib/volunteers/schema.ts';

/**
 * Makes the shifts of the preview as one batch; if they would be different by now, nothing is made
 * and the preview is drawn again.
 */
export async function generate(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug } = recordPlaceOf(given);
  return submit(form, generateSchema, async (input) => {
    const made = generateShifts(await gateAction(slug, 'volunteers'), input, clockNow());
    if (made.ok) return lead(deskPaths(locale, slug).volunteers(), made.batch);
    refresh();
    return { ok: false, message: (await getTranslations('coordination.generate'))(made.reason, { count: made.count }) };
  });
}
