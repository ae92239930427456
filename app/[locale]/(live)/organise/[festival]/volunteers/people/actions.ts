'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { seenVolunteer, shownOfVolunteer, tickedIn, volunteerFormValues } from '#lib/volunteers/form-values.ts';
import { createVolunteer, deleteVolunteer, editVolunteer } from '#lib/volunteers/people-mutations.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { tasksOf } from '#lib/volunteers/queries.ts';
import { type Volunteer, volunteerKind } from '#lib/volunteers/roots.ts';
import { volunteerSchema } from '#lib/volunteers/schema.ts';

/** Saves the form of a volunteer; `number` is their id, null for a new one. */
export async function saveVolunteer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const schema = async () => volunteerSchema(await gateAction(String(given.slug), 'volunteers'));
  return saveForm(given, form, schema, async ({ locale, slug, number }, now) => {
    const festival = await gateAction(slug, 'volunteers');
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
      show: shownOfVolunteer(festival, locale, () => tickedIn(planOf(festival.id, festival.db), locale)),
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
