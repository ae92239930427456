import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage } from '#app/_server/festival-page.tsx';
import { titled } from '#app/_server/titled.ts';
import { ListForm } from '#app/[locale]/(live)/organise/[festival]/lists/list-form.tsx';
import { importableOf, listedAt, toImport } from '#app/[locale]/(live)/organise/[festival]/lists/list-place.ts';
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
        back={{ href: listedAt(list, locale, festival.slug), label: t(`${list}.back`) }}
        title={t(`${list}.title`)}
      >
        <p className="max-w-[46rem]">{t('intro')}</p>
      </RecordHead>
      <IslandMessages locale={locale}>
        <ListForm
          slug={festival.slug}
          list={list}
          labels={{
            paste: t('paste'),
            pasteHint: t(`${list}.pasteHint`),
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
