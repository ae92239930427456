'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf, saveRecord, usesInput } from '#app/_server/record-action.ts';
import { standingDays, standingInWords } from '#app/_server/standing.ts';
import { choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { shiftFormValues } from '#lib/volunteers/form-values.ts';
import { createShift, editShift, endShifts, repeatShift } from '#lib/volunteers/mutations.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { shiftKind } from '#lib/volunteers/roots.ts';
import { repeatSchema, shiftFormSchema, shiftSchema } from '#lib/volunteers/schema.ts';

/** Saves the form of a shift; `number` is its id, null for one more. */
export async function saveShift(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  const { locale, slug } = place;
  const schema = async () => shiftFormSchema(await gateAction(slug, 'volunteers'));
  return submit(form, schema, async ({ alsoOn, ...input }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'volunteers');
    const now = clockNow();
    if (place.number === null) {
      const made = createShift(festival, input, now, alsoOn);
      if (!made.ok) return { ok: false, fields: made.fields };
      const one = alsoOn.length === 0 ? made.id : undefined;
      return lead(deskPaths(locale, slug).volunteers('shifts', one), made.batch, standingDays(made.standing));
    }
    const t = await getTranslations('volunteerForms.shift');
    const choices = choicesOf(planOf(festival.id, festival.db), locale);
    const lists: Record<string, readonly { value: string; label: string }[]> = {
      taskId: choices.tasks,
      roomId: choices.rooms,
      eventId: choices.events,
      personId: choices.people,
      day: choices.days,
    };
    return saveRecord({
      place,
      festival,
      entity: 'shift',
      now,
      input,
      current: shiftKind.read(festival.db, festival.id, place.number),
      form: {
        schema: shiftSchema(festival),
        values: (shift) => shiftFormValues(shift, festival),
        show: (name, value) => {
          const text = String(value ?? '');
          if (name === 'rule') return t(`rule.${text as 'fixed'}`);
          return lists[name]?.find((one) => one.value === text)?.label ?? text;
        },
      },
      edit: (chosen, { id }) => editShift(festival, id, chosen, now),
    });
  });
}

/** Makes a shift that stands on the ticked days too. */
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
    return { ok: true, message, ...(made.batch && { undo: made.batch }) };
  });
}

/** Takes a shift away: it is deleted, or stays cancelled for the calendars of those who were asked. */
export async function removeShift(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  return submit(form, usesInput, async (): Promise<Outcome> => {
    const { batch } = endShifts(await gateAction(slug, 'volunteers'), [number ?? 0], null, clockNow());
    return lead(deskPaths(locale, slug).volunteers('shifts'), batch);
  });
}
