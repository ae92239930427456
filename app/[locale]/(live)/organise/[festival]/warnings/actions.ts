'use server';

import { refresh } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead } from '#app/_server/record-action.ts';
import { pageActedOn } from '#app/_server/request.ts';
import { applyAct } from '#lib/events/fix-ways.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';
import { acceptWarnings, withdrawAcceptances } from '#lib/warnings/mutations.ts';
import { acceptSchema, actSchema, withdrawSchema } from '#lib/warnings/schema.ts';

const words = () => getTranslations('desk.settle');

/** Redirects to the page the act was made on, which reports it and offers to undo it. */
async function back(slug: string, batch: string): Promise<never> {
  return lead((await pageActedOn()) ?? deskPaths(await getLocale(), slug).section('warnings'), batch);
}

/** Makes the fix of a button below a warning. */
export async function applyFix(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actSchema, async (asked) => {
    const done = applyAct(await gateAction(slug, 'schedule'), asked, now());
    if (done.ok) return back(slug, done.batch);
    refresh();
    return { ok: false, message: (await words())('changed') };
  });
}

/** Accepts a warning, or all of its kind, with a reason. */
export async function accept(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return accepting(slug, form, (batch) => back(slug, batch), refresh);
}

/** The same beside the grid, which stays open and loads its list again. */
export async function acceptHere(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return accepting(slug, form, done('accepted'));
}

async function accepting(slug: string, form: FormData, then: Then, beforeRefusal = () => {}): Promise<FormState> {
  return submit(form, acceptSchema, async (input) => {
    const accepted = acceptWarnings(await gateAction(slug, 'accept-warnings'), input, now());
    if (accepted.ok) return then(accepted.batch);
    beforeRefusal();
    const t = await words();
    return { ok: false, message: accepted.reason === 'count' ? t('count', { count: accepted.count }) : t('gone') };
  });
}

/** Withdraws acceptances, so that the warnings are to be settled again. */
export async function withdraw(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return withdrawing(slug, form, (batch) => back(slug, batch), refresh);
}

/** The same beside the grid. */
export async function withdrawHere(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return withdrawing(slug, form, done('withdrawn'));
}

async function withdrawing(slug: string, form: FormData, then: Then, beforeRefusal = () => {}): Promise<FormState> {
  return submit(form, withdrawSchema, async ({ ids }) => {
    const withdrawn = withdrawAcceptances(await gateAction(slug, 'accept-warnings'), ids, now());
    if (withdrawn) return then(withdrawn.batch);
    beforeRefusal();
    return { ok: false, message: (await words())('withdrawnAlready') };
  });
}

type Then = (batch: string) => Promise<Outcome>;

const done =
  (verb: 'accepted' | 'withdrawn'): Then =>
  async (undo) => ({ ok: true, message: (await getTranslations('desk.done'))(verb), undo });
