import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, festivalTitle, type Opened, one } from '#app/_server/festival-page.tsx';
import { ScrollBox } from '#app/_ui/scroll-box.tsx';
import { Attestations } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/attestations.tsx';
import { Badges } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/badges.tsx';
import {
  MealsSheet,
  PlanningSheet,
  SignInSheet,
} from '#app/[locale]/(live)/organise/[festival]/volunteers/print/lists.tsx';
import { PrintButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/print-button.tsx';
import {
  isOfDay,
  sheets,
  shiftDays,
  whyEmpty,
} from '#app/[locale]/(live)/organise/[festival]/volunteers/print/sheets.ts';
import { Slips } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/slips.tsx';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { now } from '#lib/time/clock.ts';
import { formatDate, formatInstant } from '#lib/time/format.ts';
import { minutesAt } from '#lib/volunteers/own-acts.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import '#app/[locale]/(live)/organise/[festival]/volunteers/print/print.css';

const drawn = {
  planning: PlanningSheet,
  'sign-in': SignInSheet,
  slips: Slips,
  badges: Badges,
  meals: MealsSheet,
  attestations: Attestations,
};

const sheetOf = ({ segments }: Opened<'volunteers'>) => sheets.find((known) => known === segments.sheet) ?? notFound();

export const generateMetadata = festivalTitle('volunteers', async (opened) =>
  (await getTranslations('coordination.print'))(`${sheetOf(opened)}.title`),
);

/** A sheet, shown on screen as it will be on paper. */
export default festivalPage('volunteers', async function SheetPage(opened) {
  const { locale, festival, paths, query } = opened;
  const sheet = sheetOf(opened);
  const t = await getTranslations('coordination.print');
  const coordination = await getTranslations('coordination');
  const plan = planOf(festival.id, festival.db);
  const days = shiftDays(plan);
  const wanted = one(query.day);
  const day = days.find((date) => date === wanted) ?? days[0] ?? festival.startsOn;
  const Draw = drawn[sheet];
  const title = isOfDay(sheet) ? `${t(`${sheet}.title`)}${SEPARATOR}${formatDate(day, locale)}` : t(`${sheet}.title`);
  const head = (
    <RecordHead back={{ href: paths.volunteers('print'), label: coordination('tabs.print') }} title={title}>
      {t(`${sheet}.paper`)}
    </RecordHead>
  );
  const why = whyEmpty(sheet, plan, minutesAt(now()));
  if (why)
    return (
      <>
        {head}
        <p>{coordination(why)}</p>
      </>
    );
  return (
    <>
      <div className="no-print">
        {head}
        <p className="mb-5">
          <PrintButton label={coordination('tabs.print')} />
        </p>
      </div>
      <ScrollBox as="section" className="sheets" aria-label={title}>
        <Draw
          festival={festival}
          plan={plan}
          day={day}
          locale={locale}
          query={query}
          stamp={t('stamp', { when: formatInstant(now(), festival.timeZone, locale, 'medium') })}
        />
      </ScrollBox>
    </>
  );
});
