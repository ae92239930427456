'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, recordPlaceOf, saveRecord } from '#app/_server/record-action.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { settingsFormValues } from '#lib/volunteers/form-values.ts';
import { saveSettings } from '#lib/volunteers/mutations.ts';
import { settingsOf } from '#lib/volunteers/queries.ts';
import { settingsSchema } from '#lib/volunteers/schema.ts';

/** Saves how the festival works with its volunteers. */
export async function saveWays(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, settingsSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'volunteers');
    const now = clockNow();
    const t = await getTranslations('records');
    const current = settingsOf(festival.id, festival.db);
    // Nobody has set anything yet: there is nothing to be overtaken.
    if (current.version === 0) {
      const saved = saveSettings(festival, input, now);
      if (!saved.ok) return { ok: false };
      refresh();
      return { ok: true, message: t('done.edited'), ...(saved.batch && { undo: saved.batch }) };
    }
    return saveRecord({
      place: { ...place, number: current.id },
      festival,
      entity: 'volunteer-settings',
      now,
      input,
      current,
      form: {
        schema: settingsSchema,
        values: settingsFormValues,
        show: (_name, value) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value ?? '')),
      },
      edit: (chosen) => saveSettings(festival, chosen, now),
    });
  });
}
