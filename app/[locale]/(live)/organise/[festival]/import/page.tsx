import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { gate } from '#app/_server/gate.ts';
import { deskPage } from '#app/_server/refusal.tsx';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { FileForm } from './file-form.tsx';
import { PastImports } from './past.tsx';

type Props = { params: Promise<{ locale: string; festival: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('programmeImport'))('title') };
}

/** Where the file of another program is chosen or pasted, and what was brought in is taken back. */
export default deskPage(async function ImportPage({ params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'settings');
  const t = await getTranslations('programmeImport');
  return (
    <>
      <RecordHead back={{ href: deskPaths(locale, festival.slug).overview(), label: t('back') }} title={t('title')}>
        <p className="max-w-[46rem]">{t('intro')}</p>
      </RecordHead>
      <IslandMessages locale={locale}>
        <FileForm
          slug={festival.slug}
          labels={{
            ...{ file: t('file'), fileHint: t('fileHint', MAX_OF_FILE), paste: t('paste'), pasteHint: t('pasteHint') },
            ...{ read: t('read'), reading: t('reading') },
          }}
        />
        <PastImports festival={festival} locale={locale} />
      </IslandMessages>
    </>
  );
});
