'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { done, type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { env } from '#lib/env.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import {
  type BriefingFile,
  briefingFileRefused,
  isFileHere,
  keepBriefingFile,
  setBriefingFile,
} from '#lib/volunteers/briefings.ts';
import { shownOfTask, taskFormValues } from '#lib/volunteers/form-values.ts';
import { createTask, createUsualTasks, deleteTask, editTask } from '#lib/volunteers/mutations.ts';
import { type Task, taskKind } from '#lib/volunteers/roots.ts';
import { taskSchema, usualTasksSchema } from '#lib/volunteers/schema.ts';

/** Saves the form of a task; `number` is its id, null for a new one. */
export async function saveTask(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'volunteers', taskSchema, async ({ festival, locale, paths, number, now }) => {
    const t = await getTranslations('records');
    return {
      entity: 'task',
      create: (input) => createTask(festival, input, now),
      madeAt: () => paths.volunteers('tasks'),
      current: taskKind.read(festival.db, festival.id, number),
      values: (task: Task) => taskFormValues(task, locale),
      show: shownOfTask(locale, (isTicked) => t(isTicked ? 'yes' : 'no')),
      edit: (chosen, id) => editTask(festival, id, chosen, now),
    };
  });
}

/** Makes the ticked usual tasks. */
export async function makeUsualTasks(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug } = recordPlaceOf(given);
  return submit(form, usualTasksSchema, async (input): Promise<Outcome> => {
    const made = createUsualTasks(await gateAction(slug, 'volunteers'), input, clockNow());
    return made.ok ? lead(deskPaths(locale, slug).volunteers('tasks'), made.batch) : { ok: false, fields: made.fields };
  });
}

/** Sets the file of a task; the page stays open with what was typed in it. */
async function setFile(
  festival: Parameters<typeof setBriefingFile>[0],
  { locale, number }: ReturnType<typeof recordPlaceOf>,
  file: BriefingFile | null,
  missing: string | null = null,
): Promise<Outcome> {
  const set = setBriefingFile(festival, number ?? 0, file, clockNow(), missing);
  if (!set.ok) return { ok: false, fields: set.fields };
  refresh();
  const t = await getTranslations({ locale, namespace: 'coordination.briefingFile' });
  return done(t(file ? 'added' : 'removed'), set.batch);
}

/** Stores the file to read with the briefing of a task; it replaces an earlier one. */
export async function addBriefingFile(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, z.object({}), async (): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'volunteers');
    const file = form.get('file');
    const known = taskKind.read(festival.db, festival.id, place.number ?? 0)?.briefingFile;
    // Checked before the new file is stored.
    const missing = known && !isFileHere(known) ? known.hash : null;
    const isNone = !(file instanceof File) || (file.size === 0 && file.name === '');
    const kept = isNone ? { refused: 'none' as const } : await keepBriefingFile(env().dataFolder, file);
    if (!('refused' in kept)) return setFile(festival, place, kept, missing);
    return { ok: false, message: briefingFileRefused(kept.refused, isNone ? '' : file.name, place.locale) };
  });
}

/** Removes the file of a briefing; « Défaire » brings it back. */
export async function removeBriefingFile(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, z.object({}), async () => setFile(await gateAction(place.slug, 'volunteers'), place, null));
}

/** Deletes a task without shifts. */
export async function removeTask(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(
    given,
    form,
    'volunteers',
    (paths) => paths.volunteers('tasks'),
    ({ festival, number, now }) => deleteTask(festival, number, now),
    async (count) => (await getTranslations('coordination.tasks'))('used', { count }),
  );
}
