'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { deletion, lead, type RecordPlace, recordPlaceOf, saveRecord, usesInput } from '#app/_server/record-action.ts';
import { deleteSeries } from '#lib/deletion/series.ts';
import { deleteTheme } from '#lib/deletion/themes.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { createSeries, editSeries } from '#lib/series/mutations.ts';
import { seriesByNumber } from '#lib/series/queries.ts';
import { seriesFormValues, seriesSchema } from '#lib/series/schema.ts';
import { createTheme, editTheme, themeKind } from '#lib/themes/mutations.ts';
import { themeFormValues, themeSchema } from '#lib/themes/schema.ts';
import { now as clockNow } from '#lib/time/clock.ts';

const listPath = ({ locale, slug }: ReturnType<typeof recordPlaceOf>) => deskPaths(locale, slug).section('themes');
const show = (_: string, value: unknown) => String(value);

/** Saves a theme's form; `number` is the theme's id, null for one more. */
export async function saveTheme(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, themeSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'schedule');
    const now = clockNow();
    if (place.number === null) {
      const made = createTheme(festival, input, input.clientKey, now);
      return made.ok ? lead(listPath(place), made.batch) : { ok: false, fields: made.fields };
    }
    return saveRecord({
      place,
      festival,
      entity: 'theme',
      now,
      input,
      current: themeKind.read(festival.db, festival.id, place.number),
      form: { schema: themeSchema, values: themeFormValues, show },
      edit: (chosen, { id }) => editTheme(festival, id, chosen, now),
    });
  });
}

/** Saves the form of a series. */
export async function saveSeries(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, seriesSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'schedule');
    const now = clockNow();
    if (place.number === null) {
      const made = createSeries(festival, input, input.clientKey, now);
      return made.ok ? lead(listPath(place), made.batch) : { ok: false, fields: made.fields };
    }
    return saveRecord({
      place,
      festival,
      entity: 'series',
      now,
      input,
      current: seriesByNumber(festival.id, place.number),
      form: { schema: seriesSchema, values: seriesFormValues, show },
      edit: (chosen, { id }) => editSeries(festival, id, chosen, now),
    });
  });
}

/** Deletes a theme and takes it off the séances the reader was told of. */
export async function removeTheme(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, usesInput, async ({ uses }): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'schedule');
    const theme = themeKind.read(festival.db, festival.id, place.number ?? 0);
    if (!theme) redirect(listPath(place) as Route);
    return deletion(deleteTheme(festival, { id: theme.id, uses }, clockNow()), listPath(place));
  });
}

/** Deletes a series with its prices; the séances the reader was told of stay. */
export async function removeSeries(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, usesInput, async ({ uses }): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'schedule');
    const series = seriesByNumber(festival.id, place.number ?? 0);
    if (!series) redirect(listPath(place) as Route);
    return deletion(deleteSeries(festival, { id: series.id, uses }, clockNow()), listPath(place));
  });
}
