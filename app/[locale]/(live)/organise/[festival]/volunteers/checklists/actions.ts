'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { done, type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, recordPlaceOf } from '#app/_server/record-action.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { makeChecklists } from '#lib/volunteers/on-the-day.ts';
import { checklistSchema } from '#lib/volunteers/schema.ts';

/**
 * Makes one checklist for several rooms and days; each line of the text is an entry, in the
 * language it is written in.
 */
export async function makeLists(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug } = recordPlaceOf(given);
  const schema = z.preprocess((posted) => {
    const { text, ...rest } = posted as { text?: unknown };
    const lines = typeof text === 'string' ? text.split('\n').filter((line) => line.trim() !== '') : [];
    return { ...rest, lines: lines.map((line) => ({ [locale]: line })) };
  }, checklistSchema);
  return submit(form, schema, async (input): Promise<Outcome> => {
    const made = makeChecklists(await gateAction(slug, 'volunteers'), input, clockNow());
    if (!made.ok) return { ok: false, fields: made.fields };
    refresh();
    const t = await getTranslations('coordination.checklists');
    return done(t('made', { count: made.count }), made.batch);
  });
}
