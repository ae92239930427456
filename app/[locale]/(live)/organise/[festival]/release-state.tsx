import { getTranslations } from 'next-intl/server';
import type { Locale } from '../../../../../lib/i18n/locale.ts';
import type { ReleaseStateOf } from '../../../../../lib/programme/unpublished.ts';

/** « Version 3 publiée lundi à 18 h · 4 modifications non publiées ». */
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
  const version = state.release
    ? t('published', { number: state.release.number, at: state.release.at.slice(0, 10) })
    : t('neverPublished');
  return (
    <p className="text-[0.94rem] leading-snug text-soft">
      <span className="max-sm:hidden">{version} · </span>
      {state.release ? t('unpublished', { count: state.unpublished }) : t('nothingPublic')}
    </p>
  );
}
