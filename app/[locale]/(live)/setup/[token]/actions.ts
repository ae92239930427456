'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { setSessionCookie } from '#app/_server/actor.ts';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { requestOrigin } from '#app/_server/request.ts';
import { createFirstAccount } from '#lib/accounts/mutations.ts';
import { newAccountInput } from '#lib/accounts/schema.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';

/** Makes the first account of the installation with the printed link, and redirects to the desk. */
export async function makeFirstAccount(token: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, newAccountInput, async (input) => {
    const locale = await getLocale();
    const { device } = await requestOrigin();
    const made = await createFirstAccount(String(token), input, { device, locale }, now());
    if (!made.ok) {
      const t = await getTranslations('accounts.setup');
      return { ok: false, message: `${t('closed')}. ${t(made.reason)}` };
    }
    await setSessionCookie(made.token);
    redirect(sitePaths(locale).desk());
  });
}
