import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened, one, toOpen } from '#app/_server/festival-page.tsx';
import { removePage } from '#app/[locale]/(live)/organise/[festival]/pages/actions.ts';
import { begunPage } from '#app/[locale]/(live)/organise/[festival]/pages/begun.ts';
import { PageForm } from '#app/[locale]/(live)/organise/[festival]/pages/page-form.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { inLocale } from '#lib/i18n/text.ts';
import { ownPagesOf } from '#lib/pages/queries.ts';
import { pageFormValues } from '#lib/pages/schema.ts';
import { may } from '#lib/policy.ts';
import { typeset } from '#lib/time/format.ts';
import '#app/[locale]/(live)/organise/[festival]/pages/pages.css';

const needed = toOpen('page', 'settings');

async function asked({ locale, festival, segments: { page: segment = '' } }: Opened<'read' | 'schedule' | 'settings'>) {
  const page = ownPagesOf(festival.id).find(({ id }) => String(id) === segment);
  if (!page && segment !== NEW) notFound();
  const t = await getTranslations('ownPages');
  return { locale, festival, page, t, name: page ? inLocale(page.title, locale) : t('newPage') };
}

export const generateMetadata = festivalTitle(needed, async (opened) => (await asked(opened)).name);

/** One page of the festival's own, with its pictures. */
export default festivalPage(needed, async function OwnPagePage(opened) {
  const { locale, festival, page, t, name } = await asked(opened);
  const mayEdit = may(festival.role, 'settings');
  const place = { locale, slug: festival.slug, number: page?.id ?? null };
  const values = page
    ? pageFormValues(page)
    : { ...pageFormValues(begunPage(one(opened.query.begin))), clientKey: randomUUID() };
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('pages'), label: t('title') }} title={typeset(name, locale)}>
        {page && t('address', { slug: page.slug })}
      </RecordHead>
      <div className="record">
        <IslandMessages locale={locale} also={['ownPages']}>
          <PageForm place={place} values={values} isReadOnly={!mayEdit} />
        </IslandMessages>
        {page && mayEdit && (
          <aside>
            <DeleteWithSentence action={removePage.bind(null, place)} words="ownPages.deletePage" />
          </aside>
        )}
      </div>
      {page && <PicturePanel festival={festival} of={`page:${page.slug}`} locale={locale} />}
    </>
  );
});
