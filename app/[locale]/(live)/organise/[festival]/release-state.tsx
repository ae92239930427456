import { getTranslations } from 'next-intl/server';
import type { Locale } from '../../../../../lib/i18n/locale.ts';
import type { ReleaseStateOf } from '../../../../../lib/programme/unpublished.ts';
import { InstantOf } from '../../../../_components/time.tsx';

/** « Version 3 publiée lundi 23 novembre à 18 h · 4 modifications non publiées ». */
export async function ReleaseState({
  state,
  timeZone,
  locale,
}: {
  state: ReleaseStateOf;
  timeZone: string;
  locale: Locale;
}) {
  const t = await getTranslations('desk');
  const { release } = state;
  const when = () => release && <InstantOf at={release.at} zone={timeZone} locale={locale} style="long" />;
  return (
    <p className="truncate text-[0.94rem] text-soft leading-snug">
      <span className="max-md:hidden">
        {release ? t.rich('published', { number: release.number, when }) : t('neverPublished')}
        {' · '}
      </span>
      {release ? t('unpublished', { count: state.unpublished.length }) : t('nothingPublic')}
    </p>
  );
}
