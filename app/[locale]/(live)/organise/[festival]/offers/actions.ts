'use server';

import { getTranslations } from 'next-intl/server';
import type { FormState } from '#app/_server/form-action.ts';
import { type RecordPlace, removeRecord, saveForm } from '#app/_server/record-action.ts';
import type { DraftOffer } from '#lib/model/draft.ts';
import { createOffer, deleteOffer, editOffer } from '#lib/offers/mutations.ts';
import { offerById } from '#lib/offers/queries.ts';
import { type OfferTarget, offerFormValues, offerSchema } from '#lib/offers/schema.ts';
import { targetsOf } from './targets.ts';

/** Saves the form of an offer; `number` is its id, null for a new one. */
export async function saveOffer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'schedule', offerSchema, async ({ festival, locale, paths, number, now }) => {
    const terms = await getTranslations('terms');
    const targets = await targetsOf(festival, locale);
    return {
      entity: 'offer',
      create: (input) => createOffer(festival, input, input.clientKey, now),
      madeAt: () => paths.section('offers'),
      current: offerById(festival.id, number),
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
  return removeRecord(given, form, 'schedule', 'offers', ({ festival, number, now }) =>
    deleteOffer(festival, number, now),
  );
}
