import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened, toOpen } from '#app/_server/festival-page.tsx';
import { removeOffer } from '#app/[locale]/(live)/organise/[festival]/offers/actions.ts';
import { OfferForm } from '#app/[locale]/(live)/organise/[festival]/offers/offer-form.tsx';
import { targetsOf } from '#app/[locale]/(live)/organise/[festival]/offers/targets.ts';
import { mayChange } from '#lib/history/remit.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { offerById } from '#lib/offers/queries.ts';
import { newOfferValues, offerFormValues } from '#lib/offers/schema.ts';
import { typeset } from '#lib/time/format.ts';

async function asked({ locale, festival, segments: { offer: segment = '' } }: Opened<'read' | 'schedule'>) {
  const offer = offerById(festival.id, numberOf(segment) ?? 0);
  if (!offer && segment !== NEW) notFound();
  const t = await getTranslations('places.offers');
  return { locale, festival, offer, t, name: offer ? inLocale(offer.label, locale) : t('new') };
}

export const generateMetadata = festivalTitle(toOpen('offer'), async (opened) => (await asked(opened)).name);

/** One offer of the festival, a day or a series. */
export default festivalPage(toOpen('offer'), async function OfferPage(opened) {
  const { locale, festival, offer, t, name } = await asked(opened);
  const mayEdit = mayChange(festival, 'offer', offer);
  const place = { locale, slug: festival.slug, number: offer?.id ?? null };
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('offers'), label: t('title') }} title={typeset(name, locale)} />
      <div className="record">
        <IslandMessages locale={locale} also={['places', 'terms']}>
          <OfferForm
            place={place}
            values={offer ? offerFormValues(offer) : { ...newOfferValues, clientKey: randomUUID() }}
            targets={(await targetsOf(festival, locale)).options}
            isReadOnly={!mayEdit}
            dayStartsAt={festival.dayStartsAt}
          />
        </IslandMessages>
        {offer && mayEdit && (
          <aside>
            <DeleteWithSentence action={removeOffer.bind(null, place)} words="places.offers.delete" />
          </aside>
        )}
      </div>
    </>
  );
});
