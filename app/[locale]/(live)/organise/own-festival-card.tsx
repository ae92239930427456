import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { OwnFestival } from '#lib/festivals/queries.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, programmeBase } from '#lib/i18n/paths.ts';
import { inLocale, localeOf } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { formatDateRange, typeset } from '#lib/time/format.ts';

/** `withOwners`: for who administers the installation. */
type Props = { festival: OwnFestival; locale: Locale; withOwners: boolean };

/** One festival in the list of one's own: what state it is in, and the ways into it. */
export async function OwnFestivalCard({ festival, locale, withOwners }: Props) {
  const t = await getTranslations('templates.own');
  const terms = await getTranslations('terms');
  const desk = deskPaths(locale, festival.slug).overview();
  return (
    <article className="card grid gap-3 p-[clamp(1.1rem,3vw,1.6rem)] sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
      <div className="grid gap-1">
        {festival.isDemonstration && (
          <p>
            <span className="flag warn">{t('demonstration')}</span>
          </p>
        )}
        <h2 lang={localeOf(festival.name, locale) ?? undefined}>
          <Link href={desk} className="no-underline hover:underline">
            {typeset(inLocale(festival.name, locale), locale)}
          </Link>
        </h2>
        <p className="font-semibold">{formatDateRange(festival.startsOn, festival.endsOn, locale)}</p>
        <p className="text-soft">
          {[
            ...(withOwners ? [] : [terms(`role.${festival.role}`)]),
            t('seances', { count: festival.eventCount }),
            ...(festival.unscheduledCount > 0 ? [t('unscheduled', { count: festival.unscheduledCount })] : []),
            festival.release === null ? t('draft') : t('release', { number: festival.release }),
          ].join(' · ')}
        </p>
        {withOwners && !festival.isDemonstration && (
          <p>
            {festival.owners.length === 0
              ? t('noOwner')
              : t('owners', {
                  count: festival.owners.length,
                  names: new Intl.ListFormat(locale).format(festival.owners),
                })}
          </p>
        )}
        {festival.isDemonstration && <p className="text-soft">{t('demonstrationText')}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-2 sm:flex-col sm:items-stretch">
        <Link href={desk} className="btn">
          {t('open')}
        </Link>
        {festival.release !== null && (
          <Link href={programmeBase(locale, festival.slug)} className="btn quiet">
            {t('public')}
          </Link>
        )}
        {festival.isDemonstration && may(festival.role, 'delete') && (
          <Link href={deskPaths(locale, festival.slug).remove()} className="btn quiet text-bad">
            {t('remove')}
          </Link>
        )}
      </div>
    </article>
  );
}
