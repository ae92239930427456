'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDate, formatDuration } from '#lib/time/format.ts';
import { seenVolunteer, volunteerFormValues } from '#lib/volunteers/form-values.ts';
import { createVolunteer, deleteVolunteer, editVolunteer } from '#lib/volunteers/people-mutations.ts';
import { tasksOf } from '#lib/volunteers/queries.ts';
import { type Volunteer, volunteerKind } from '#lib/volunteers/roots.ts';
import { volunteerSchema } from '#lib/volunteers/schema.ts';

/** Saves the form of a volunteer; `number` is their id, null for a new one. */
export async function saveVolunteer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const schema = async () => volunteerSchema(await gateAction(String(given.slug), 'volunteers'));
  return saveForm(given, form, schema, async ({ locale, slug, number }, now) => {
    const festival = await gateAction(slug, 'volunteers');
    const t = await getTranslations('volunteerForms.person');
    const said = await getTranslations('volunteers');
    return {
      festival,
      entity: 'volunteer',
      create: (input) => createVolunteer(festival, input, now),
      madeAt: () => deskPaths(locale, slug).volunteers('people'),
      current: volunteerKind.read(festival.db, festival.id, number ?? 0),
      values: (volunteer: Volunteer) =>
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
        if (name === 'minutesADay' || name === 'restMinutes') return formatDuration(Number(value), locale, 'hours');
        if (name === 'consentOn') return formatDate(String(value), locale, 'medium');
        if (name === 'contactKind') return t(`contact.${value as 'phone'}`);
        if (name === 'diet') return t(`diet.${value as 'any'}`);
        if ((name === 'age' || name === 'consent') && value) return said(`${name}.${value}` as 'age.adult');
        return String(value ?? '');
      },
      edit: (chosen, id) => editVolunteer(festival, id, chosen, now),
    };
  });
}

/** Deletes a volunteer and their assignments, as announced. */
export async function removeVolunteer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(
    given,
    form,
    (paths) => paths.volunteers('people'),
    async (slug, number, uses) =>
      deleteVolunteer(await gateAction(slug, 'volunteers'), { id: number, uses }, clockNow()),
    async (count) => (await getTranslations('coordination.people.delete'))('changed', { count }),
  );
}
