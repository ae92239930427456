'use server';

import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, recordPlaceOf, saveRecord } from '#app/_server/record-action.ts';
import { dayKind, editDay } from '#lib/days/mutations.ts';
import { dayFormValues, daySchema } from '#lib/days/schema.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatTime } from '#lib/time/format.ts';

/** Saves a day's form; `number` is the day's id. */
export async function saveDay(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, daySchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'settings');
    const now = clockNow();
    return saveRecord({
      place,
      festival,
      entity: 'day',
      now,
      input,
      current: dayKind.read(festival.db, festival.id, place.number ?? 0),
      form: {
        schema: daySchema,
        values: dayFormValues,
        show: (name, value) => (name.endsWith('sAt') ? formatTime(String(value), place.locale) : String(value)),
      },
      edit: (chosen, { id }) => editDay(festival, id, chosen, now),
    });
  });
}
