import { clsx } from 'clsx';
import { DateOf, Spoken, TimeOf } from '#app/_components/time.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { capital } from '#lib/i18n/text.ts';
import {
  type IsShown,
  monthsOf,
  type ProgrammeDay,
  partsOfDay,
  programmeDaysOf,
  seasonOf,
} from '#lib/programme/day.ts';
import type { DayPart } from '#lib/programme/facets.ts';
import { type Filters, keeping, NO_FILTERS, queryOf } from '#lib/programme/filters.ts';
import { hourOfWall } from '#lib/time/festival-day.ts';
import { formatDate, formatMonth, spokenDate } from '#lib/time/format.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import { elsewhereSentences, type Programme } from './programme.ts';
import { ROOMS } from './rooms-grid.tsx';
import { Said } from './text.tsx';

/*
 * The ways to other days, and within a day to its parts.
 */

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

/**
 * The days of a large programme as links, each with the number of its séances that match the
 * filters.
 */
export function DayCards({
  programme,
  keep,
  to,
  target,
}: {
  programme: Programme;
  keep?: IsShown;
  to: (date: string) => string;
  target?: '_self';
}) {
  const { document, locale, t } = programme;
  return (
    <ul className="day-cards">
      {programmeDaysOf(document, keep).map(({ day, count }) => (
        <li key={day.date}>
          <a href={to(day.date)} target={target}>
            <b>
              <DateOf date={day.date} locale={locale} style="long" className="capital" />
            </b>{' '}
            <Said programme={programme} text={day.title} /> <span>{t('seances', { count })}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

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
 * The targets of links within a day: what is running, what is open all day, an hour, and parts of
 * the day by name.
 */
export const NOW = 'now';
export const ALL_DAY = 'all-day';
export const hourId = (at: WallClock) => `h${hourOfWall(at).replace(':', '')}`;

/** The full hour of a wall clock. */
const hourOf = (at: WallClock): WallClock => `${at.slice(0, 13)}:00`;

/** « Soir », which reads « Ce soir » while its day is on. */
export function DayPartName({ programme, part }: { programme: Programme; part: DayPart }) {
  return (
    <>
      <span className="of-day">{programme.t(`part.${part}`)}</span>
      <span className="of-today">{programme.t(`partToday.${part}`)}</span>
    </>
  );
}

/**
 * Links within a day, in a line that stays in sight: what is running, parts of the day, the hours
 * of the evening, what is open all day, the rooms. early.ts hides those that no longer lead
 * anywhere.
 */
export function Jumps({ programme, day }: { programme: Programme; day: ProgrammeDay }) {
  const { t, document, locale, feeds } = programme;
  const parts = partsOfDay(day, document.festival.dayStartsAt);
  const evening = parts.find(({ part }) => part === 'evening')?.hours ?? [];
  // One link for each hour in which something starts, except the first, to which « Ce soir » leads.
  const hours = evening.filter(({ at }, i) => i > 0 && hourOf(at) !== hourOf(evening[i - 1]?.at ?? ''));
  return (
    <nav className="jumps" aria-label={t('jumps')}>
      <ul>
        {feeds && (
          <li hidden>
            <a href={`#${NOW}`} className="is-now">
              {elsewhereSentences(programme)('now.running')} <span className="num" />
            </a>
          </li>
        )}
        {parts.map(({ part }) => (
          <li key={part}>
            <a href={`#${part}`}>
              <DayPartName programme={programme} part={part} />
            </a>
          </li>
        ))}
        {hours.map(({ at }) => (
          <li key={at}>
            <a href={`#${hourId(at)}`}>
              <TimeOf at={hourOf(at)} locale={locale} />
            </a>
          </li>
        ))}
        {day.dropIns.length > 0 && (
          <li>
            <a href={`#${ALL_DAY}`}>{capital(t('dropIn'), locale)}</a>
          </li>
        )}
        {day.hours.length > 0 && (
          <li className="to-rooms">
            <a href={`#${ROOMS}`}>{t('roomsAndHours')}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
