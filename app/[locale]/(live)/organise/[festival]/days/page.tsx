import { getTranslations } from 'next-intl/server';
import { ListHead } from '#app/_components/records/page-frame.tsx';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { PlainTable } from '#app/_ui/plain-table.tsx';
import { daysOf } from '#lib/days/queries.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { may } from '#lib/policy.ts';

export const generateMetadata = titled('desk', 'nav.days');

/** The days of the festival: their titles, hours, and how many séances each holds. */
export default festivalPage('read', async function DaysPage({ locale, festival, paths }) {
  const t = await getTranslations('places.days');
  const nav = await getTranslations('desk.nav');
  const days = daysOf(festival);
  return (
    <>
      <ListHead title={nav('days')} count={t('count', { count: days.length })} />
      <PlainTable
        columns={(['day', 'title', 'hours', 'events'] as const).map((key) => ({
          key,
          label: t(`columns.${key}`),
          isNumeric: key === 'events',
        }))}
        rows={days.map((day) => ({
          key: day.id,
          href: `${paths.section('days')}/${day.date}`,
          cells: {
            day: <DateOf date={day.date} locale={locale} style="long" />,
            title: typesetIn(day.title, locale) || <span className="text-soft">{t('untitled')}</span>,
            hours: (
              <TimeRange
                from={day.opensAt ?? festival.opensAt}
                to={day.closesAt ?? festival.closesAt}
                locale={locale}
              />
            ),
            events: day.events || '–',
          },
        }))}
      />
      {may(festival.role, 'settings') && (
        <p className="mt-4 text-soft">
          {t('hint')}{' '}
          <Link href={`${paths.section('settings')}#dates`} className="link">
            {t('settings')}
          </Link>
        </p>
      )}
    </>
  );
});
