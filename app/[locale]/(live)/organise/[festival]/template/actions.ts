'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { MAX_NEW_ROOMS } from '#lib/templates/choices.ts';
import { MAX_TEMPLATE_EVENTS } from '#lib/templates/programme.ts';
import { MAX_SAVED, saveTemplate } from '#lib/templates/saved.ts';
import { MAX_NEW_DAYS, saveTemplateSchema } from '#lib/templates/schema.ts';
import { now } from '#lib/time/clock.ts';

/** Saves the festival as a template, and redirects to where templates are offered. */
export async function saveAsTemplate(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, saveTemplateSchema, async (input) => {
    const festival = await gateAction(String(slug), 'settings');
    const t = await getTranslations('templates.save');
    const saved = saveTemplate(festival, input, now());
    if (!saved.ok) {
      const message =
        saved.reason === 'tooMany'
          ? t('tooMany', { max: MAX_SAVED })
          : t('tooLarge', { events: MAX_TEMPLATE_EVENTS, days: MAX_NEW_DAYS, rooms: MAX_NEW_ROOMS });
      return { ok: false, message };
    }
    const locale = await getLocale();
    const name = encodeURIComponent(inLocale(input.name, locale).toWellFormed());
    redirect(`${sitePaths(locale).newFestival()}?saved=${name}`);
  });
}
