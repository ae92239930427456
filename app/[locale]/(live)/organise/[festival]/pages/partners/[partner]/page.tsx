import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened, toOpen } from '#app/_server/festival-page.tsx';
import { removePartner } from '#app/[locale]/(live)/organise/[festival]/pages/actions.ts';
import { PartnerForm } from '#app/[locale]/(live)/organise/[festival]/pages/partner-form.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { numberOf } from '#lib/i18n/paths.ts';
import { partnerByNumber, partnersOf } from '#lib/partners/queries.ts';
import { partnerFormValues } from '#lib/partners/schema.ts';
import { may } from '#lib/policy.ts';
import { typeset } from '#lib/time/format.ts';

const needed = toOpen('partner', 'settings');

async function asked({
  locale,
  festival,
  segments: { partner: segment = '' },
}: Opened<'read' | 'schedule' | 'settings'>) {
  const partner = partnerByNumber(festival.id, numberOf(segment) ?? 0);
  if (!partner && segment !== NEW) notFound();
  const t = await getTranslations('ownPages');
  return { locale, festival, partner, t, name: partner?.name ?? t('newPartner') };
}

export const generateMetadata = festivalTitle(needed, async (opened) => (await asked(opened)).name);

/** One partner of the festival, with its logo. */
export default festivalPage(needed, async function PartnerPage(opened) {
  const { locale, festival, partner, t, name } = await asked(opened);
  const mayEdit = may(festival.role, 'settings');
  const place = { locale, slug: festival.slug, number: partner?.number ?? null };
  const values = partner
    ? partnerFormValues(partner)
    : { ...partnerFormValues(null, partnersOf(festival.id).at(-1)), clientKey: randomUUID() };
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('pages'), label: t('title') }} title={typeset(name, locale)} />
      <div className="record">
        <IslandMessages locale={locale} also={['ownPages']}>
          <PartnerForm place={place} values={values} isReadOnly={!mayEdit} />
        </IslandMessages>
        {partner && mayEdit && (
          <aside>
            <DeleteWithSentence action={removePartner.bind(null, place)} words="ownPages.deletePartner" />
          </aside>
        )}
      </div>
      {partner ? (
        <PicturePanel festival={festival} of={`partner:${partner.number}`} locale={locale} />
      ) : (
        <p className="hint mt-4">{t('logoLater')}</p>
      )}
    </>
  );
});
