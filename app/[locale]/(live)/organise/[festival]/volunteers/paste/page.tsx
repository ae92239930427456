import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { PasteForm } from './paste-form.tsx';

export const generateMetadata = titled('coordination.people', 'paste');

/** Adds volunteers from a list copied from a spreadsheet. */
export default festivalPage('volunteers', async function PastePage({ locale, festival, paths }) {
  const t = await getTranslations('coordination.paste');
  const people = await getTranslations('coordination.people');
  return (
    <div className="max-w-[64rem]">
      <RecordHead back={{ href: paths.volunteers('people'), label: people('title') }} title={people('paste')}>
        {t('lead')}
      </RecordHead>
      <IslandMessages also={['volunteerForms']}>
        <PasteForm place={{ locale, slug: festival.slug, number: null }} clientKey={randomUUID()} />
      </IslandMessages>
    </div>
  );
});
