'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { askHost, checkHost, hostSchema, leaveHost } from '#lib/festivals/own-host.ts';
import { now } from '#lib/time/clock.ts';

/** Asks for a name of the festival's own. */
export async function askAddress(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, hostSchema, async (input) => {
    const asked = askHost(await gateAction(slug, 'address'), input, now());
    const t = await getTranslations('hosts');
    if (!asked.ok) return { ok: false, message: t('taken') };
    refresh();
    return { ok: true, message: t('asked') };
  });
}

/** Asks for this server under that name, which is the festival's address from its first answer on. */
export async function checkAddress(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    const checked = await checkHost(await gateAction(slug, 'address'), now);
    const t = await getTranslations('hosts');
    if (!checked) return { ok: false, message: t('nothing') };
    const message = t(`heard.${checked.heard}`, { host: checked.host });
    if (checked.heard !== 'answers') return { ok: false, message };
    refresh();
    return { ok: true, message };
  });
}

/** Gives the name up. */
export async function leaveAddress(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    leaveHost(await gateAction(slug, 'address'), now());
    refresh();
    return { ok: true, message: (await getTranslations('hosts'))('left') };
  });
}
