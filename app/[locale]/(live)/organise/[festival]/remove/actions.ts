'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { isNameOf, removeFestivalSchema } from '#lib/festivals/settings.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { removeFestival } from '#lib/keeping/removed-festivals.ts';
import { now } from '#lib/time/clock.ts';

/**
 * Deletes a festival with all it contains, once its name was typed (not needed for the
 * demonstration), and redirects to the list.
 */
export async function removeWholeFestival(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, removeFestivalSchema, async ({ name }) => {
    const festival = await gateAction(String(slug), 'delete');
    if (!festival.isDemonstration && !isNameOf(festival, name)) {
      const t = await getTranslations('templates.remove');
      return { ok: false, message: t('kept'), fields: { name: 'notTheName' } };
    }
    removeFestival(festival, now());
    const locale = await getLocale();
    const gone = encodeURIComponent(inLocale(festival.name, locale).toWellFormed());
    redirect(`${sitePaths(locale).desk()}?removed=${gone}`);
  });
}
