'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, saveForm } from '#app/_server/record-action.ts';
import { askHost, checkHost, hostSchema, leaveHost } from '#lib/festivals/own-host.ts';
import { type FestivalRoot, festivalKind } from '#lib/festivals/root.ts';
import { type FestivalInput, festivalFormValues, festivalSchema } from '#lib/festivals/schema.ts';
import { editFestival } from '#lib/festivals/settings.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { eraseNow } from '#lib/keeping/erase.ts';
import { now } from '#lib/time/clock.ts';
import { zoneName } from '#lib/time/zones.ts';

/**
 * Saves the festival's own form. If its address changed it redirects there; séances outside new
 * dates are asked about first.
 */
export async function saveSettings(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'settings', festivalSchema, async ({ festival, locale, now: at }) => {
    const t = await getTranslations('places.settings');
    return {
      entity: 'festival',
      current: festivalKind.read(festival.db, festival.id, festival.id),
      values: (root: FestivalRoot) => festivalFormValues(root, locale),
      show: (name, value) => {
        if (name === 'accessibilityDuty') return t(`accessibilityDuty.${value ? 'yes' : 'no'}`);
        if (name === 'accessibilityState')
          return t(`accessibilityState.${value as FestivalInput['accessibilityState']}`);
        if (name === 'locale') return t(`languageOption.${value as FestivalInput['locale']}`);
        return name === 'timeZone' ? zoneName(String(value), locale) : undefined;
      },
      edit: (chosen) => {
        const saved = editFestival(festival, chosen, at);
        // At another address there is no page to undo from.
        if (saved.ok && chosen.slug !== festival.slug)
          return lead(deskPaths(locale, chosen.slug).section('settings'), null);
        if (saved.ok || saved.reason !== 'outside') return saved;
        const { count, beside, shift } = saved;
        const message = t('outside.told', { count, beside });
        return { ok: false, reason: 'asked', message, conflict: { count, beside, shift } };
      },
    };
  });
}

const input = z.object({ entity: z.enum(['person', 'volunteer']), id: z.coerce.number().int().positive() });

/** Erases the private data of somebody who was deleted. */
export async function eraseDeleted(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, input, async (which) => {
    const festival = await gateAction(slug, 'settings');
    const isDone = eraseNow(festival, which, now());
    refresh();
    const t = await getTranslations('desk.erasing');
    return { ok: true, message: isDone ? t('done', { entity: which.entity }) : t('gone') };
  });
}

/** Asks for a host name of the festival's own. */
export async function askAddress(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, hostSchema, async (input) => {
    const asked = askHost(await gateAction(slug, 'address'), input, now());
    const t = await getTranslations('hosts');
    if (!asked.ok) return { ok: false, message: t('taken') };
    refresh();
    return { ok: true, message: t('asked') };
  });
}

/**
 * Checks that this server answers at that host name, which becomes the festival's address at the
 * first answer.
 */
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

/** Gives the host name up. */
export async function leaveAddress(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    leaveHost(await gateAction(slug, 'address'), now());
    refresh();
    return { ok: true, message: (await getTranslations('hosts'))('left') };
  });
}
