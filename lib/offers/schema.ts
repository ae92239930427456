import { z } from 'zod';
import { offerKinds } from '#db/enums.ts';
import { bilingualLine, requiredBilingualLine } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { choice, recordFields, refuseValue, webAddress } from '#lib/i18n/typed-values.ts';
import type { DraftOffer } from '#lib/model/draft.ts';
import { noWallClock, typedWallClock, wallClockOrNothing } from '#lib/time/typed-times.ts';

export const MAX_FESTIVAL_OFFERS = 200;

/**
 * What an offer is for, which its form posts as `festival`, `day-3` or `series-5`. Offers of a
 * séance are edited in its form.
 */
export type OfferTarget = { dayId: number | null; seriesId: number | null };

const target = z
  .string()
  .default('festival')
  .transform((typed, context): OfferTarget => {
    if (typed === 'festival') return { dayId: null, seriesId: null };
    const [, noun, id] = /^(day|series)-([1-9]\d{0,8})$/.exec(typed) ?? [];
    if (noun === 'day') return { dayId: Number(id), seriesId: null };
    if (noun === 'series') return { dayId: null, seriesId: Number(id) };
    return refuseValue(context, 'choice');
  });

/** What the form of an offer posts. */
export const offerSchema = z.object({
  ...recordFields,
  target,
  kind: choice(offerKinds).default('free'),
  label: requiredBilingualLine(),
  /** In words: « prix libre », « 6 €, réduit 4 € ». */
  price: bilingualLine(),
  address: webAddress,
  opensAt: wallClockOrNothing,
});
export type OfferInput = z.output<typeof offerSchema>;
export type OfferFormValues = z.input<typeof offerSchema>;

export const targetValue = ({ dayId, seriesId }: OfferTarget) =>
  dayId !== null ? `day-${dayId}` : seriesId !== null ? `series-${seriesId}` : 'festival';

/** An offer as its form shows it in `locale`. */
export function offerFormValues(offer: DraftOffer, locale: Locale): OfferFormValues {
  return {
    version: offer.version,
    clientKey: '',
    target: targetValue(offer),
    kind: offer.kind,
    label: { fr: offer.label.fr ?? '', en: offer.label.en ?? '' },
    price: { fr: offer.price.fr ?? '', en: offer.price.en ?? '' },
    address: offer.address,
    opensAt: typedWallClock(offer.opensAt, locale),
  };
}

/** The empty form of an offer. */
export const newOfferValues: OfferFormValues = {
  version: 0,
  target: 'festival',
  kind: 'free',
  label: { fr: '', en: '' },
  price: { fr: '', en: '' },
  address: '',
  opensAt: noWallClock,
};
