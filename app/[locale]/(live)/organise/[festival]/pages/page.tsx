import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { IslandMessages, ListHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { CarriedBand, carriedMarks } from '#app/[locale]/(live)/organise/[festival]/carried/carried.tsx';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { ownPagesOf, partnersOf } from '#lib/pages/queries.ts';
import { MAX_FESTIVAL_PAGES, MAX_PARTNERS, pageBeginnings } from '#lib/pages/schema.ts';
import { isToRead } from '#lib/pages/to-read.ts';
import { may } from '#lib/policy.ts';
import { savePagesOrder, savePartnersOrder } from './actions.ts';
import { beginningTitle } from './begun.ts';
import { OrderedList } from './ordered-list.tsx';
import './pages.css';

export const generateMetadata = titled('ownPages', 'title');

/**
 * The festival's own pages beside its programme, and its partners, each in the organiser's order.
 */
export default festivalPage('read', async function OwnPagesPage({ locale, festival, paths, query }) {
  const t = await getTranslations('ownPages');
  const nav = await getTranslations('desk.nav');
  const path = paths.section('pages');
  const mayEdit = may(festival.role, 'settings');
  const pages = ownPagesOf(festival.id);
  const partners = partnersOf(festival.id);
  const titles = new Set(pages.flatMap(({ title }) => [title.fr, title.en]));
  const offered = pageBeginnings.filter((one) => !titles.has(beginningTitle(one, locale)));
  const say = (text: string) => typeset(text, locale);
  const pageMark = await carriedMarks({ festival, locale }, 'page');
  const partnerMark = await carriedMarks({ festival, locale }, 'partner');
  const noted = (...said: (string | null)[]) => say(joinFacts(said));
  return (
    <>
      <DoneBar festival={festival} batch={query.done} />
      <ListHead title={t('title')} />
      <IslandMessages also={['ownPages', 'desk']}>
        <div className="grid items-start gap-8 xl:grid-cols-2">
          <section aria-labelledby="pages">
            <h2 id="pages">{nav('pages')}</h2>
            <p className="mt-1 text-soft">{t('pagesHint')}</p>
            <CarriedBand kind="page" festival={festival} locale={locale} />
            {pages.length > 0 && (
              <OrderedList
                slug={festival.slug}
                label={nav('pages')}
                action={savePagesOrder.bind(null, festival.slug)}
                isReadOnly={!mayEdit}
                rows={pages.map((page) => ({
                  id: page.id,
                  href: `${path}/${page.id}`,
                  name: say(inLocale(page.title, locale)),
                  note: noted(
                    pageMark(page.id),
                    isToRead(page, partners.length > 0)
                      ? t(page.isInNavigation ? 'inNavigation' : 'atFoot')
                      : t('nothingToRead'),
                  ),
                }))}
              />
            )}
            {mayEdit && pages.length < MAX_FESTIVAL_PAGES && (
              <div className="card mt-5 p-5">
                <h3 className="text-[1.08rem]">{t('beginTitle')}</h3>
                {offered.length > 0 && <p className="hint mt-1">{t('beginHint')}</p>}
                <ul className="beginnings">
                  {offered.map((one) => (
                    <li key={one}>
                      <Link href={`${path}/new?begin=${one}`} className="btn">
                        {say(beginningTitle(one, locale))}
                      </Link>
                    </li>
                  ))}
                  <li>
                    <Link href={`${path}/new`} className="btn">
                      <Plus aria-hidden size={18} />
                      {t('freePage')}
                    </Link>
                  </li>
                </ul>
              </div>
            )}
          </section>
          <section aria-labelledby="partners">
            <h2 id="partners">{t('partners')}</h2>
            <p className="mt-1 text-soft">{t('partnersHint')}</p>
            <CarriedBand kind="partner" festival={festival} locale={locale} />
            {partners.length > 0 && (
              <OrderedList
                slug={festival.slug}
                label={t('partners')}
                action={savePartnersOrder.bind(null, festival.slug)}
                isReadOnly={!mayEdit}
                rows={partners.map(({ id, number, name, rank }) => ({
                  id,
                  href: `${path}/partners/${number}`,
                  name: say(name),
                  note: noted(partnerMark(id), inLocale(rank, locale)),
                }))}
              />
            )}
            {mayEdit && partners.length < MAX_PARTNERS && (
              <Link href={`${path}/partners/new`} className="btn mt-5">
                <Plus aria-hidden size={18} />
                {t('addPartner')}
              </Link>
            )}
          </section>
        </div>
      </IslandMessages>
    </>
  );
});
