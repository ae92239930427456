import { getTranslations } from 'next-intl/server';
import type { FestivalPlan } from '#lib/exchange/festival-file/festival-import.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale, localeOf } from '#lib/i18n/text.ts';
import { formatDateRange, typeset } from '#lib/time/format.ts';

const counted = [
  'days',
  'venues',
  'rooms',
  'events',
  'films',
  'people',
  'blocks',
  'offers',
  'releases',
  'liveFacts',
  'acceptedWarnings',
  'volunteers',
  'shifts',
  'assignments',
] as const satisfies readonly (keyof FestivalPlan['counts'])[];

/** What a festival file holds, what it does not, and what becomes public of it. */
export async function Brings({
  plan,
  hasPictures,
  locale,
}: {
  plan: FestivalPlan;
  /** Whether the files of pictures come with it. */
  hasPictures: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('festivalFile.plan');
  return (
    <section className="card mb-6 grid max-w-[46rem] gap-4 p-[clamp(1.1rem,3vw,1.6rem)]" aria-labelledby="brings">
      <div>
        <h2 id="brings" lang={localeOf(plan.name, locale) ?? undefined}>
          {typeset(inLocale(plan.name, locale), locale)}
        </h2>
        <p className="font-semibold">{formatDateRange(plan.startsOn, plan.endsOn, locale)}</p>
      </div>
      {plan.isCopy && <p className="rounded-field bg-warn-bg px-3 py-2">{t('copy')}</p>}
      <div className="grid gap-4 sm:grid-cols-2">
        <div>
          <h3>{t('contains')}</h3>
          <ul className="list-disc pl-6">
            {counted.map(
              (kind) => plan.counts[kind] > 0 && <li key={kind}>{t(kind, { count: plan.counts[kind] })}</li>,
            )}
            {hasPictures && plan.counts.pictures > 0 && <li>{t('pictures', { count: plan.counts.pictures })}</li>}
            {plan.isPrivate && <li>{t('privateIn')}</li>}
          </ul>
        </div>
        <div>
          <h3>{t('without')}</h3>
          <ul className="list-disc pl-6">
            {!plan.isPrivate && <li>{t('privateOut')}</li>}
            {!hasPictures && plan.counts.pictures > 0 && <li>{t('noPictures')}</li>}
            {plan.releasesLeftOut > 0 && <li>{t('olderReleases', { count: plan.releasesLeftOut })}</li>}
            <li>{t('accounts')}</li>
            <li>{t('links')}</li>
            <li>{t('history')}</li>
          </ul>
        </div>
      </div>
      {!plan.isCopy && (
        <p className="font-semibold">
          {plan.publishes === null ? t('draft') : t('publishes', { number: plan.publishes })}
        </p>
      )}
    </section>
  );
}
