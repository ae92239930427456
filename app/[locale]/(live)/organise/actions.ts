'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { currentActor } from '#app/_server/actor.ts';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { env } from '#lib/env.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { authorizeRemoved, deleteForGood, restoreFestival } from '#lib/keeping/removed-festivals.ts';
import { now } from '#lib/time/clock.ts';

/**
 * Takes a festival out of the bin; the list then says at its top what was taken by others
 * meanwhile.
 */
export async function putBack(id: number, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    const removed = authorizeRemoved(await currentActor(), Number(id), now());
    const restored = restoreFestival(removed, env().dataFolder, now());
    if (!restored.ok) {
      const t = await getTranslations('templates.own.bin');
      return { ok: false, message: t('taken') };
    }
    const locale = await getLocale();
    const said = { restored: inLocale(removed.name, locale).toWellFormed(), moved: restored.isMoved && restored.slug };
    redirect(listSaying(locale, { ...said, host: restored.host }));
  });
}

/** Deletes a festival in the bin for good. */
export async function removeForGood(id: number, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    const removed = authorizeRemoved(await currentActor(), Number(id), now());
    deleteForGood(removed);
    const locale = await getLocale();
    redirect(listSaying(locale, { gone: inLocale(removed.name, locale).toWellFormed() }));
  });
}

function listSaying(locale: 'fr' | 'en', said: Record<string, string | false | null>): string {
  const query = Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `${sitePaths(locale).desk()}?${new URLSearchParams(query)}`;
}
