'use server';

import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead, type RecordPlace, recordPlaceOf, saveRecord, usesInput } from '#app/_server/record-action.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { createOffer, deleteOffer, editOffer } from '#lib/offers/mutations.ts';
import { offerById } from '#lib/offers/queries.ts';
import { type OfferTarget, offerFormValues, offerSchema } from '#lib/offers/schema.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';
import { targetsOf } from './targets.ts';

/** Saves the form of an offer; `number` is its id, null for one more. */
export async function saveOffer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const place = recordPlaceOf(given);
  const { locale, slug } = place;
  return submit(form, offerSchema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const now = clockNow();
    if (place.number === null) {
      const made = createOffer(festival, input, input.clientKey, now);
      return made.ok ? lead(deskPaths(locale, slug).section('offers'), made.batch) : { ok: false, fields: made.fields };
    }
    const terms = await getTranslations('terms');
    const targets = await targetsOf(festival, locale);
    return saveRecord({
      place,
      festival,
      entity: 'offer',
      now,
      input,
      current: offerById(festival.id, place.number),
      form: {
        schema: offerSchema,
        values: offerFormValues,
        show: (name, value) => {
          if (name === 'target') return targets.nameOf(value as OfferTarget);
          if (name === 'kind') return terms(`offerKind.${value as 'free'}`);
          const text = String(value);
          return name === 'opensAt' ? `${formatDate(text.slice(0, 10), locale)}, ${formatTime(text, locale)}` : text;
        },
      },
      edit: (chosen, { id }) => editOffer(festival, id, chosen, now),
    });
  });
}

/** Deletes an offer. */
export async function removeOffer(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  return submit(form, usesInput, async (): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const { batch } = deleteOffer(festival, number ?? 0, clockNow());
    return lead(deskPaths(locale, slug).section('offers'), batch);
  });
}
