import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { gate } from '#app/_server/gate.ts';
import { deskPage } from '#app/_server/refusal.tsx';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { ListForm } from '#app/[locale]/(live)/organise/[festival]/lists/list-form.tsx';
import { importableOf, listedAt, permissionOf } from '#app/[locale]/(live)/organise/[festival]/lists/list-place.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';

type Props = { params: Promise<{ locale: string; festival: string; noun: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lists'))('title') };
}

/** Where a list is pasted or chosen. */
export default deskPage(async function ImportListPage({ params }: Props) {
  const { locale: asked, festival: slug, noun } = await params;
  const locale = deskLocale(asked);
  const list = importableOf(noun);
  const festival = await gate(locale, slug, permissionOf(list));
  const t = await getTranslations('lists');
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
            read: t('read'),
          }}
        />
      </IslandMessages>
    </>
  );
});
