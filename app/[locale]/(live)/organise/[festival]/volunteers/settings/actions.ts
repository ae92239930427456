'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, saveForm } from '#app/_server/record-action.ts';
import { settingsFormValues } from '#lib/volunteers/form-values.ts';
import { saveSettings } from '#lib/volunteers/mutations.ts';
import { settingsOf } from '#lib/volunteers/queries.ts';
import type { VolunteerSettings } from '#lib/volunteers/roots.ts';
import { settingsSchema } from '#lib/volunteers/schema.ts';

/** Saves how the festival works with its volunteers. */
export async function saveWays(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, settingsSchema, async ({ locale, slug }, now) => {
    const festival = await gateAction(slug, 'volunteers');
    const t = await getTranslations('records');
    return {
      festival,
      entity: 'volunteer-settings',
      current: settingsOf(festival.id, festival.db),
      values: (settings: VolunteerSettings) => settingsFormValues(settings, locale),
      show: (_name, value) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value ?? '')),
      edit: (chosen) => saveSettings(festival, chosen, now),
    };
  });
}
