import { clsx } from 'clsx';
import { Spoken } from '#app/_components/time.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeDaysOf } from '#lib/programme/day.ts';
import { type Filters, keeping, NO_FILTERS, queryOf } from '#lib/programme/filters.ts';
import { monthsOf, seasonOf } from '#lib/programme/season.ts';
import { formatDate, formatMonth, spokenDate } from '#lib/time/format.ts';
import type { Programme } from './programme.ts';

/**
 * « Sam. 28 », with the weekday as an element of its own: on a phone it stands above the number.
 */
function ShortDate({ date, locale }: { date: string; locale: Locale }) {
  const [weekday = '', ...rest] = formatDate(date, locale, 'short').split(/\s/);
  return (
    <>
      <span className="weekday">{weekday}</span> {rest.join(' ')}
    </>
  );
}

/**
 * Links to the days of the festival, which keep the filters; the current one is marked. With
 * filters there is also a link to all days at once. A season has the months, with the dates of the
 * current one. Nothing for a festival of one day.
 */
export function DayBar({
  programme,
  current,
  filters = NO_FILTERS,
}: {
  programme: Programme;
  current: string | null;
  filters?: Filters;
}) {
  const { document, locale, paths, t, f } = programme;
  const days = programmeDaysOf(document, keeping(document, filters));
  const query = queryOf(filters);
  if (days.length < 2) return null;
  const all = query !== '' && (
    <li>
      <a href={paths.home() + query} aria-current={current === null ? 'page' : undefined}>
        <b>{f('allDays')}</b> <span>{t('seances', { count: days.reduce((sum, { count }) => sum + count, 0) })}</span>
      </a>
    </li>
  );
  const season = seasonOf(document);
  const month = current?.slice(0, 7);
  const shown = season
    ? days.filter(({ day: { date } }) => date.startsWith(month ?? '-') && season.includes(date))
    : days;
  return (
    <nav className={clsx('day-bar no-print', season && 'of-season')} aria-label={t('days')}>
      {season && (
        <ul className="day-months">
          {all}
          {monthsOf(season).map(({ month: one, dates }) => (
            <li key={one}>
              <a href={paths.day(dates[0] ?? '') + query} aria-current={one === month ? 'true' : undefined}>
                <b className="capital relative">
                  <Spoken as={formatMonth(one, locale)}>{formatMonth(one, locale).replace(/ \d+$/, '')}</Spoken>
                </b>{' '}
                <span>{t('dates', { count: dates.length })}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      <ul hidden={shown.length === 0}>
        {!season && all}
        {shown.map(({ day, count }) => (
          <li key={day.date}>
            <a href={paths.day(day.date) + query} aria-current={day.date === current ? 'date' : undefined}>
              <b className="capital relative">
                <Spoken as={spokenDate(day.date, locale)}>
                  <ShortDate date={day.date} locale={locale} />
                </Spoken>
              </b>{' '}
              <span>{t('seances', { count })}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
