import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage } from '#app/_server/festival-page.tsx';
import { titled } from '#app/_server/titled.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { FileForm } from './file-form.tsx';
import { PastImports } from './past.tsx';

export const generateMetadata = titled('programmeImport', 'title');

/** Where the file of another program is chosen or pasted, and what was brought in is taken back. */
export default festivalPage('settings', async function ImportPage({ locale, festival, paths }) {
  const t = await getTranslations('programmeImport');
  const unread = await getTranslations('exchange.unread');
  return (
    <>
      <RecordHead back={{ href: paths.overview(), label: t('back') }} title={t('title')}>
        <p className="max-w-[46rem]">{t('intro')}</p>
      </RecordHead>
      <IslandMessages locale={locale}>
        <FileForm
          slug={festival.slug}
          labels={{
            file: t('file'),
            fileHint: t('fileHint', MAX_OF_FILE),
            tooLarge: unread('tooLarge', MAX_OF_FILE),
            paste: t('paste'),
            pasteHint: t('pasteHint'),
            read: t('read'),
            reading: t('reading'),
          }}
        />
        <PastImports festival={festival} locale={locale} />
      </IslandMessages>
    </>
  );
});
