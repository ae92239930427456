'use server';

import { refresh } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { done, type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { typedValues } from '#app/_server/form-data.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import type { PictureSubject } from '#lib/model/documents.ts';
import { type FileMatch, matchFiles } from '#lib/pictures/matching.ts';
import {
  editPicture,
  editPictureWords,
  putPictureFirst,
  removePicture,
  setPicturesGround,
} from '#lib/pictures/mutations.ts';
import { withdrawPicture } from '#lib/pictures/published.ts';
import { matchables, pictureById } from '#lib/pictures/queries.ts';
import {
  fileNamesSchema,
  type PictureInput,
  pictureFormValues,
  pictureSchema,
  picturesGroundSchema,
  pictureWordsSchema,
} from '#lib/pictures/schema.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';
import { now as clockNow } from '#lib/time/clock.ts';

/** Saves the form of a picture; `number` is its id. */
export async function savePicture(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'schedule', pictureSchema, async ({ festival, number, now }) => {
    const t = await getTranslations('pictures.purpose');
    return {
      entity: 'picture',
      current: pictureById(festival.id, number, festival.db),
      values: pictureFormValues,
      show: (name, value) =>
        name === 'purposes' ? (value as PictureInput['purposes']).map((one) => t(one)).join(', ') : undefined,
      edit: (chosen, id) => editPicture(festival, id, chosen, now),
    };
  });
}

/** Saves the texts that were changed in the table of pictures. */
export async function savePictureWords(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('pictures.table');
  return submit(form, pictureWordsSchema, async ({ words }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const { batch, changed, stale } = editPictureWords(festival, words, clockNow());
    refresh();
    if (stale > 0) return { ok: false, message: t('stale', { count: stale }) };
    return done(batch ? t('saved', { count: changed }) : t('nothing'), batch);
  });
}

/** Sets the permission of the ticked pictures, in one act. */
export async function savePicturesGround(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('pictures.setGround');
  if (form.getAll('pictures[]').length === 0)
    return { ok: false, message: t('none'), fields: {}, values: typedValues(form) };
  return submit(form, picturesGroundSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const { batch, count } = setPicturesGround(festival, input, clockNow());
    refresh();
    return done(t('done', { count }), batch);
  });
}

const idInput = z.object({ id: z.coerce.number().int().positive() });

/** Puts a picture before the others of its kind. */
export async function firstPicture(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, idInput, async ({ id }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const batch = putPictureFirst(festival, id, clockNow());
    refresh();
    return { ok: true, ...(batch && { undo: batch }) };
  });
}

/** Removes a picture from the draft, from a list of several. */
export async function dropPicture(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('desk.done');
  return submit(form, idInput, async ({ id }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const undo = removePicture(festival, id, clockNow());
    refresh();
    return done(t('deleted'), undo);
  });
}

/** The same from its own page. */
export async function deletePicture(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'schedule', 'pictures', ({ festival, number, now }) => ({
    ok: true,
    batch: removePicture(festival, number, now),
  }));
}

/**
 * « Retirer partout »: removes a picture from the draft and from everything published, for good.
 */
export async function withdrawEverywhere(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'publish', 'pictures', ({ festival, number, now }) => {
    withdrawPicture(festival, number, now, (tx) => renewPublicKey(tx, festival.id));
    return { ok: true, batch: null };
  });
}

/** What each file seems to show, and the possible choices. */
export type PicturesPlan = Readonly<{
  matches: readonly FileMatch[];
  subjects: readonly { of: PictureSubject; label: string }[];
}>;

/**
 * What the files with these names seem to show; null for too many. Only the names were sent, and
 * nothing is written.
 */
export async function planPictures(slug: string, names: readonly string[]): Promise<PicturesPlan | null> {
  const festival = await gateAction(slug, 'schedule');
  const asked = fileNamesSchema.safeParse(names);
  if (!asked.success) return null;
  const known = matchables(festival.id, await getLocale(), festival.db);
  return {
    matches: matchFiles(asked.data, known),
    subjects: known.map(({ of, label }) => ({ of, label })),
  };
}
