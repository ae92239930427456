import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/appearances.tsx';
import { one, toOpen } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { removePage } from '#app/[locale]/(live)/organise/[festival]/pages/actions.ts';
import { begunPage } from '#app/[locale]/(live)/organise/[festival]/pages/begun.ts';
import { PageForm } from '#app/[locale]/(live)/organise/[festival]/pages/page-form.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { inLocale } from '#lib/i18n/text.ts';
import { ownPagesOf } from '#lib/pages/queries.ts';
import { pageFormValues } from '#lib/pages/schema.ts';
import { may } from '#lib/policy.ts';
import '#app/[locale]/(live)/organise/[festival]/pages/pages.css';

/** A page of the festival's own, with its pictures. */
const record = recordPage(
  toOpen('page', 'settings'),
  async ({ locale, festival, segments: { page: segment = '' } }) => {
    const page = recordAt(segment, (asked) => ownPagesOf(festival.id).find(({ id }) => id === asked));
    const t = await getTranslations('ownPages');
    return { page, t, name: page ? inLocale(page.title, locale) : t('newPage') };
  },
  ({ page, t }, { locale, festival, slug, paths, query }) => {
    const mayEdit = may(festival.role, 'settings');
    const place = { locale, slug, number: page?.id ?? null };
    const values = page ? pageFormValues(page) : asNew(pageFormValues(begunPage(one(query.begin))));
    return {
      back: { href: paths.section('pages'), label: t('title') },
      about: page && t('address', { slug: page.slug }),
      root: { entity: 'page', id: page?.id },
      messages: ['ownPages'],
      form: <PageForm place={place} values={values} isReadOnly={!mayEdit} />,
      beside: page && mayEdit && (
        <DeleteWithSentence action={removePage.bind(null, place)} words="ownPages.deletePage" />
      ),
      below: page && <PicturePanel festival={festival} of={`page:${page.slug}`} locale={locale} />,
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
