'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { type FormState, giveLink, type LinkState, type Outcome, submit } from '#app/_server/form-action.ts';
import { textsIn, typedValues } from '#app/_server/form-data.ts';
import { gateAction } from '#app/_server/gate.ts';
import { publishAsked } from '#app/_server/jobs/publication.ts';
import { closedLinkInput, linkInput } from '#lib/accounts/schema.ts';
import { MAX_SECRET_LINKS } from '#lib/accounts/tokens.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { publishForm } from '#lib/programme/asked-release.ts';
import { type Published, republishRelease } from '#lib/programme/mutations.ts';
import { republishSchema } from '#lib/programme/schema.ts';
import { previewLinks } from '#lib/programme/shared-links.ts';
import { now } from '#lib/time/clock.ts';
import type { Row } from './change-row.tsx';
import type { PublishState } from './publish-form.tsx';
import { openedParts } from './rows.ts';

const words = () => getTranslations('publish');

/**
 * Publishes what is ticked, then redirects to what is left. Without a script another button of the
 * form opens a part instead.
 */
export async function publish(slug: string, _: PublishState, form: FormData): Promise<PublishState> {
  const { open, opened = [] } = partsIn(form);
  if (open !== undefined) {
    const rows = await openedParts(await gateAction(slug, 'publish'), [...opened, open], await getLocale());
    return { ok: null, opened: rows, opening: open, kept: withOpened(typedValues(form), open, rows[open] ?? []) };
  }
  const state = await submit(form, publishForm, async (input) => {
    const festival = await gateAction(slug, 'publish');
    const at = now();
    const stopped = { ok: false, message: (await words())('refused.stopped') } as const;
    const done = await publishAsked(festival, input, at);
    if (done.refused !== null)
      return { ...stopped, fields: done.refused === 'none' ? { chosen: 'tickOne' } : { despite: 'despite' } };
    const { published, isPart } = done;
    return published.ok ? await next(slug, published, isPart && input.expected > 0) : refusal(published);
  });
  // The ticks of open parts are kept with their lines.
  const isRefused = state.ok === false && opened.length > 0;
  return isRefused ? { ...state, opened: await linesAgain(slug, opened) } : state;
}

const partsSchema = publishForm.pick({ open: true, opened: true });

/** Which parts of the page are open, and which one to open. */
function partsIn(form: FormData): Partial<z.output<typeof partsSchema>> {
  const read = partsSchema.safeParse({ open: form.get('open') ?? undefined, opened: form.getAll('opened[]') });
  return read.success ? read.data : {};
}

/** Nothing if the person was refused because they may not read them. */
async function linesAgain(slug: string, opened: readonly string[]) {
  try {
    return await openedParts(await gateAction(slug, 'publish'), opened, await getLocale());
  } catch {
    return {};
  }
}

/**
 * The posted fields with the ticks of a part that was just opened: all its lines, if the part was
 * ticked.
 */
function withOpened(typed: Record<string, unknown>, open: string, rows: readonly Row[]): Record<string, unknown> {
  if (!textsIn(typed.parts).includes(open)) return typed;
  return { ...typed, chosen: [...textsIn(typed.chosen), ...rows.map(({ number }) => String(number))] };
}

/** Publishes an older version again. */
export async function republish(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, republishSchema, async (input) => {
    const published = republishRelease(await gateAction(slug, 'publish'), input, now());
    return published.ok ? await next(slug, published, false) : refusal(published);
  });
}

/**
 * Redirects to what is left. The address contains what to report there, so that it works without a
 * script.
 */
async function next(slug: string, published: Extract<Published, { ok: true }>, isPart: boolean): Promise<never> {
  const query = new URLSearchParams({ done: String(published.number) });
  if (isPart && published.came.length > 0) query.set('part', 'yes');
  if (published.held.length > 0) query.set('held', published.held.map(({ number }) => number).join(','));
  if (published.settled) query.set('times', published.settled);
  // The frame around the page shows the published version, and would keep showing the old one.
  refresh();
  redirect(`${deskPaths(await getLocale(), slug).section('publish')}?${query}`);
}

async function refusal({ reason, number }: Extract<Published, { ok: false }>): Promise<Outcome> {
  const t = await words();
  // The draft or the published version has changed since the page was shown: draws it again, with
  // what was typed.
  refresh();
  return { ok: false, message: t(`refused.${reason}`, { number }) };
}

/** Makes a secret link to the draft. */
export async function createLink(slug: string, _: FormState, form: FormData): Promise<LinkState> {
  return giveLink(form, linkInput, async (input) => {
    const made = previewLinks.create(await gateAction(slug, 'publish'), input, now());
    const t = await words();
    if (!made.ok) return { ok: false, message: t('preview.tooMany', { count: MAX_SECRET_LINKS }) };
    refresh();
    return {
      ok: true,
      path: sitePaths(await getLocale()).preview(made.token),
      id: made.id,
      message: t('preview.made'),
    };
  });
}

/** Closes a preview link. */
export async function revokeLink(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, closedLinkInput, async ({ link }) => {
    previewLinks.revoke(await gateAction(slug, 'publish'), link, now());
    refresh();
    return { ok: true, message: (await words())('preview.revoked') };
  });
}
