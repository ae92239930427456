import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ListHead } from '#app/_components/records/page-head.tsx';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { gate } from '#app/_server/gate.ts';
import { deskPage } from '#app/_server/refusal.tsx';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { daysOf } from '#lib/days/queries.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/time/format.ts';
import '#app/_ui/table.css';

type Props = { params: Promise<{ locale: string; festival: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('places.days'))('title') };
}

/** The days of the festival: their titles, hours, and how many séances each holds. */
export default deskPage(async function DaysPage({ params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'read');
  const t = await getTranslations('places.days');
  const paths = deskPaths(locale, festival.slug);
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
                <Link href={`${paths.section('days')}/${day.date}` as Route} prefetch={false} className="row-link">
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
        <Link href={`${paths.section('settings')}#dates` as Route} prefetch={false} className="link">
          {t('settings')}
        </Link>
      </p>
    </>
  );
});
