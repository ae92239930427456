'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { setSessionCookie } from '#app/_server/actor.ts';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { ownSession } from '#app/_server/gate.ts';
import { requestOrigin } from '#app/_server/request.ts';
import { acceptInvitation, acceptWithNewAccount } from '#lib/accounts/members.ts';
import { newAccountInput } from '#lib/accounts/schema.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';

/** Joins the festival with the account that is signed in. */
export async function join(token: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    const { actor } = await ownSession();
    const joined = acceptInvitation(actor, String(token), now());
    if (!joined.ok && joined.reason !== 'member') return { ok: false, message: await closed(joined.reason) };
    redirect(deskPaths(await getLocale(), joined.slug).overview());
  });
}

/** Makes an account with the invitation, and joins with it. */
export async function joinAsNew(token: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, newAccountInput, async (input) => {
    const locale = await getLocale();
    const origin = { ...(await requestOrigin()), locale };
    const joined = await acceptWithNewAccount(String(token), input, origin, now());
    if (!joined.ok && joined.reason === 'emailTaken') {
      const t = await getTranslations('accounts.invitation');
      return { ok: false, message: t('taken'), fields: { email: 'emailTaken' } };
    }
    if (!joined.ok) return { ok: false, message: await closed(joined.reason) };
    await setSessionCookie(joined.token);
    redirect(deskPaths(locale, joined.slug).overview());
  });
}

async function closed(reason: 'unknown' | 'used' | 'revoked' | 'expired'): Promise<string> {
  const t = await getTranslations('accounts.invitation');
  return `${t('closed')}. ${t(reason)}`;
}
