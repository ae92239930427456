'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { deletePerson } from '#lib/deletion/records.ts';
import { askWho } from '#lib/exchange/lists/like-of-form.ts';
import { cleanLine } from '#lib/i18n/clean-text.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { changeNameEverywhere, withdrawPerson } from '#lib/keeping/withdraw-person.ts';
import { createPerson, editPerson, personKind } from '#lib/people/mutations.ts';
import { personByNumber, seenPerson } from '#lib/people/queries.ts';
import {
  changeNameSchema,
  type PersonInput,
  personFormValues,
  personSchema,
  type SeenPerson,
  withdrawPersonSchema,
} from '#lib/people/schema.ts';
import { now as clockNow } from '#lib/time/clock.ts';

/**
 * Saves the form of a person: a new one (without a number), or one that was opened under a version.
 */
export async function savePerson(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'schedule', personSchema, async ({ festival, locale, paths, number, now }) => {
    const records = await getTranslations({ locale, namespace: 'records' });
    return {
      entity: 'person',
      create: (input) => createPerson(festival, input, input.clientKey, now, (tx) => askWho(tx, festival.id, input)),
      madeAt: ({ id }) => paths.item('people', personKind.read(festival.db, festival.id, id)?.number ?? 'new'),
      current: personByNumber(festival, number),
      values: (person: SeenPerson) => personFormValues(person, locale),
      show: (name, value) =>
        name === 'ways'
          ? (value as PersonInput['ways']).map((way) => records(`way.${way}`)).join(SEPARATOR)
          : undefined,
      edit: (chosen, id) => editPerson(festival, id, chosen, now),
    };
  });
}

/** Deletes a person and removes them from the séances the reader was told of. */
export async function removePerson(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'schedule', 'people', ({ festival, number, uses, now }) => {
    const person = personByNumber(festival, number);
    return person && deletePerson(festival, { id: person.id, uses }, now);
  });
}

/**
 * « Retirer partout »: removes a person from the draft and from everything published, for good,
 * once their name was typed.
 */
export async function withdrawEverywhere(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  const t = await getTranslations('people.withdraw');
  const list = deskPaths(locale, slug).section('people');
  return submit(form, withdrawPersonSchema, async ({ confirmation }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'publish');
    const person = number === null ? null : seenPerson(festival, number);
    if (!person) redirect(list);
    if (confirmation !== cleanLine(person.name)) return { ok: false, message: t('wrong') };
    withdrawPerson(festival, person.id, clockNow());
    return lead(list, null);
  });
}

/** Changes a person's name in the draft and in everything that was published. */
export async function renameEverywhere(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  const t = await getTranslations('people.rename');
  const paths = deskPaths(locale, slug);
  return submit(form, changeNameSchema, async ({ newName }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'publish');
    const person = number === null ? null : seenPerson(festival, number);
    if (!person) redirect(paths.section('people'));
    if (newName === person.name) return { ok: false, message: t('same') };
    changeNameEverywhere(festival, person.id, newName, clockNow());
    return lead(paths.item('people', person.number), null);
  });
}
