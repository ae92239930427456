import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { deskPaths } from '../../../../../../../lib/i18n/paths.ts';
import { IslandMessages } from '../../../../../../_components/records/island-messages.tsx';
import { RecordHead } from '../../../../../../_components/records/page-head.tsx';
import { gate } from '../../../../../../_server/gate.ts';
import { deskPage } from '../../../../../../_server/refusal.tsx';
import { deskLocale } from '../../desk-locale.ts';
import { ListForm } from './list-form.tsx';

type Props = { params: Promise<{ locale: string; festival: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange.films'))('title') };
}

/** Where a list of films is pasted or chosen. */
export default deskPage(async function ImportFilmsPage({ params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'schedule');
  const t = await getTranslations('exchange.films');
  const films = deskPaths(locale, festival.slug).section('films');
  return (
    <>
      <RecordHead back={{ href: films, label: t('back') }} title={t('title')}>
        <p className="max-w-[46rem]">{t('intro')}</p>
      </RecordHead>
      <IslandMessages locale={locale}>
        <ListForm
          slug={festival.slug}
          labels={{
            paste: t('paste'),
            pasteHint: t('pasteHint'),
            file: t('file'),
            fileHint: t('fileHint'),
            read: t('read'),
          }}
        />
      </IslandMessages>
    </>
  );
});
