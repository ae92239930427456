'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { deletion, lead, type RecordPlace, recordPlaceOf, saveRecord, usesInput } from '#app/_server/record-action.ts';
import { deletePerson } from '#lib/deletion/people.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { createPerson, editPerson, personKind } from '#lib/people/mutations.ts';
import { personByNumber } from '#lib/people/queries.ts';
import { personFormValues, personSchema } from '#lib/people/schema.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';

/** Saves the person's form: a new one (without a number), or one that was opened under a version. */
export async function savePerson(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  const { locale, slug } = place;
  return submit(form, personSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const now = clockNow();
    if (place.number === null) {
      const made = createPerson(festival, input, input.clientKey, now);
      if (!made.ok) return { ok: false, fields: made.fields };
      const number = personKind.read(festival.db, festival.id, made.id)?.number ?? 'new';
      return lead(deskPaths(locale, slug).item('people', number), made.batch);
    }
    return saveRecord({
      place,
      festival,
      entity: 'person',
      now,
      input,
      current: personByNumber(festival, place.number),
      form: {
        schema: personSchema,
        values: personFormValues,
        show: (name, value) =>
          name.endsWith('sAt')
            ? `${formatDate(String(value).slice(0, 10), locale)}, ${formatTime(String(value), locale)}`
            : String(value),
      },
      edit: (chosen, { id }) => editPerson(festival, id, chosen, now),
    });
  });
}

/** Deletes a person and takes them out of the séances the reader was told of. */
export async function removePerson(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  const list = deskPaths(locale, slug).section('people');
  return submit(form, usesInput, async ({ uses }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const person = number === null ? null : personByNumber(festival, number);
    if (!person) redirect(list as Route);
    return deletion(deletePerson(festival, { id: person.id, uses }, clockNow()), list);
  });
}
