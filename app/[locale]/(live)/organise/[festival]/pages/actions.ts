'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { deletion, lead, type RecordPlace, recordPlaceOf, saveRecord, usesInput } from '#app/_server/record-action.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { createPage, deletePage, editPage, orderPages, pageKind } from '#lib/pages/mutations.ts';
import { orderSchema, pageFormValues, pageSchema } from '#lib/pages/schema.ts';
import { createPartner, deletePartner, editPartner, orderPartners } from '#lib/partners/mutations.ts';
import { partnerByNumber } from '#lib/partners/queries.ts';
import { partnerFormValues, partnerSchema } from '#lib/partners/schema.ts';
import { now as clockNow } from '#lib/time/clock.ts';

type Place = ReturnType<typeof recordPlaceOf>;
const listPath = ({ locale, slug }: Place) => deskPaths(locale, slug).section('pages');

/** How a value is told to the second of two people who wrote. */
async function shower() {
  const t = await getTranslations('ownPages');
  return (_: string, value: unknown) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : String(value));
}

/** Saves a page's form; `number` is the page's id, null for one more. */
export async function savePage(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, pageSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'settings');
    const now = clockNow();
    if (place.number === null) {
      const made = createPage(festival, input, input.clientKey, now);
      return made.ok ? lead(listPath(place), made.batch) : { ok: false, fields: made.fields };
    }
    return saveRecord({
      place,
      festival,
      entity: 'page',
      now,
      input,
      current: pageKind.read(festival.db, festival.id, place.number),
      form: { schema: pageSchema, values: pageFormValues, show: await shower() },
      edit: (chosen, { id }) => editPage(festival, id, chosen, now),
    });
  });
}

/** Saves a partner's form; `number` is the partner's, null for one more. */
export async function savePartner(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, partnerSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'settings');
    const now = clockNow();
    if (place.number === null) {
      const made = createPartner(festival, input, input.clientKey, now);
      return made.ok ? lead(listPath(place), made.batch) : { ok: false, fields: made.fields };
    }
    return saveRecord({
      place,
      festival,
      entity: 'partner',
      now,
      input,
      current: partnerByNumber(festival.id, place.number),
      form: { schema: partnerSchema, values: (partner) => partnerFormValues(partner), show: await shower() },
      edit: (chosen, { id }) => editPartner(festival, id, chosen, now),
    });
  });
}

/** The order of the pages as their list was left. */
export async function savePagesOrder(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, orderSchema, async ({ order }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'settings');
    return ordered(orderPages(festival, order, clockNow()));
  });
}

/** The order of the partners as their list was left. */
export async function savePartnersOrder(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, orderSchema, async ({ order }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'settings');
    return ordered(orderPartners(festival, order, clockNow()));
  });
}

async function ordered(batch: string | null): Promise<Outcome> {
  refresh();
  const t = await getTranslations('ownPages');
  return { ok: true, message: t('ordered'), ...(batch && { undo: batch }) };
}

/** Deletes a page with its pictures. */
export async function removePage(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, usesInput, async (): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'settings');
    const page = pageKind.read(festival.db, festival.id, place.number ?? 0);
    if (!page) redirect(listPath(place) as Route);
    return deletion(deletePage(festival, page.id, clockNow()), listPath(place));
  });
}

/** Deletes a partner with its logo. */
export async function removePartner(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, usesInput, async (): Promise<Outcome> => {
    const festival = await gateAction(place.slug, 'settings');
    const partner = partnerByNumber(festival.id, place.number ?? 0);
    if (!partner) redirect(listPath(place) as Route);
    return deletion(deletePartner(festival, partner.id, clockNow()), listPath(place));
  });
}
