'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { DraftOffer } from '#lib/model/draft.ts';
import { createOffer, deleteOffer, editOffer } from '#lib/offers/mutations.ts';
import { offerById } from '#lib/offers/queries.ts';
import { type OfferTarget, offerFormValues, offerSchema } from '#lib/offers/schema.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { targetsOf } from './targets.ts';

/** Saves the form of an offer; `number` is its id, null for a new one. */
export async function saveOffer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, offerSchema, async ({ locale, slug, number }, now) => {
    const festival = await gateAction(slug, 'schedule');
    const terms = await getTranslations('terms');
    const targets = await targetsOf(festival, locale);
    return {
      festival,
      entity: 'offer',
      create: (input) => createOffer(festival, input, input.clientKey, now),
      madeAt: () => deskPaths(locale, slug).section('offers'),
      current: offerById(festival.id, number ?? 0),
      values: (offer: DraftOffer) => offerFormValues(offer, locale),
      show: (name, value) => {
        if (name === 'target') return targets.nameOf(value as OfferTarget);
        return name === 'kind' ? terms(`offerKind.${value as 'free'}`) : undefined;
      },
      edit: (chosen, id) => editOffer(festival, id, chosen, now),
    };
  });
}

/** Deletes an offer. */
export async function removeOffer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return removeRecord(given, form, 'offers', async (slug, number) =>
    deleteOffer(await gateAction(slug, 'schedule'), number, clockNow()),
  );
}
