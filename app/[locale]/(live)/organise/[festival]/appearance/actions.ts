'use server';

import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, recordPlaceOf, saveRecord } from '#app/_server/record-action.ts';
import {
  appearanceFormValues,
  appearanceSchema,
  type HeadStyle,
  type Lettering,
} from '#lib/festivals/appearance-schema.ts';
import { festivalKind } from '#lib/festivals/root.ts';
import { editAppearance } from '#lib/festivals/settings.ts';
import { now as clockNow } from '#lib/time/clock.ts';

/** Saves how the festival looks. */
export async function saveAppearance(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  const t = await getTranslations('appearance');
  return submit(form, appearanceSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'settings');
    const now = clockNow();
    return saveRecord({
      place,
      festival,
      entity: 'festival',
      now,
      input,
      current: festivalKind.read(festival.db, festival.id, festival.id),
      form: {
        schema: appearanceSchema,
        values: appearanceFormValues,
        show: (name, value) =>
          name === 'letters'
            ? t(`letters.${value as Lettering}`)
            : name === 'headStyle'
              ? t(`head.${value as HeadStyle}`)
              : String(value),
      },
      edit: (chosen) => editAppearance(festival, chosen, now),
    });
  });
}
