import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { DateOf } from '#app/_components/time.tsx';
import { festivalPage, festivalTitle, type Opened } from '#app/_server/festival-page.tsx';
import { DayForm } from '#app/[locale]/(live)/organise/[festival]/days/day-form.tsx';
import { daysOf } from '#lib/days/queries.ts';
import { dayFormValues } from '#lib/days/schema.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { formatDate, formatTime, typeset } from '#lib/time/format.ts';

async function asked({ locale, festival, segments: { day: date = '' } }: Opened) {
  const day = daysOf(festival).find((one) => one.date === date);
  if (!day) notFound();
  return { locale, festival, day };
}

export const generateMetadata = festivalTitle('read', async (opened) => {
  const { day, locale } = await asked(opened);
  return formatDate(day.date, locale, 'long');
});

/** One day: what it is called, a word about it, its hours. */
export default festivalPage('read', async function DayPage(opened) {
  const { locale, festival, day } = await asked(opened);
  const t = await getTranslations('places.days');
  return (
    <>
      <RecordHead
        back={{ href: opened.paths.section('days'), label: t('title') }}
        title={<DateOf date={day.date} locale={locale} style="long" />}
      >
        {typeset(inLocale(day.title, locale), locale)}
      </RecordHead>
      <div className="record">
        <IslandMessages locale={locale} also={['places']}>
          <DayForm
            place={{ locale, slug: festival.slug, number: day.id }}
            values={dayFormValues(day)}
            hours={{
              opensAt: formatTime(festival.opensAt, locale),
              closesAt: formatTime(festival.closesAt, locale),
            }}
            dayStartsAt={festival.dayStartsAt}
            isReadOnly={!may(festival.role, 'settings')}
          />
        </IslandMessages>
      </div>
    </>
  );
});
