'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { currentActor } from '#app/_server/actor.ts';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { readFormData } from '#app/_server/form-data.ts';
import { env } from '#lib/env.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { addExamplePictures, hasExamplePictures } from '#lib/templates/example-pictures.ts';
import { createFestivalFromTemplate } from '#lib/templates/mutations.ts';
import { deleteTemplate } from '#lib/templates/saved.ts';
import { newFestivalSchema } from '#lib/templates/schema.ts';
import { now } from '#lib/time/clock.ts';
import { PreviewOf } from './preview-of.tsx';

/**
 * Creates the festival and opens its desk. The séances are placed again by the server from the
 * choices: no time comes from the browser.
 */
export async function createFestival(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, newFestivalSchema, async (input) => {
    const creator = authorizeCreation(await currentActor());
    const locale = await getLocale();
    const made = createFestivalFromTemplate(creator, input, locale, now());
    if (!made.ok) {
      const t = await getTranslations('templates.refused');
      return { ok: false, message: t(made.reason) };
    }
    // The festival exists at once; drawing the pictures takes seconds, and if it fails there are
    // none.
    if (hasExamplePictures(input))
      addExamplePictures(creator, made.slug, { dataFolder: env().dataFolder }, now).catch(console.error);
    redirect(deskPaths(locale, made.slug).overview());
  });
}

/** The days as they would be with the present form; null when the person is signed out. */
export async function drawPreview(form: FormData): Promise<ReactNode> {
  const actor = await currentActor();
  if (!actor) return null;
  return <PreviewOf actor={actor} values={readFormData(form)} locale={await getLocale()} />;
}

/** Deletes a saved template, for the person who made it or an administrator. */
export async function removeTemplate(id: number, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    const { name } = deleteTemplate(authorizeCreation(await currentActor()), Number(id));
    const locale = await getLocale();
    const gone = encodeURIComponent(inLocale(name, locale).toWellFormed());
    redirect(`${sitePaths(locale).newFestival()}?deleted=${gone}`);
  });
}
