import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DateOf } from '#app/_components/time.tsx';
import { recordPage } from '#app/_server/record-page.tsx';
import { DayForm } from '#app/[locale]/(live)/organise/[festival]/days/day-form.tsx';
import { daysOf } from '#lib/days/queries.ts';
import { dayFormValues } from '#lib/days/schema.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { may } from '#lib/policy.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';

/** The page of one day: its title, a text about it, its hours. */
const record = recordPage(
  'read',
  async ({ locale, festival, segments: { day: date = '' } }) => {
    const day = daysOf(festival).find((one) => one.date === date) ?? notFound();
    return { day, name: formatDate(day.date, locale, 'long') };
  },
  async ({ day }, { locale, festival, slug, paths }) => ({
    back: { href: paths.section('days'), label: (await getTranslations('desk.nav'))('days') },
    title: <DateOf date={day.date} locale={locale} style="long" />,
    about: typesetIn(day.title, locale),
    root: { entity: 'day', id: day.id },
    messages: ['places'],
    form: (
      <DayForm
        place={{ locale, slug, number: day.id }}
        values={dayFormValues(day, locale)}
        hours={{
          opensAt: formatTime(festival.opensAt, locale),
          closesAt: formatTime(festival.closesAt, locale),
        }}
        dayStartsAt={festival.dayStartsAt}
        isReadOnly={!may(festival.role, 'settings')}
      />
    ),
  }),
);

export const generateMetadata = record.title;
export default record.page;
