'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { eraseNow } from '#lib/keeping/erase.ts';
import { now } from '#lib/time/clock.ts';

const input = z.object({ entity: z.enum(['person', 'volunteer']), id: z.coerce.number().int().positive() });

/** Erases what is private of somebody who was deleted. */
export async function eraseDeleted(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, input, async (which) => {
    const festival = await gateAction(slug, 'settings');
    const isDone = eraseNow(festival, which, now());
    refresh();
    const t = await getTranslations('desk.erasing');
    return { ok: true, message: isDone ? t('done') : t('gone') };
  });
}
