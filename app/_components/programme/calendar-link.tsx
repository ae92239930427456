import { calendarAddresses } from '../../../lib/feeds/addresses.ts';
import type { feedPaths } from '../../../lib/i18n/paths.ts';
import { type Programme, pageSentences } from './programme.ts';

/** The calendar of one room, theme or venue, beside its page. Nothing where there are no calendars (a preview). */
export function CalendarLink({
  programme,
  path,
  name,
}: {
  programme: Programme;
  path: (feeds: ReturnType<typeof feedPaths>) => string;
  name: string;
}) {
  const { feeds, siteUrl, locale } = programme;
  if (!feeds || siteUrl === null) return null;
  const t = pageSentences(programme);
  const { webcal, https } = calendarAddresses(siteUrl, path(feeds), { locale, name });
  return (
    <section aria-labelledby="calendar" className="calendar no-print">
      <h2 id="calendar">{t('calendar')}</h2>
      <p>
        <bdi>{t('calendarOf', { name })}</bdi>
      </p>
      <p className="acts">
        <a className="btn" href={webcal}>
          {t('subscribe')}
        </a>
        <a className="link" href={https}>
          {t('calendarFile')}
        </a>
      </p>
    </section>
  );
}
