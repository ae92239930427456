'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { done, type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, recordPlaceOf, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { standingDays, standingInWords } from '#app/_server/standing.ts';
import type { Option } from '#app/_ui/field.tsx';
import { choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Authorized } from '#lib/policy.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDuration, sayTime } from '#lib/time/format.ts';
import { shiftFormValues } from '#lib/volunteers/form-values.ts';
import { createShift, editShift, endShifts, repeatShift } from '#lib/volunteers/mutations.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { type Shift, shiftKind } from '#lib/volunteers/roots.ts';
import { repeatSchema, type ShiftInput, shiftFormSchema, shiftSchema } from '#lib/volunteers/schema.ts';

/** Saves the form of a shift; `number` is its id, null for a new one. */
export async function saveShift(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const isNew = recordPlaceOf(given).number === null;
  const schema = (festival: Authorized<'volunteers'>): z.ZodType<ShiftInput & { alsoOn?: string[] }> =>
    isNew ? shiftFormSchema(festival) : shiftSchema(festival);
  return saveForm(given, form, 'volunteers', schema, async ({ festival, locale, paths, number, now }) => {
    const t = await getTranslations('volunteerForms.shift');
    // Loaded only in a conflict, as it needs the whole plan.
    let made: Record<string, readonly Option[]> | undefined;
    const lists = () => {
      if (made) return made;
      const { tasks, rooms, events, people, days } = choicesOf(planOf(festival.id, festival.db), locale);
      made = { taskId: tasks, roomId: rooms, eventId: events, personId: people, date: days };
      return made;
    };
    const signedMinutes = (minutes: number) =>
      `${formatDuration(Math.abs(minutes), locale)} ${t(minutes < 0 ? 'offset.before' : 'offset.after')}`;
    return {
      entity: 'shift',
      create: ({ alsoOn, ...input }) => createShift(festival, input, now, alsoOn),
      madeAt: ({ id }, { alsoOn = [] }) => paths.volunteers('shifts', alsoOn.length === 0 ? id : undefined),
      said: ({ standing }) => standingDays(standing),
      current: shiftKind.read(festival.db, festival.id, number),
      values: (shift: Shift) => shiftFormValues(shift, festival, locale),
      show: (name, value) => {
        const text = String(value);
        if (name === 'rule') return t(`rule.${text as 'fixed'}`);
        if (name === 'moment') return t(`moment.${text as 'arrival'}`);
        if (name.endsWith('Anchor')) return t(`anchor.${text as 'doors'}`);
        if (name.endsWith('Minutes')) return signedMinutes(Number(value));
        if (name.endsWith('sAt')) return sayTime(text, festival.dayStartsAt, locale);
        return lists()[name]?.find((one) => one.value === text)?.label ?? text;
      },
      edit: (chosen, id) => editShift(festival, id, chosen, now),
    };
  });
}

/** Repeats a shift on the ticked days. */
export async function repeat(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  return submit(form, repeatSchema, async (input): Promise<Outcome> => {
    const made = repeatShift(await gateAction(slug, 'volunteers'), number ?? 0, input, clockNow());
    if (!made.ok) return { ok: false, fields: made.fields };
    refresh();
    const t = await getTranslations('volunteerForms.repeat');
    const message = joinFacts([
      t('made', { count: made.count }),
      made.count > 0 && made.standing.length > 0 && standingInWords(made.standing, locale),
    ]);
    return done(message, made.batch);
  });
}

/**
 * Removes a shift: it is deleted, or kept as cancelled for the calendars of those who were asked.
 */
export async function removeShift(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(
    given,
    form,
    'volunteers',
    (paths) => paths.volunteers('shifts'),
    ({ festival, number, now }) => ({ ok: true, batch: endShifts(festival, [number], null, now).batch }),
  );
}
