'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { knownBrowser, rememberBrowser, setSessionCookie } from '#app/_server/actor.ts';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { requestOrigin } from '#app/_server/request.ts';
import { localPath } from '#lib/accounts/next-path.ts';
import { signInInput } from '#lib/accounts/schema.ts';
import { signIn as openSession } from '#lib/accounts/sign-in.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';

/** Opens a session and redirects to `next`, else to the desk. */
export async function signIn(_: FormState, form: FormData): Promise<FormState> {
  const open = async (input: z.output<typeof signInInput>): Promise<Outcome> => {
    const from = { ...(await requestOrigin()), browser: await knownBrowser(input.email) };
    const opened = await openSession(input, from, now());
    if (!opened.ok) {
      if (opened.reason !== 'wrong') return { ok: false, fields: { code: opened.reason } };
      return { ok: false, message: (await getTranslations('accounts'))('signIn.wrong') };
    }
    await setSessionCookie(opened.token);
    await rememberBrowser(input.email);
    // The layout around every page contains who is signed in, and a browser would reuse its cached
    // copy: unsaved text is only restored for its own account.
    refresh();
    redirect(localPath(form.get('next')) ?? sitePaths(await getLocale()).desk());
  };
  return submit(form, signInInput, open, 'toReview');
}
