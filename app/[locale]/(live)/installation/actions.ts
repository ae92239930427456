'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { currentActor } from '#app/_server/actor.ts';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { authorizeAdministration, installationSchema, saveInstallation as save } from '#lib/festivals/installation.ts';

/** Who hosts these pages, for all festivals; for administrators. */
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
