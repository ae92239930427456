import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { DateOf } from '#app/_components/time.tsx';
import { gate } from '#app/_server/gate.ts';
import { answeringMetadata, deskPage } from '#app/_server/refusal.tsx';
import { DayForm } from '#app/[locale]/(live)/organise/[festival]/days/day-form.tsx';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { daysOf } from '#lib/days/queries.ts';
import { dayFormValues } from '#lib/days/schema.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { may } from '#lib/policy.ts';
import { formatDate, formatTime, typeset } from '#lib/time/format.ts';

type Props = { params: Promise<{ locale: string; festival: string; day: string }> };

async function asked({ params }: Props) {
  const { locale: asked, festival: slug, day: date } = await params;
  const locale = deskLocale(asked);
  const festival = await gate(locale, slug, 'read');
  const day = daysOf(festival).find((one) => one.date === date);
  if (!day) notFound();
  return { locale, festival, day };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const { day, locale } = await asked(props);
  return { title: formatDate(day.date, locale, 'long') };
});

/** One day: what it is called, a word about it, its hours. */
export default deskPage(async function DayPage(props: Props) {
  const { locale, festival, day } = await asked(props);
  const t = await getTranslations('places.days');
  return (
    <>
      <RecordHead
        back={{ href: deskPaths(locale, festival.slug).section('days'), label: t('title') }}
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
