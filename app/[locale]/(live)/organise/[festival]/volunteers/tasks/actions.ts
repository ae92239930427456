'use server';

import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf, saveRecord, usesInput } from '#app/_server/record-action.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { shownOfTask, taskFormValues } from '#lib/volunteers/form-values.ts';
import { createTask, createUsualTasks, deleteTask, editTask } from '#lib/volunteers/mutations.ts';
import { taskKind } from '#lib/volunteers/roots.ts';
import { taskSchema, usualTasksSchema } from '#lib/volunteers/schema.ts';

/** Saves the form of a task; `number` is its id, null for one more. */
export async function saveTask(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  const { locale, slug } = place;
  return submit(form, taskSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'volunteers');
    const now = clockNow();
    if (place.number === null) {
      const made = createTask(festival, input, now);
      return made.ok
        ? lead(deskPaths(locale, slug).volunteers('tasks'), made.batch)
        : { ok: false, fields: made.fields };
    }
    const t = await getTranslations('records');
    return saveRecord({
      place,
      festival,
      entity: 'task',
      now,
      input,
      current: taskKind.read(festival.db, festival.id, place.number),
      form: {
        schema: taskSchema,
        values: (task) => taskFormValues(task, locale),
        show: shownOfTask(locale, (isTicked) => t(isTicked ? 'yes' : 'no')),
      },
      edit: (chosen, { id }) => editTask(festival, id, chosen, now),
    });
  });
}

/** Makes the ticked ones of the tasks to start from. */
export async function makeUsualTasks(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug } = recordPlaceOf(given);
  return submit(form, usualTasksSchema, async (input): Promise<Outcome> => {
    const made = createUsualTasks(await gateAction(slug, 'volunteers'), input, clockNow());
    return made.ok ? lead(deskPaths(locale, slug).volunteers('tasks'), made.batch) : { ok: false, fields: made.fields };
  });
}

/** Deletes a task no shift is for. */
export async function removeTask(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  return submit(form, usesInput, async (): Promise<Outcome> => {
    const deleted = deleteTask(await gateAction(slug, 'volunteers'), number ?? 0, clockNow());
    if (deleted.ok) return lead(deskPaths(locale, slug).volunteers('tasks'), deleted.batch);
    const t = await getTranslations('coordination.tasks');
    return { ok: false, message: t('used', { count: deleted.uses }) };
  });
}
