'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { knownBrowser, setSessionCookie } from '#app/_server/actor.ts';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { requestOrigin } from '#app/_server/request.ts';
import { resetPassword } from '#lib/accounts/resets.ts';
import { resetInput } from '#lib/accounts/schema.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';

/** Sets the new password with the one-time link, and redirects to the desk. */
export async function choosePassword(token: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, resetInput, async ({ newPassword }) => {
    const from = { ...(await requestOrigin()), knownBrowser };
    const done = await resetPassword(String(token), newPassword, from, now());
    if (!done.ok) {
      const t = await getTranslations('accounts.reset');
      return { ok: false, message: `${t('closed')}. ${t(done.reason)}` };
    }
    const paths = sitePaths(await getLocale());
    if (done.token === null) redirect(paths.signIn());
    await setSessionCookie(done.token);
    redirect(paths.desk());
  });
}
