import { getTranslations } from 'next-intl/server';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { PlainTable } from '#app/_ui/plain-table.tsx';
import { carriedMarks } from '#app/[locale]/(live)/organise/[festival]/carried/carried.tsx';
import { ListPage } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { seenIndex } from '#lib/draft/queries.ts';
import { eventTitle } from '#lib/events/title.ts';
import { mayChange } from '#lib/history/remit.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftOffer } from '#lib/model/draft.ts';
import { offersOf } from '#lib/offers/queries.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { targetsOf } from './targets.ts';

export const generateMetadata = titled('places.offers', 'title');

/** Prices and registrations of the festival, a day, a series or a séance. */
export default festivalPage('read', async function OffersPage(at) {
  const { locale, festival, paths } = at;
  const t = await getTranslations('places.offers');
  const terms = await getTranslations('terms');
  const offers = offersOf(festival.id);
  const markOf = await carriedMarks({ festival, locale }, 'offer');
  const targets = await targetsOf(festival, locale);
  const index = seenIndex(festival);
  const eventOf = ({ eventId }: DraftOffer) => {
    const event = index.events.get(eventId ?? 0);
    return event && typesetIn(eventTitle(event, index), locale);
  };
  const columns = ['label', 'kind', 'price', 'target', 'opensAt', 'address'] as const;
  const add = mayChange(festival, 'offer', null) ? { href: paths.item('offers', 'new'), label: t('add') } : undefined;
  return (
    <>
      <ListPage
        at={at}
        title={t('title')}
        count={t('count', { count: offers.length })}
        add={add}
        carried="offer"
        empty={offers.length === 0 ? { title: t('empty.title'), text: t('empty.text') } : null}
      >
        <PlainTable
          columns={columns.map((key) => ({ key, label: t(`columns.${key}`) }))}
          rows={offers.map((offer) => ({
            key: offer.id,
            href: offer.eventNumber === null ? paths.item('offers', offer.id) : paths.item('events', offer.eventNumber),
            note: markOf(offer.id) && <span className="block font-normal text-warn">{markOf(offer.id)}</span>,
            cells: {
              label: typesetIn(offer.label, locale) || terms(`offerKind.${offer.kind}`),
              kind: terms(`offerKind.${offer.kind}`),
              price: typesetIn(offer.price, locale),
              target: <span className="many">{eventOf(offer) ?? targets.nameOf(offer)}</span>,
              opensAt: offer.opensAt && (
                <>
                  <DateOf date={dateOfHour(offer.opensAt)} locale={locale} style="short" />,{' '}
                  <TimeOf at={offer.opensAt} locale={locale} />
                </>
              ),
              address: offer.address && <span className="break-all">{offer.address.replace(/^https?:\/\//, '')}</span>,
            },
          }))}
        />
      </ListPage>
      <p className="mt-4 text-soft">{t('eventNote')}</p>
    </>
  );
});
