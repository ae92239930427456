'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, saveForm } from '#app/_server/record-action.ts';
import { env } from '#lib/env.ts';
import { appearanceFormValues, appearanceSchema } from '#lib/festivals/appearance-schema.ts';
import type { HeadStyle, Lettering } from '#lib/festivals/choices.ts';
import { festivalKind } from '#lib/festivals/root.ts';
import { editAppearance } from '#lib/festivals/settings.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { coloursJob } from '#lib/pictures/picture-files.ts';
import { pictureById } from '#lib/pictures/queries.ts';

/** Saves the festival's appearance. */
export async function saveAppearance(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'settings', appearanceSchema, async ({ festival, now }) => {
    const t = await getTranslations('appearance');
    return {
      entity: 'festival',
      current: festivalKind.read(festival.db, festival.id, festival.id),
      values: appearanceFormValues,
      show: (name, value) =>
        name === 'letters'
          ? t(`letters.${value as Lettering}`)
          : name === 'headStyle'
            ? t(`head.${value as HeadStyle}`)
            : undefined,
      edit: (chosen) => editAppearance(festival, chosen, now),
    };
  });
}

/**
 * The main colours of a picture of this festival, the most frequent first; none where there is no
 * such picture.
 */
export async function pictureColours(slug: string, id: number): Promise<string[]> {
  const festival = await gateAction(String(slug), 'settings');
  const picture = Number.isSafeInteger(id) ? pictureById(festival.id, id, festival.db) : null;
  if (!picture) return [];
  const { hash, format } = picture;
  return runJob(coloursJob, { dataFolder: env().dataFolder, hash, format });
}
