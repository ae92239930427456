'use server';

import { refresh } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { currentActor } from '#app/_server/actor.ts';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { smtp } from '#lib/env.ts';
import { authorizeAdministration, installationSchema, saveInstallation as save } from '#lib/festivals/installation.ts';
import { allowHost } from '#lib/festivals/own-host.ts';
import { tryMail } from '#lib/messages/mail.ts';
import { now } from '#lib/time/clock.ts';

/** Saves who hosts the pages of all festivals; for administrators. */
export async function saveInstallation(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, installationSchema, async (input) => {
    const saved = save(authorizeAdministration(await currentActor()), input);
    const t = await getTranslations('accounts.installation');
    if (!saved.ok) {
      const { version, hostName, hostAddress, hostPhone } = saved.current;
      const there = [hostName, hostAddress, hostPhone].filter((text) => text !== '').join(', ') || '–';
      return { ok: false, message: t('changed', { saved: there }), conflict: { version } };
    }
    refresh();
    return { ok: true, message: t('saved') };
  });
}

/** Allows a festival the host name it asks for; for administrators. */
export async function allowAddress(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({ slug: z.string(), host: z.string() }), async (input) => {
    allowHost(authorizeAdministration(await currentActor()), input, now());
    refresh();
    return { ok: true, message: (await getTranslations('hosts'))('allowed') };
  });
}

/** Sends a test mail to the person who asks; for administrators. */
export async function sendTrial(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    const { email } = authorizeAdministration(await currentActor()).actor;
    const server = smtp();
    const t = await getTranslations('accounts.installation.health');
    if (!server) return { ok: false, message: t('mailOff') };
    const failure = await tryMail(server, email, await getLocale());
    if (failure === null) return { ok: true, message: t('tried', { to: email }) };
    return { ok: false, message: t(`trial.${failure}`, { to: email, host: server.host }) };
  });
}
