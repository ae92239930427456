'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { env } from '../../../../../../lib/env.ts';
import { deskPaths, sitePaths } from '../../../../../../lib/i18n/paths.ts';
import { type Published, publishRelease, republishRelease } from '../../../../../../lib/programme/mutations.ts';
import {
  createPreviewLink,
  MAX_PREVIEW_LINKS,
  revokePreviewLink,
} from '../../../../../../lib/programme/preview-links.ts';
import { publicationPlan } from '../../../../../../lib/programme/publication-plan.ts';
import { previewLinkSchema, republishSchema } from '../../../../../../lib/programme/schema.ts';
import { publishForm, selectionOf } from '../../../../../../lib/programme/selection.ts';
import { now } from '../../../../../../lib/time/clock.ts';
import { type FormState, type Outcome, submit } from '../../../../../_server/form-action.ts';
import { gateAction } from '../../../../../_server/gate.ts';

const words = () => getTranslations('publish');

/** Publishes what is ticked, then shows the page of what is left. */
export async function publish(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, publishForm, async (input) => {
    const festival = await gateAction(slug, 'publish');
    const t = await words();
    const at = now();
    const plan = publicationPlan(festival, input.isOnly ? new Set(input.chosen) : null, at);
    const selection = selectionOf(plan, input);
    if (!selection.ok) return { ok: false, message: t(`refused.${selection.reason}`) };
    if (selection.isBlocked && !input.despite) return { ok: false, message: t('warnings.despiteMissing') };
    const { only, withGeneral } = selection;
    const published = publishRelease(festival, { ...input, only, withGeneral }, at);
    return published.ok ? await next(slug, published, only !== null) : refusal(published);
  });
}

/** Publishes an older version again. */
export async function republish(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, republishSchema, async (input) => {
    const published = republishRelease(await gateAction(slug, 'publish'), input, now());
    return published.ok ? await next(slug, published, false) : refusal(published);
  });
}

/** To the page of what is left. The address carries what is said there, so that it also comes without a script. */
async function next(slug: string, published: Extract<Published, { ok: true }>, isPart: boolean): Promise<never> {
  const query = new URLSearchParams({ done: String(published.number) });
  if (isPart && published.came.length > 0) query.set('part', 'yes');
  if (published.held.length > 0) query.set('held', published.held.map(({ number }) => number).join(','));
  if (published.settled) query.set('times', published.settled);
  // The frame around the page says which version is public: without this it would keep saying the old one.
  refresh();
  redirect(`${deskPaths(await getLocale(), slug).section('publish')}?${query}` as Route);
}

async function refusal({ reason, number }: Extract<Published, { ok: false }>): Promise<Outcome> {
  const t = await words();
  // What is public or drafted is another thing than this page showed: draw it again, with what was typed.
  refresh();
  return { ok: false, message: t(`refused.${reason}`, { number }) };
}

/** Makes a secret link to the draft. It is in this answer alone: what is kept of it cannot be shown again. */
export async function createLink(
  slug: string,
  _: FormState,
  form: FormData,
): Promise<FormState & { address?: string }> {
  let address: string | undefined;
  const state = await submit(form, previewLinkSchema, async (input) => {
    const made = createPreviewLink(await gateAction(slug, 'publish'), input, now());
    const t = await words();
    if (!made.ok) return { ok: false, message: t('preview.tooMany', { count: MAX_PREVIEW_LINKS }) };
    address = env().url + sitePaths(await getLocale()).preview(made.token);
    refresh();
    return { ok: true, message: t('preview.made') };
  });
  return address ? { ...state, address } : state;
}

const revokeSchema = z.object({ id: z.coerce.number().int().min(1) });

/** Makes a preview link open nothing any more. */
export async function revokeLink(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, revokeSchema, async ({ id }) => {
    revokePreviewLink(await gateAction(slug, 'publish'), id, now());
    refresh();
    return { ok: true, message: (await words())('preview.revoked') };
  });
}
