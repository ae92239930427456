import { getTranslations } from 'next-intl/server';
import { ReadFileForm } from '#app/_components/importing/read-file-form.tsx';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { readProgramme } from './actions.ts';
import { PastImports } from './past.tsx';

const ACCEPT = '.xml,.json,.js,.ics,.ical,.csv,.tsv,.txt,.xlsx,.ods,text/*,application/json,application/xml';

export const generateMetadata = titled('programmeImport', 'title');

/** Where the file of another program is chosen or pasted, and past imports can be undone. */
export default festivalPage('settings', async function ImportPage({ locale, festival, paths }) {
  const t = await getTranslations('programmeImport');
  const nav = await getTranslations('desk.nav');
  const unread = await getTranslations('exchange.unread');
  return (
    <>
      <RecordHead back={{ href: paths.section('settings'), label: nav('settings') }} title={t('title')}>
        <p className="max-w-[46rem]">{t('intro')}</p>
      </RecordHead>
      <IslandMessages>
        <ReadFileForm
          action={readProgramme.bind(null, festival.slug)}
          accept={ACCEPT}
          labels={{
            file: t('file'),
            fileHint: t('fileHint', MAX_OF_FILE),
            tooLarge: unread('tooLarge', MAX_OF_FILE),
            paste: { label: t('paste'), hint: t('pasteHint'), rows: 6 },
            read: t('read'),
            reading: t('reading'),
          }}
        />
        <PastImports festival={festival} locale={locale} />
      </IslandMessages>
    </>
  );
});
