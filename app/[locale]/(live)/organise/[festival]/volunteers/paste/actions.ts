'use server';

import { getTranslations } from 'next-intl/server';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf } from '#app/_server/record-action.ts';
import { daysOf } from '#lib/days/queries.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDate } from '#lib/time/format.ts';
import { type Pasted, pastedVolunteers, pasteProblemInWords } from '#lib/volunteers/paste.ts';
import { addPastedVolunteers } from '#lib/volunteers/people-mutations.ts';
import { volunteersOf } from '#lib/volunteers/queries.ts';
import { hoursInWords } from '#lib/volunteers/say-shift.ts';
import { pasteSchema } from '#lib/volunteers/schema.ts';
import { typedHours } from '#lib/volunteers/typed-hours.ts';

/** A pasted list as it was read, line by line, before anybody is added. */
export type ReadList = {
  text: string;
  rows: { line: number; name: string; contact: string; hours: string[] }[];
  problems: string[];
};
type PasteState = FormState & { read?: ReadList };

/**
 * Reads a pasted list; once the reader has seen how it was read (`step`), adds everybody as one
 * batch.
 */
export async function pasteList(given: RecordPlace, _: PasteState, form: FormData): Promise<PasteState> {
  const { locale, slug } = recordPlaceOf(given);
  let read: ReadList | undefined;
  const state = await submit(form, pasteSchema, async ({ text, clientKey }) => {
    const festival = await gateAction(slug, 'volunteers');
    const t = await getTranslations('coordination.paste');
    const { dayStartsAt } = festival;
    const days = { dates: daysOf(festival, festival.db).map(({ date }) => date), dayStartsAt };
    const known = volunteersOf(festival.id, festival.db).map(({ name }) => name);
    const pasted = pastedVolunteers(text, days, known);
    read = readList(text, pasted, locale, dayStartsAt);
    if (pasted.rows.length === 0) return { ok: false, message: t('nobody') };
    if (form.get('step') !== 'add') return { ok: true, message: t('read', { count: pasted.rows.length }) };
    const added = addPastedVolunteers(festival, pasted.rows, clientKey, clockNow());
    return added.ok
      ? lead(deskPaths(locale, slug).volunteers('people'), added.batch)
      : { ok: false, message: t('tooMany') };
  });
  return { ...state, ...(read && { read }) };
}

function readList(text: string, { rows, problems }: Pasted, locale: 'fr' | 'en', dayStartsAt: string): ReadList {
  return {
    text,
    rows: rows.map(({ line, name, contact, availabilities }) => ({
      line,
      contact,
      name: typeset(name, locale),
      hours: availabilities.map((hours) => {
        const { day, ...typed } = typedHours(hours, dayStartsAt);
        return `${formatDate(day, locale, 'short')}, ${hoursInWords(typed, locale)}`;
      }),
    })),
    problems: problems.map((problem) => pasteProblemInWords(problem, locale)),
  };
}
