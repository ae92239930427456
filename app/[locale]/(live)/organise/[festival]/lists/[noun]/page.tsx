import { getTranslations } from 'next-intl/server';
import { ReadFileForm } from '#app/_components/importing/read-file-form.tsx';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { readPostedList } from '#app/[locale]/(live)/organise/[festival]/lists/actions.ts';
import { importableOf, listedAt, toImport } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { MAX_OF_FILE } from '#lib/files/limits.ts';

export const generateMetadata = titled('lists', 'title');

/** Where a list is pasted or chosen. */
export default festivalPage(toImport, async function ImportListPage({ locale, festival, segments }) {
  const list = importableOf(segments.noun);
  const t = await getTranslations('lists');
  const refused = await getTranslations('exchange.refused');
  return (
    <>
      <RecordHead
        back={{ href: listedAt(list, locale, festival.slug), label: t(`${list}.name`) }}
        title={t(`${list}.title`)}
      >
        <p className="max-w-[46rem]">{t('intro')}</p>
      </RecordHead>
      <IslandMessages>
        <ReadFileForm
          action={readPostedList.bind(null, { slug: festival.slug, list })}
          accept=".csv,.tsv,.txt,.xlsx,.ods,text/csv,text/plain"
          labels={{
            paste: { label: t('paste'), hint: t(`${list}.pasteHint`), rows: 10, isFirst: true },
            file: t('file'),
            fileHint: t('fileHint', MAX_OF_FILE),
            tooLarge: refused('tooLarge', MAX_OF_FILE),
            read: t('read'),
          }}
        />
      </IslandMessages>
    </>
  );
});
