import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { deskPage } from '#app/_server/refusal.tsx';
import { coordinating, type Params } from '#app/[locale]/(live)/organise/[festival]/volunteers/coordinating.ts';
import { PasteForm } from './paste-form.tsx';
import '#app/_ui/table.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coordination.paste'))('title') };
}

/** Volunteers from a list that was copied out of a spreadsheet. */
export default deskPage(async function PastePage({ params }: { params: Params }) {
  const { locale, festival, paths } = await coordinating(params);
  const t = await getTranslations('coordination.paste');
  const people = await getTranslations('coordination.people');
  return (
    <div className="max-w-[64rem]">
      <RecordHead back={{ href: paths.volunteers('people'), label: people('title') }} title={t('title')}>
        {t('lead')}
      </RecordHead>
      <IslandMessages locale={locale} also={['volunteerForms']}>
        <PasteForm place={{ locale, slug: festival.slug, number: null }} clientKey={randomUUID()} />
      </IslandMessages>
    </div>
  );
});
