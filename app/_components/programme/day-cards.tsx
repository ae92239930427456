import { DateOf } from '#app/_components/time.tsx';
import { type IsShown, programmeDaysOf } from '#lib/programme/day.ts';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';

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
