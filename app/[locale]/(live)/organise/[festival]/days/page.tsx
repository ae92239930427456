import { getTranslations } from 'next-intl/server';
import { ListHead } from '#app/_components/records/page-head.tsx';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { festivalPage } from '#app/_server/festival-page.tsx';
import { titled } from '#app/_server/titled.ts';
import { Link } from '#app/_ui/link.tsx';
import { daysOf } from '#lib/days/queries.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/time/format.ts';
import '#app/_ui/table.css';

export const generateMetadata = titled('places.days', 'title');

/** The days of the festival: their titles, hours, and how many séances each holds. */
export default festivalPage('read', async function DaysPage({ locale, festival, paths }) {
  const t = await getTranslations('places.days');
  const days = daysOf(festival);
  return (
    <>
      <ListHead title={t('title')} count={t('count', { count: days.length })} />
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{t('columns.day')}</th>
            <th scope="col">{t('columns.title')}</th>
            <th scope="col">{t('columns.hours')}</th>
            <th scope="col" className="text-right">
              {t('columns.events')}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.id}>
              <th scope="row">
                <Link href={`${paths.section('days')}/${day.date}`} className="row-link">
                  <DateOf date={day.date} locale={locale} style="long" />
                </Link>
              </th>
              <td data-label={t('columns.title')}>
                {typeset(inLocale(day.title, locale), locale) || <span className="text-soft">{t('untitled')}</span>}
              </td>
              <td data-label={t('columns.hours')}>
                <TimeRange
                  from={day.opensAt ?? festival.opensAt}
                  to={day.closesAt ?? festival.closesAt}
                  locale={locale}
                />
              </td>
              <td data-label={t('columns.events')} className="num text-right">
                {day.events || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-4 text-soft">
        {t('hint')}{' '}
        <Link href={`${paths.section('settings')}#dates`} className="link">
          {t('settings')}
        </Link>
      </p>
    </>
  );
});
