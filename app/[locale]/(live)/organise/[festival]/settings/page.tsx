import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { ListHead } from '#app/_components/records/page-head.tsx';
import { festivalPage } from '#app/_server/festival-page.tsx';
import { gate } from '#app/_server/gate.ts';
import { titled } from '#app/_server/titled.ts';
import { CarriedBand } from '#app/[locale]/(live)/organise/[festival]/carried/carried.tsx';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { festivalFormValues } from '#lib/festivals/schema.ts';
import { wasPublished } from '#lib/festivals/settings.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { timeZones, zoneName } from '#lib/time/zones.ts';
import { HEALTH_DAYS } from '#lib/volunteers/emergencies.ts';
import { Erasing } from './erasing.tsx';
import { MakeTemplate } from './make-template.tsx';
import { OwnAddress } from './own-address.tsx';
import { RemoveWay } from './remove-way.tsx';
import { SettingsForm } from './settings-form.tsx';
import { TakeAway } from './take-away.tsx';

export const generateMetadata = titled('places.settings', 'title');

/** The festival itself: what it is called, when it is, who answers for it. */
export default festivalPage('read', async function SettingsPage({ locale, festival, query }) {
  const t = await getTranslations('places.settings');
  const { near, others } = timeZones();
  const zones = [...new Set([festival.timeZone, ...near, ...others])].map((value) => ({
    value,
    label: zoneName(value),
  }));
  return (
    <>
      <DoneBar festival={festival} batch={query.done} now={now()} />
      <ListHead title={t('title')} />
      <CarriedBand kind="festival" festival={festival} locale={locale} />
      <div className="record">
        <IslandMessages locale={locale} also={['places']}>
          <SettingsForm
            place={{ locale, slug: festival.slug, number: festival.id }}
            values={festivalFormValues(festival)}
            base={programmeBase(locale, '').replace(/\/$/, '')}
            zones={zones}
            isPublished={wasPublished(festival.id)}
            isReadOnly={!may(festival.role, 'settings')}
            healthDays={HEALTH_DAYS}
          />
        </IslandMessages>
      </div>
      {may(festival.role, 'address') && (
        <OwnAddress festival={await gate(locale, festival.slug, 'address')} locale={locale} />
      )}
      {may(festival.role, 'settings') && (
        <Erasing festival={await gate(locale, festival.slug, 'settings')} locale={locale} />
      )}
      {may(festival.role, 'settings') && <MakeTemplate slug={festival.slug} locale={locale} />}
      {may(festival.role, 'festival-file') && <TakeAway slug={festival.slug} />}
      {may(festival.role, 'delete') && (
        <RemoveWay slug={festival.slug} isDemonstration={festival.isDemonstration} locale={locale} />
      )}
    </>
  );
});
