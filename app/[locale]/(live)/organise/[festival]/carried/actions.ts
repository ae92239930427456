'use server';

import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead } from '#app/_server/record-action.ts';
import { carriedKinds, permissionOf } from '#lib/history/carried.ts';
import { now } from '#lib/time/clock.ts';
import { confirmCarried } from '#lib/undo/confirm-carried.ts';
import { pathOfCarried } from './path-of-carried.ts';

/** Confirms all rows of one kind that came from the previous edition. */
export async function confirmAll(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({ kind: z.enum(carriedKinds) }), async ({ kind }) => {
    const { batch } = confirmCarried(await gateAction(slug, permissionOf(kind)), kind, now());
    return lead(pathOfCarried(await getLocale(), slug, kind), batch);
  });
}
