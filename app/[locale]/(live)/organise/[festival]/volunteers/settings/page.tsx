import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { deskPage } from '#app/_server/refusal.tsx';
import { coordinating, type Params } from '#app/[locale]/(live)/organise/[festival]/volunteers/coordinating.ts';
import { settingsFormValues } from '#lib/volunteers/form-values.ts';
import { settingsOf } from '#lib/volunteers/queries.ts';

import { SettingsForm } from './settings-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coordination.settings'))('title') };
}

/** How the festival works with its volunteers. */
export default deskPage(async function SettingsPage({ params }: { params: Params }) {
  const { locale, festival } = await coordinating(params);
  const t = await getTranslations('coordination.settings');
  const values = settingsFormValues(settingsOf(festival.id, festival.db));
  return (
    <>
      <h1 className="mb-5">{t('title')}</h1>
      <div className="record">
        <IslandMessages locale={locale} also={['volunteerForms']}>
          <SettingsForm
            place={{ locale, slug: festival.slug, number: null }}
            values={values.version === 0 ? { ...values, clientKey: randomUUID() } : values}
          />
        </IslandMessages>
      </div>
    </>
  );
});
