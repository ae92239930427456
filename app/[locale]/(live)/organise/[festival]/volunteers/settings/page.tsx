import { getTranslations } from 'next-intl/server';
import { RecordRootIs } from '#app/_components/records/form-frame.tsx';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { asNew } from '#app/_server/record-page.tsx';
import { settingsFormValues } from '#lib/volunteers/form-values.ts';
import { settingsOf } from '#lib/volunteers/queries.ts';

import { WaysForm } from './ways-form.tsx';

export const generateMetadata = titled('coordination', 'tabs.settings');

/** The festival's settings for volunteers. */
export default festivalPage('volunteers', async function SettingsPage({ locale, festival }) {
  const coordination = await getTranslations('coordination');
  const settings = settingsOf(festival.id, festival.db);
  const values = settingsFormValues(settings, locale);
  return (
    <>
      <h1 className="mb-5">{coordination('tabs.settings')}</h1>
      <div className="record">
        <IslandMessages also={['volunteerForms']}>
          <RecordRootIs entity="volunteer-settings" id="only">
            <WaysForm
              place={{ locale, slug: festival.slug, number: null }}
              values={values.version === 0 ? asNew(values) : values}
            />
          </RecordRootIs>
        </IslandMessages>
      </div>
    </>
  );
});
