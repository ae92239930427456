import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { answeringMetadata, deskPage } from '#app/_server/refusal.tsx';
import { coordinating, one, type Query } from '#app/[locale]/(live)/organise/[festival]/volunteers/coordinating.ts';
import { shiftDays } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/days.ts';
import { MealsSheet } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/meals-sheet.tsx';
import { PlanningSheet } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/planning-sheet.tsx';
import { PrintButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/print-button.tsx';
import { isOfDay, sheets } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/sheets.ts';
import { SignInSheet } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/sign-in-sheet.tsx';
import { Slips } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/slips.tsx';
import { now } from '#lib/time/clock.ts';
import { formatDate, formatInstant } from '#lib/time/format.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import '#app/[locale]/(live)/organise/[festival]/volunteers/print/print.css';

type Props = { params: Promise<{ locale: string; festival: string; sheet: string }>; searchParams: Query };

const drawn = { planning: PlanningSheet, 'sign-in': SignInSheet, slips: Slips, meals: MealsSheet };

async function asked({ params }: Props) {
  const { sheet: name } = await params;
  const sheet = sheets.find((known) => known === name);
  if (!sheet) notFound();
  return { ...(await coordinating(params)), sheet, t: await getTranslations('coordination.print') };
}

export const generateMetadata = answeringMetadata(async (props: Props): Promise<Metadata> => {
  const { sheet, t } = await asked(props);
  return { title: t(`${sheet}.title`) };
});

/** One sheet, on screen as it will be on paper. */
export default deskPage(async function SheetPage(props: Props) {
  const { locale, festival, paths, sheet, t } = await asked(props);
  const plan = planOf(festival.id, festival.db);
  const days = shiftDays(plan);
  const wanted = one((await props.searchParams).day);
  const day = days.find((date) => date === wanted) ?? days[0] ?? festival.startsOn;
  const Draw = drawn[sheet];
  const title = isOfDay(sheet) ? `${t(`${sheet}.title`)} · ${formatDate(day, locale)}` : t(`${sheet}.title`);
  return (
    <>
      <div className="no-print">
        <RecordHead back={{ href: paths.volunteers('print'), label: t('title') }} title={title}>
          {t(`${sheet}.paper`)}
        </RecordHead>
        <p className="mb-5">
          <PrintButton label={t('print')} />
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: paper is wider than a phone, and this is how a keyboard gets at all of it. */}
      <section className="sheets" aria-label={title} tabIndex={0}>
        <Draw
          festival={festival}
          plan={plan}
          day={day}
          locale={locale}
          stamp={t('stamp', { when: formatInstant(now(), festival.timeZone, locale, 'medium') })}
        />
      </section>
    </>
  );
});
