'use server';

import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { currentActor } from '#app/_server/actor.ts';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { env } from '#lib/env.ts';
import { bringPictures, festivalBytesOf } from '#lib/exchange/festival-file/archive.ts';
import { saidRefusal } from '#lib/exchange/festival-file/festival-file.ts';
import { importInThread } from '#lib/exchange/festival-file/festival-tasks.ts';
import { endFile, keepFile, keptFile } from '#lib/exchange/festival-file/kept-files.ts';
import { authorizeCreation, type Creator, madeBefore } from '#lib/festivals/creation.ts';
import { festivalSlug } from '#lib/festivals/schema.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { recordFields } from '#lib/i18n/typed-values.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { checkingJob } from '#lib/pictures/picture-files.ts';
import { isTemplateFile, readTemplateFile } from '#lib/templates/programme.ts';
import { keepTemplate, MAX_SAVED, savedKey } from '#lib/templates/saved.ts';
import { now } from '#lib/time/clock.ts';

/** Keeps the file for a day and redirects to what it contains. */
export async function chooseFile(_: FormState, form: FormData): Promise<FormState> {
  return submit(form, z.object({}), async () => {
    const creator = authorizeCreation(await currentActor());
    const locale = await getLocale();
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0)
      return { ok: false, message: (await getTranslations('festivalFile.bring'))('none') };
    if (file.size > MAX_OF_FILE.bytes) return { ok: false, message: saidRefusal({ code: 'tooLarge' }, locale) };
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (isTemplateFile(bytes)) return bringTemplate(creator, bytes, locale);
    const kept = keepFile(env().dataFolder, creator.actor, bytes);
    redirect(sitePaths(locale).newFromFile(kept));
  });
}

/** Keeps a template and redirects to the form for a festival made from it. */
async function bringTemplate(creator: Creator, bytes: Uint8Array, locale: Locale): Promise<Outcome> {
  const template = readTemplateFile(bytes);
  if ('code' in template) return { ok: false, message: saidRefusal(template, locale) };
  const saved = keepTemplate(creator, template, now());
  if (!saved.ok) {
    const t = await getTranslations('templates.save');
    return { ok: false, message: t('tooMany', { max: MAX_SAVED }) };
  }
  redirect(`${sitePaths(locale).newFestival()}?template=${encodeURIComponent(savedKey(saved.id))}`);
}

const bringSchema = z.object({ slug: festivalSlug, clientKey: recordFields.clientKey });

/** Makes the festival of a kept file, and opens its desk. */
export async function bringFestival(kept: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, bringSchema, async ({ slug, clientKey }) => {
    const creator = authorizeCreation(await currentActor());
    const { actor } = creator;
    const { dataFolder } = env();
    const locale = await getLocale();
    const open = (made: { slug: string }) => redirect(deskPaths(locale, made.slug).overview());
    const path = keptFile(dataFolder, actor, String(kept));
    if (!path) {
      // The button was pressed twice: the first press did it.
      const made = madeBefore(creator, clientKey);
      return made ? open(made) : { ok: false, message: (await getTranslations('festivalFile.plan'))('gone') };
    }
    const bytes = await festivalBytesOf(path);
    if ('code' in bytes) return { ok: false, message: saidRefusal(bytes, locale) };
    // The files come before the rows that name them.
    const pictures = await bringPictures(path, dataFolder, (picture) => runJob(checkingJob, picture));
    if ('code' in pictures) return { ok: false, message: saidRefusal(pictures, locale) };
    const made = await importInThread({ dataFolder, actor, now: now() }, bytes, { slug, clientKey });
    if (!made.ok) return { ok: false, message: saidRefusal(made.refusal, locale) };
    endFile(dataFolder, actor, String(kept));
    return open(made);
  });
}
