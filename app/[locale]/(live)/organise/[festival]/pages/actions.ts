'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { done, type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { deletePage, deletePartner } from '#lib/deletion/records.ts';
import type { DraftPartner } from '#lib/model/draft.ts';
import {
  createPage,
  createPartner,
  editPage,
  editPartner,
  orderPages,
  orderPartners,
  pageKind,
} from '#lib/pages/mutations.ts';
import { partnerByNumber } from '#lib/pages/queries.ts';
import { orderSchema, pageFormValues, pageSchema, partnerFormValues, partnerSchema } from '#lib/pages/schema.ts';
import { now as clockNow } from '#lib/time/clock.ts';

/** Saves the form of a page; `number` is the page's id, null for a new one. */
export async function savePage(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'settings', pageSchema, ({ festival, paths, number, now }) => ({
    entity: 'page',
    create: (input) => createPage(festival, input, input.clientKey, now),
    madeAt: () => paths.section('pages'),
    current: pageKind.read(festival.db, festival.id, number),
    values: pageFormValues,
    edit: (chosen, id) => editPage(festival, id, chosen, now),
  }));
}

/** Saves the form of a partner; `number` is the partner's, null for a new one. */
export async function savePartner(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'settings', partnerSchema, ({ festival, paths, number, now }) => ({
    entity: 'partner',
    create: (input) => createPartner(festival, input, input.clientKey, now),
    madeAt: () => paths.section('pages'),
    current: partnerByNumber(festival.id, number),
    values: (partner: DraftPartner) => partnerFormValues(partner),
    edit: (chosen, id) => editPartner(festival, id, chosen, now),
  }));
}

/** Saves the order of the pages. */
export async function savePagesOrder(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, orderSchema, async ({ order }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'settings');
    return ordered(orderPages(festival, order, clockNow()));
  });
}

/** Saves the order of the partners. */
export async function savePartnersOrder(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, orderSchema, async ({ order }): Promise<Outcome> => {
    const festival = await gateAction(slug, 'settings');
    return ordered(orderPartners(festival, order, clockNow()));
  });
}

async function ordered(batch: string | null): Promise<Outcome> {
  refresh();
  return done((await getTranslations('ownPages'))('ordered'), batch);
}

/** Deletes a page with its pictures. */
export async function removePage(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'settings', 'pages', ({ festival, number, now }) => {
    const page = pageKind.read(festival.db, festival.id, number);
    return page && deletePage(festival, page.id, now);
  });
}

/** Deletes a partner with its logo. */
export async function removePartner(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'settings', 'pages', ({ festival, number, now }) => {
    const partner = partnerByNumber(festival.id, number);
    return partner && deletePartner(festival, partner.id, now);
  });
}
