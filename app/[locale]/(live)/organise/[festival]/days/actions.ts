'use server';

import type { FormState } from '#app/_server/form-action.ts';
import { type RecordPlace, saveForm } from '#app/_server/record-action.ts';
import { dayKind, editDay } from '#lib/days/mutations.ts';
import { dayFormValues, daySchema } from '#lib/days/schema.ts';
import type { DraftDay } from '#lib/model/draft.ts';

/** Saves a day's form; `number` is the day's id. */
export async function saveDay(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'settings', daySchema, ({ festival, locale, number, now }) => ({
    entity: 'day',
    current: dayKind.read(festival.db, festival.id, number),
    values: (day: DraftDay) => dayFormValues(day, locale),
    edit: (chosen, id) => editDay(festival, id, chosen, now),
  }));
}
