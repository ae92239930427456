import { daysOf } from '../../../lib/programme/day.ts';
import { formatDate, spokenDate } from '../../../lib/time/format.ts';
import { Spoken } from '../time.tsx';
import type { Programme } from './programme.ts';

/** The days of the festival, the one of this page marked. Nothing for a festival of one day. */
export function DayBar({ programme, current }: { programme: Programme; current: string | null }) {
  const { document, locale, paths, t } = programme;
  const days = daysOf(document);
  if (days.length < 2) return null;
  return (
    <nav className="day-bar no-print" aria-label={t('days')}>
      <ul>
        {days.map(({ day, count }) => (
          <li key={day.date}>
            <a href={paths.day(day.date)} aria-current={day.date === current ? 'date' : undefined}>
              <b className="capital relative">
                <Spoken as={spokenDate(day.date, locale)}>{formatDate(day.date, locale, 'short')}</Spoken>
              </b>{' '}
              <span>{t('seances', { count })}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
