import type { Route } from 'next';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { whoDeleted } from '#lib/history/queries.ts';
import { recordConflict, type Show, withRecordChoices } from '#lib/history/record-conflict.ts';
import type { Changed, Deleted, RefusedEdit, Root, Writing, Written } from '#lib/history/roots.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import type { RecordFields } from '#lib/i18n/typed-values.ts';
import { agoSentence, conflictSentence } from './conflict-sentence.ts';
import type { Outcome } from './form-action.ts';

/** Which record a form is about; `number` is null for a new one. It comes back from the browser, so it is read with care. */
export type RecordPlace = { locale: string; slug: string; number: number | null };

export function recordPlaceOf({ locale, slug, number }: RecordPlace): {
  locale: Locale;
  slug: string;
  number: number | null;
} {
  return {
    locale: isLocale(locale) ? locale : 'fr',
    slug: String(slug),
    number: Number.isSafeInteger(number) ? number : null,
  };
}

/** To a page that says what was just done; `done` is the batch « Défaire » takes back there, `said` what else it is told in its address. */
export function lead(path: string, batch: string | null, said: Readonly<Record<string, string>> = {}): never {
  const told = new URLSearchParams({ ...(batch && { done: batch }), ...said });
  return redirect(`${path}${told.size > 0 ? `?${told}` : ''}` as Route);
}

/** What a delete box posts: how many séances the reader was told of. */
export const usesInput = z.object({ uses: z.coerce.number().int().min(0).max(1_000_000) });

/** Away from a record that is gone, or what changed since its reader was told. */
export async function deletion(deleted: Deleted, listPath: string): Promise<Outcome> {
  if (deleted.ok) return lead(listPath, deleted.batch);
  refresh();
  const t = await getTranslations('records');
  return { ok: false, message: t('usedChanged', { count: deleted.uses }) };
}

/**
 * Saves a record that exists: what was chosen after two people wrote is taken from what stands, then `edit` writes. Answers what the form shows: done
 * with the way back, fields to put right, what another wrote, or that the record is gone (`current` null).
 */
export async function saveRecord<R extends Root, I extends RecordFields>({
  place,
  festival,
  entity,
  now,
  input,
  current,
  form,
  edit,
}: {
  place: { locale: Locale; number: number | null };
  festival: Writing;
  entity: Parameters<typeof whoDeleted>[1];
  now: string;
  input: I;
  current: R | null;
  form: { schema: z.ZodType<I>; values: (root: R) => unknown; show: Show };
  edit: (input: I, current: R) => Written | Changed<R> | RefusedEdit;
}): Promise<Outcome> {
  const { locale } = place;
  const t = await getTranslations({ locale, namespace: 'records' });
  const clock = { zone: festival.timeZone, locale, now };
  if (!current) {
    const by = place.number === null ? null : whoDeleted(festival.id, entity, place.number);
    if (!by?.by) return { ok: false, message: t('gone') };
    return { ok: false, message: t('goneBy', { who: by.by, when: await agoSentence(by.at, clock) }) };
  }
  const saved = edit(withRecordChoices(input, current, form), current);
  if (saved.ok) {
    refresh();
    return { ok: true, message: t('done.edited'), ...(saved.batch && { undo: saved.batch }) };
  }
  if (saved.reason === 'fields') return { ok: false, fields: saved.fields };
  const conflict = recordConflict(saved, input, form);
  return { ok: false, message: await conflictSentence(conflict, clock), conflict };
}
