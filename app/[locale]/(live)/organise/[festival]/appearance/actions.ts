'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, saveForm } from '#app/_server/record-action.ts';
import {
  appearanceFormValues,
  appearanceSchema,
  type HeadStyle,
  type Lettering,
} from '#lib/festivals/appearance-schema.ts';
import { festivalKind } from '#lib/festivals/root.ts';
import { editAppearance } from '#lib/festivals/settings.ts';

/** Saves how the festival looks. */
export async function saveAppearance(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, appearanceSchema, async ({ slug }, now) => {
    const festival = await gateAction(slug, 'settings');
    const t = await getTranslations('appearance');
    return {
      festival,
      entity: 'festival',
      current: festivalKind.read(festival.db, festival.id, festival.id),
      values: appearanceFormValues,
      show: (name, value) =>
        name === 'letters'
          ? t(`letters.${value as Lettering}`)
          : name === 'headStyle'
            ? t(`head.${value as HeadStyle}`)
            : String(value),
      edit: (chosen) => editAppearance(festival, chosen, now),
    };
  });
}
