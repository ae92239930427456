'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { done, type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { typedValues } from '#app/_server/form-data.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { deleteFilm } from '#lib/deletion/records.ts';
import { askWhichFilm } from '#lib/exchange/lists/like-of-form.ts';
import { createFilm, editFilm, setFilmsRights } from '#lib/films/mutations.ts';
import { filmByNumber } from '#lib/films/queries.ts';
import { filmKind } from '#lib/films/root.ts';
import {
  type FilmInput,
  filmFormValues,
  filmSchema,
  filmsRightsSchema,
  MAX_RIGHTS_AT_ONCE,
} from '#lib/films/schema.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import type { Show } from '#lib/history/conflict.ts';
import { countries } from '#lib/i18n/countries.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { bothLanguages } from '#lib/i18n/text.ts';
import type { DraftFilm } from '#lib/model/draft.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDuration } from '#lib/time/format.ts';

/**
 * Saves the form of a film: a new one (without a number), or one that was opened under a version.
 */
export async function saveFilm(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'schedule', filmSchema, async ({ festival, locale, paths, number, now }) => {
    return {
      entity: 'film',
      create: (input) =>
        createFilm(festival, input, input.clientKey, now, (tx) => askWhichFilm(tx, festival.id, input)),
      madeAt: ({ id }) => paths.item('films', filmKind.read(festival.db, festival.id, id)?.number ?? 'new'),
      current: filmByNumber(festival, number),
      values: (film: DraftFilm) => filmFormValues(film, locale),
      show: await showFilm(locale),
      edit: (chosen, id) => editFilm(festival, id, chosen, now),
    };
  });
}

/** Sets the rights of the ticked films, in one act. */
export async function saveFilmsRights(slug: string, _: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('films.rights');
  const refuse = (message: string): FormState => ({ ok: false, message, fields: {}, values: typedValues(form) });
  const count = new Set(form.getAll('films[]')).size;
  if (count === 0) return refuse(t('none'));
  if (count > MAX_RIGHTS_AT_ONCE) return refuse(t('tooMany', { most: MAX_RIGHTS_AT_ONCE }));
  return submit(form, filmsRightsSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const { batch, count } = setFilmsRights(festival, input, clockNow());
    refresh();
    return done(batch ? t('done', { count }) : t('nothing'), batch);
  });
}

/** Deletes a film and removes it from the séances the reader was told of. */
export async function removeFilm(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'schedule', 'films', ({ festival, number, uses, now }) => {
    const film = filmByNumber(festival, number);
    return film && deleteFilm(festival, { id: film.id, uses }, now);
  });
}

/** How each field of a film is shown in a conflict. */
async function showFilm(locale: Locale): Promise<Show> {
  const terms = await getTranslations({ locale, namespace: 'terms' });
  const films = await getTranslations({ locale, namespace: 'films' });
  const how: Partial<Record<keyof FilmInput, (value: never) => string>> = {
    directors: (names: string[]) => names.join('\n'),
    writers: (names: string[]) => names.join('\n'),
    countries: (codes: string[]) => codes.map((code) => countries.name(code, locale)).join(', '),
    versions: (copies: FilmInput['versions']) =>
      copies
        .map((copy) =>
          [
            versionLabel(copy, locale).printed,
            copy.format && terms(`format.${copy.format}`),
            copy.minutes && formatDuration(copy.minutes, locale),
            copy.isOnlyCopy && films('label.versions_isOnlyCopy'),
          ]
            .filter(Boolean)
            .join(', '),
        )
        .join('\n'),
    contentNotes: (notes: FilmInput['contentNotes']) => notes.map(bothLanguages).join('\n'),
    rightsState: (state: FilmInput['rightsState']) => terms(`rightsState.${state}`),
    rightsKind: (kind: NonNullable<FilmInput['rightsKind']>) => terms(`rightsKind.${kind}`),
    announceable: (value: FilmInput['announceable']) => terms(`announceable.${value}`),
  };
  return (name, value) => how[name as keyof FilmInput]?.(value as never);
}
