import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/appearances.tsx';
import { toOpen } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { removeOffer } from '#app/[locale]/(live)/organise/[festival]/offers/actions.ts';
import { OfferForm } from '#app/[locale]/(live)/organise/[festival]/offers/offer-form.tsx';
import { targetsOf } from '#app/[locale]/(live)/organise/[festival]/offers/targets.ts';
import { mayChange } from '#lib/history/remit.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { offerById } from '#lib/offers/queries.ts';
import { newOfferValues, offerFormValues } from '#lib/offers/schema.ts';

/** One offer of the festival, a day or a series. */
const record = recordPage(
  toOpen('offer'),
  async ({ locale, festival, segments: { offer: segment = '' } }) => {
    const offer = recordAt(segment, (number) => offerById(festival.id, number));
    const t = await getTranslations('places.offers');
    return { offer, t, name: offer ? inLocale(offer.label, locale) : t('new') };
  },
  async ({ offer, t }, { locale, festival, slug, paths }) => {
    const mayEdit = mayChange(festival, 'offer', offer);
    const place = { locale, slug, number: offer?.id ?? null };
    return {
      back: { href: paths.section('offers'), label: t('title') },
      root: { entity: 'offer', id: offer?.id },
      messages: ['places', 'terms'],
      form: (
        <OfferForm
          place={place}
          values={offer ? offerFormValues(offer, locale) : asNew(newOfferValues)}
          targets={(await targetsOf(festival, locale)).options}
          isReadOnly={!mayEdit}
          dayStartsAt={festival.dayStartsAt}
        />
      ),
      beside: offer && mayEdit && (
        <DeleteWithSentence action={removeOffer.bind(null, place)} words="places.offers.delete" />
      ),
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
