'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { typedValues } from '#app/_server/form-data.ts';
import { gateAction } from '#app/_server/gate.ts';
import { deletion, lead, type RecordPlace, recordPlaceOf, saveRecord, usesInput } from '#app/_server/record-action.ts';
import { deleteFilm } from '#lib/deletion/films.ts';
import { createFilm, editFilm, setFilmsRights } from '#lib/films/mutations.ts';
import { filmByNumber } from '#lib/films/queries.ts';
import { filmKind } from '#lib/films/root.ts';
import { filmFormValues, filmSchema, filmsRightsSchema } from '#lib/films/schema.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { showFilm } from './show-film.ts';

/** Saves the film's form: a new one (without a number), or one that was opened under a version. */
export async function saveFilm(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, filmSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'schedule');
    const now = clockNow();
    if (place.number === null) {
      const made = createFilm(festival, input, input.clientKey, now);
      if (!made.ok) return { ok: false, fields: made.fields };
      const number = filmKind.read(festival.db, festival.id, made.id)?.number ?? 'new';
      return lead(deskPaths(place.locale, place.slug).item('films', number), made.batch);
    }
    const film = filmByNumber(festival, place.number);
    return saveRecord({
      place,
      festival,
      entity: 'film',
      now,
      input,
      current: film,
      form: {
        schema: filmSchema,
        values: (root) => filmFormValues(root, place.locale),
        show: await showFilm(place.locale),
      },
      edit: (chosen, { id }) => editFilm(festival, id, chosen, now),
    });
  });
}

/** Rights of the ticked films, in one act. */
export async function saveFilmsRights(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('films.rights');
  if (form.getAll('films[]').length === 0)
    return { ok: false, message: t('none'), fields: {}, values: typedValues(form) };
  return submit(form, filmsRightsSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const { batch, count } = setFilmsRights(festival, input, clockNow());
    refresh();
    return batch ? { ok: true, message: t('done', { count }), undo: batch } : { ok: true, message: t('nothing') };
  });
}

/** Deletes a film and takes it out of the séances the reader was told of. */
export async function removeFilm(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, usesInput, async ({ uses }): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'schedule');
    const film = place.number === null ? null : filmByNumber(festival, place.number);
    if (!film) redirect(deskPaths(place.locale, place.slug).section('films') as Route);
    return deletion(
      deleteFilm(festival, { id: film.id, uses }, clockNow()),
      deskPaths(place.locale, place.slug).section('films'),
    );
  });
}
