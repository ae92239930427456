'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { seenVolunteer, shownOfVolunteer, tickedIn, volunteerFormValues } from '#lib/volunteers/form-values.ts';
import { createVolunteer, deleteVolunteer, editVolunteer } from '#lib/volunteers/people-mutations.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { tasksOf } from '#lib/volunteers/queries.ts';
import { type Volunteer, volunteerKind } from '#lib/volunteers/roots.ts';
import { volunteerSchema } from '#lib/volunteers/schema.ts';

/** Saves the form of a volunteer; `number` is their id, null for a new one. */
export async function saveVolunteer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'volunteers', volunteerSchema, ({ festival, locale, paths, number, now }) => ({
    entity: 'volunteer',
    create: (input) => createVolunteer(festival, input, now),
    madeAt: () => paths.volunteers('people'),
    current: volunteerKind.read(festival.db, festival.id, number),
    values: (volunteer: Volunteer) =>
      volunteerFormValues(seenVolunteer(volunteer, festival.role), festival, locale, tasksOf(festival.id, festival.db)),
    show: shownOfVolunteer(festival, locale, () => tickedIn(planOf(festival.id, festival.db), locale)),
    edit: (chosen, id) => editVolunteer(festival, id, chosen, now),
  }));
}

/** Deletes a volunteer and their assignments, as announced. */
export async function removeVolunteer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(
    given,
    form,
    'volunteers',
    (paths) => paths.volunteers('people'),
    ({ festival, number, uses, now }) => deleteVolunteer(festival, { id: number, uses }, now),
    async (count) => (await getTranslations('coordination.people.delete'))('changed', { count }),
  );
}
