'use server';

import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf, saveRecord, usesInput } from '#app/_server/record-action.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { seenVolunteer, volunteerFormValues } from '#lib/volunteers/form-values.ts';
import { createVolunteer, deleteVolunteer, editVolunteer } from '#lib/volunteers/people-mutations.ts';
import { tasksOf } from '#lib/volunteers/queries.ts';
import { volunteerKind } from '#lib/volunteers/roots.ts';
import { volunteerSchema } from '#lib/volunteers/schema.ts';

/** Saves the form of a volunteer; `number` is their id, null for one more. */
export async function saveVolunteer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  const { locale, slug } = place;
  const schema = async () => volunteerSchema(await gateAction(slug, 'volunteers'));
  return submit(form, schema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'volunteers');
    const now = clockNow();
    if (place.number === null) {
      const made = createVolunteer(festival, input, now);
      return made.ok
        ? lead(deskPaths(locale, slug).volunteers('people'), made.batch)
        : { ok: false, fields: made.fields };
    }
    const t = await getTranslations('volunteerForms.person');
    const said = await getTranslations('volunteers');
    return saveRecord({
      place,
      festival,
      entity: 'volunteer',
      now,
      input,
      current: volunteerKind.read(festival.db, festival.id, place.number),
      form: {
        schema: volunteerSchema(festival),
        values: (volunteer) =>
          volunteerFormValues(
            seenVolunteer(volunteer, festival.role),
            festival,
            locale,
            tasksOf(festival.id, festival.db),
          ),
        show: (name, value) => {
          if (name === 'taskWishes') return t('wished', { count: (value as unknown[]).length });
          if (name === 'tags') return tagsInWords(value as string[]);
          if (name === 'languages') return typedNames(value as string[], languages, locale);
          if (Array.isArray(value)) return t('ticked', { count: value.length });
          if (name === 'diet') return t(`diet.${value as 'any'}`);
          if ((name === 'age' || name === 'consent') && value) return said(`${name}.${value}` as 'age.adult');
          return String(value ?? '');
        },
      },
      edit: (chosen, { id }) => editVolunteer(festival, id, chosen, now),
    });
  });
}

/** Deletes a volunteer with what they were asked for, as it was told. */
export async function removeVolunteer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  return submit(form, usesInput, async ({ uses }): Promise<Outcome> => {
    const deleted = deleteVolunteer(await gateAction(slug, 'volunteers'), { id: number ?? 0, uses }, clockNow());
    if (deleted.ok) return lead(deskPaths(locale, slug).volunteers('people'), deleted.batch);
    const t = await getTranslations('coordination.people.delete');
    return { ok: false, message: t('changed', { count: deleted.uses }) };
  });
}
