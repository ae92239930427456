'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { type RecordPlace, saveForm } from '#app/_server/record-action.ts';
import type { Show } from '#lib/history/conflict.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatDuration } from '#lib/time/format.ts';
import { settingsFormValues } from '#lib/volunteers/form-values.ts';
import { saveSettings } from '#lib/volunteers/mutations.ts';
import { settingsOf } from '#lib/volunteers/queries.ts';
import type { VolunteerSettings } from '#lib/volunteers/roots.ts';
import { type SettingsInput, settingsSchema } from '#lib/volunteers/schema.ts';

/** Saves the festival's settings for volunteers. */
export async function saveWays(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'volunteers', settingsSchema, async ({ festival, locale, now }) => {
    return {
      entity: 'volunteer-settings',
      current: settingsOf(festival.id, festival.db),
      values: (settings: VolunteerSettings) => settingsFormValues(settings, locale),
      show: await showWays(locale),
      edit: (chosen) => saveSettings(festival, chosen, now),
    };
  });
}

/** How each of them reads when two people wrote. */
async function showWays(locale: Locale): Promise<Show> {
  const t = await getTranslations({ locale, namespace: 'volunteerForms.settings' });
  const minutes = (value: number) => formatDuration(value, locale, 'hours');
  const how: Partial<Record<keyof SettingsInput, (value: never) => string>> = {
    minutesADay: minutes,
    restMinutes: minutes,
    joining: (state: SettingsInput['joining']) => t(`joining.${state}`),
    joinMinAge: (age: number) => t(`minAge.${age as 15}`),
    minorMinutesADay: minutes,
  };
  return (name, value) => how[name as keyof SettingsInput]?.(value as never);
}
