'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, recordPlaceOf } from '#app/_server/record-action.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { takeFilling } from '#lib/volunteers/assign.ts';
import { takeFillingSchema } from '#lib/volunteers/schema.ts';

/**
 * Takes over the ticked part of a filling as one batch; what is no longer possible is left out, and
 * the board says how much.
 */
export async function take(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug } = recordPlaceOf(given);
  return submit(form, takeFillingSchema, async ({ pair: added, clientKey }) => {
    const festival = await gateAction(slug, 'volunteers');
    const t = await getTranslations('coordination.fill');
    if (added.length === 0) return { ok: false, message: t('nothingTicked') };
    const { batch, taken, left } = takeFilling(festival, { added, clientKey }, clockNow());
    if (taken === 0) return { ok: false, message: t('allTaken') };
    const query = new URLSearchParams({ done: batch, ...(left.length > 0 && { left: String(left.length) }) });
    redirect(`${deskPaths(locale, slug).volunteers()}?${query}`);
  });
}
