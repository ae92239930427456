'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { undoBatch } from '../../../../../lib/history/undo.ts';
import { now } from '../../../../../lib/time/clock.ts';
import { type FormState, submit } from '../../../../_server/form-action.ts';
import { gateAction } from '../../../../_server/gate.ts';

const undoInput = z.object({ batch: z.uuid(), isRedo: z.string().max(3).default('') });

/** Takes back one batch of this festival's changes, where nobody changed them since. */
export async function undo(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('desk.undo');
  return submit(form, undoInput, async ({ batch, isRedo }) => {
    const festival = await gateAction(slug, 'schedule');
    const undone = undoBatch(festival, batch, now());
    if (!undone.ok) return { ok: false, message: t(undone.reason) };
    refresh();
    const said = isRedo ? 'redone' : 'undone';
    return { ok: true, message: t(undone.left > 0 ? 'partly' : said, { count: undone.left }), undo: undone.batch };
  });
}
