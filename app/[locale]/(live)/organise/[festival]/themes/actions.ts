'use server';

import type { FormState } from '#app/_server/form-action.ts';
import { type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { deleteSeries, deleteTheme } from '#lib/deletion/records.ts';
import { createSeries, createTheme, editSeries, editTheme, themeKind } from '#lib/themes/mutations.ts';
import { seriesByNumber } from '#lib/themes/queries.ts';
import { seriesFormValues, seriesSchema, themeFormValues, themeSchema } from '#lib/themes/schema.ts';

/** Saves the form of a theme; `number` is its id, null for a new one. */
export async function saveTheme(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'schedule', themeSchema, ({ festival, paths, number, now }) => ({
    entity: 'theme',
    create: (input) => createTheme(festival, input, input.clientKey, now),
    madeAt: () => paths.section('themes'),
    current: themeKind.read(festival.db, festival.id, number),
    values: themeFormValues,
    edit: (chosen, id) => editTheme(festival, id, chosen, now),
  }));
}

/** Saves the form of a series. */
export async function saveSeries(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'schedule', seriesSchema, ({ festival, paths, number, now }) => ({
    entity: 'series',
    create: (input) => createSeries(festival, input, input.clientKey, now),
    madeAt: () => paths.section('themes'),
    current: seriesByNumber(festival.id, number),
    values: seriesFormValues,
    edit: (chosen, id) => editSeries(festival, id, chosen, now),
  }));
}

/** Deletes a theme and removes it from the séances the reader was told of. */
export async function removeTheme(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'schedule', 'themes', ({ festival, number, uses, now }) => {
    const theme = themeKind.read(festival.db, festival.id, number);
    return theme && deleteTheme(festival, { id: theme.id, uses }, now);
  });
}

/** Deletes a series with its prices; its séances stay. */
export async function removeSeries(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'schedule', 'themes', ({ festival, number, uses, now }) => {
    const series = seriesByNumber(festival.id, number);
    return series && deleteSeries(festival, { id: series.id, uses }, now);
  });
}
