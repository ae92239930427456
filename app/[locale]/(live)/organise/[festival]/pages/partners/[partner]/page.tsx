import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/appearances.tsx';
import { toOpen } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { removePartner } from '#app/[locale]/(live)/organise/[festival]/pages/actions.ts';
import { PartnerForm } from '#app/[locale]/(live)/organise/[festival]/pages/partner-form.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { partnerByNumber, partnersOf } from '#lib/pages/queries.ts';
import { partnerFormValues } from '#lib/pages/schema.ts';
import { may } from '#lib/policy.ts';

/** One partner of the festival, with its logo. */
const record = recordPage(
  toOpen('partner', 'settings'),
  async ({ festival, segments: { partner: segment = '' } }) => {
    const partner = recordAt(segment, (number) => partnerByNumber(festival.id, number));
    const t = await getTranslations('ownPages');
    return { partner, t, name: partner?.name ?? t('newPartner') };
  },
  ({ partner, t }, { locale, festival, slug, paths }) => {
    const mayEdit = may(festival.role, 'settings');
    const place = { locale, slug, number: partner?.number ?? null };
    const values = partner
      ? partnerFormValues(partner)
      : asNew(partnerFormValues(null, partnersOf(festival.id).at(-1)));
    return {
      back: { href: paths.section('pages'), label: t('title') },
      root: { entity: 'partner', id: partner?.id },
      messages: ['ownPages'],
      form: <PartnerForm place={place} values={values} isReadOnly={!mayEdit} />,
      beside: partner && mayEdit && (
        <DeleteWithSentence action={removePartner.bind(null, place)} words="ownPages.deletePartner" />
      ),
      below: partner ? (
        <PicturePanel festival={festival} of={`partner:${partner.number}`} locale={locale} />
      ) : (
        <p className="hint mt-4">{t('logoLater')}</p>
      ),
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
