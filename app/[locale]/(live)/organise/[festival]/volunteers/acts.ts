'use server';

import { refresh } from 'next/cache';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { actInput } from './act-input.ts';
import { perform } from './perform.ts';

/**
 * One button of the coordinators' pages: asks somebody, takes them off, ticks a line, makes a link…
 */
export async function act(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (input) => {
    const outcome = await perform(await gateAction(slug, 'volunteers'), input);
    refresh();
    return outcome;
  });
}
