import { stemOf } from '#lib/feeds/selection.ts';
import type { feedPaths } from '#lib/i18n/programme-paths.ts';
import { type Programme, pageSentences } from './programme.ts';

/**
 * A link to the calendar of what a page is about. It leads to the page that explains subscribing on
 * each device, as a bare `webcal:` opens nothing on Android. Nothing where there are no calendars
 * (a preview), or the festival is over.
 */
export function CalendarLink({
  programme,
  path,
  name,
}: {
  programme: Programme;
  path: (feeds: ReturnType<typeof feedPaths>) => string;
  name: string;
}) {
  const { feeds, paths, document } = programme;
  if (!feeds || document.isOver) return null;
  const t = pageSentences(programme);
  return (
    <section aria-labelledby="calendar" className="calendar no-print">
      <h2 id="calendar">{t('calendar')}</h2>
      <p>
        <bdi>{t('calendarOf', { name })}</bdi>
      </p>
      <p>
        <a className="btn" href={paths.subscribe(stemOf(path(feeds)))}>
          {t('subscribe')}
        </a>
      </p>
    </section>
  );
}
