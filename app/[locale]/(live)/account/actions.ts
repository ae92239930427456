'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { clearSessionCookie, sessionToken } from '#app/_server/actor.ts';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { ownSession } from '#app/_server/gate.ts';
import { changeEmail, changePassword, endSecondFactor, renameAccount, renewCodes } from '#lib/accounts/mutations.ts';
import {
  codeInput,
  emailInput,
  endCodesInput,
  passwordInput,
  profileInput,
  renewCodesInput,
  sessionInput,
} from '#lib/accounts/schema.ts';
import { beginSecondFactor, confirmSecondFactor } from '#lib/accounts/second-factor.ts';
import { endOtherSessions, endSession, revokeSession } from '#lib/accounts/sessions.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { onceFree } from '#lib/once-free.ts';
import { now } from '#lib/time/clock.ts';

const words = () => getTranslations('accounts.account');

/** Saves the name that others read. */
export async function saveName(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, profileInput, async ({ name }) => {
    const { actor } = await ownSession();
    renameAccount(actor, name, now());
    refresh();
    return { ok: true, message: (await getTranslations('common'))('saved') };
  });
}

/** Saves the e-mail to sign in with; needs the password. */
export async function saveEmail(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, emailInput, async (input) => {
    const { actor } = await ownSession();
    const changed = await changeEmail(actor, input, now());
    if (!changed.ok) {
      const field = changed.reason === 'emailTaken' ? 'email' : 'presentPassword';
      return { ok: false, fields: { [field]: changed.reason } };
    }
    refresh();
    return { ok: true, message: (await words())('emailChanged', { email: input.email }) };
  });
}

/** Saves a new password, and ends the other sessions. */
export async function savePassword(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, passwordInput, async (input) => {
    const session = await ownSession();
    const changed = await changePassword(session, input, now());
    if (!changed.ok) return { ok: false, fields: { password: changed.reason } };
    refresh();
    return { ok: true, message: (await words())('passwordChanged', { ended: changed.ended }) };
  });
}

/** Makes the secret for the authenticator app. */
export async function beginCodes(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    beginSecondFactor((await ownSession()).actor);
    refresh();
    return { ok: true };
  });
}

/**
 * Requires a code at each sign-in from now on, if the first one is right; shows the recovery codes.
 */
export async function confirmCodes(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, codeInput, async ({ code }) => {
    const codes = confirmSecondFactor((await ownSession()).actor, code, now());
    if (!codes) return { ok: false, fields: { code: 'wrongCode' } };
    refresh();
    return { ok: true, message: (await words())('codesOn', { codes: joinFacts(codes) }) };
  });
}

/** Makes new recovery codes, and shows them. */
export async function renewRecovery(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, renewCodesInput, async ({ renewPassword, code }) => {
    const { actor } = await ownSession();
    const renewed = await renewCodes(actor, { password: renewPassword, code }, now());
    if (!renewed.ok) {
      const field = renewed.reason === 'wrongCode' ? 'code' : 'renewPassword';
      return { ok: false, fields: { [field]: renewed.reason } };
    }
    refresh();
    return { ok: true, message: (await words())('codesRenewed', { codes: joinFacts(renewed.codes) }) };
  });
}

/** Goes back to signing in with the password alone. */
export async function endCodes(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, endCodesInput, async ({ codesPassword }) => {
    const { actor } = await ownSession();
    const ended = await endSecondFactor(actor, codesPassword, now());
    if (!ended.ok) return { ok: false, fields: { codesPassword: ended.reason } };
    refresh();
    return { ok: true, message: (await words())('codesOff') };
  });
}

/** Ends one of the reader's own sessions. */
export async function closeSession(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, sessionInput, async ({ session }) => {
    const { actor } = await ownSession();
    const ended = revokeSession(actor, session, now()) ? 1 : 0;
    refresh();
    return { ok: true, message: (await words())('ended', { ended }) };
  });
}

/** Ends all of the reader's sessions except this one. */
export async function closeOtherSessions(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    const ended = endOtherSessions(await ownSession(), now());
    refresh();
    return { ok: true, message: (await words())('ended', { ended }) };
  });
}

/**
 * Ends this session and deletes its cookie. If it ended already, it only redirects to the home
 * page. If the disk is full the row remains, but the cookie is deleted all the same, so that
 * whoever leaves a shared laptop is signed out.
 */
export async function signOut(): Promise<void> {
  const token = await sessionToken();
  try {
    if (token) await onceFree(() => endSession(token, now()));
  } catch (error) {
    console.error('A session could not be ended:', error);
  }
  await clearSessionCookie();
  redirect(sitePaths(await getLocale()).home());
}
