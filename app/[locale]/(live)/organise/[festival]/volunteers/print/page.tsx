import { FileSpreadsheet, Printer } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DateOf } from '#app/_components/time.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { csvPaths } from '#lib/i18n/paths.ts';
import { now } from '#lib/time/clock.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { planOf, publishedPlanOf } from '#lib/volunteers/plan.ts';
import { entryCountsOf } from '#lib/volunteers/reports.ts';
import './print.css';
import { files, isOfDay, isOfDone, sheets, shiftDays, whyEmpty, whyNoLines } from './sheets.ts';

export const generateMetadata = titled('coordination', 'tabs.print');

/** What can be printed, and what can be opened in a spreadsheet. */
export default festivalPage('volunteers', async function PrintPage({ locale, festival, paths }) {
  const t = await getTranslations('coordination.print');
  const coordination = await getTranslations('coordination');
  const plan = planOf(festival.id, festival.db);
  const days = shiftDays(plan);
  const at = minutesAt(now());
  const published = publishedPlanOf(festival.id, festival.db);
  const listed = sheets.map((sheet) => ({ sheet, why: whyEmpty(sheet, isOfDone(sheet) ? published : plan, at) }));
  const addresses = csvPaths(festival.slug, locale);
  const held = { at, counts: entryCountsOf(festival).length };
  const offered = files.map((file) => ({ file, why: whyNoLines(file, published, held) }));
  return (
    <div className="max-w-[72rem]">
      <h1>{coordination('tabs.print')}</h1>
      <ul className="print-index">
        {listed.map(({ sheet, why }) => (
          <li key={sheet} className="card vol-box">
            <h2>{t(`${sheet}.title`)}</h2>
            <p className="text-soft">{t(`${sheet}.text`)}</p>
            <p className="flex flex-wrap gap-2">
              {why ? (
                <span className="text-soft">{coordination(why)}</span>
              ) : isOfDay(sheet) ? (
                days.map((day) => (
                  <Link key={day} href={`${paths.volunteers('print', sheet)}?day=${day}`} className="btn">
                    <Printer aria-hidden size={18} />
                    <DateOf date={day} locale={locale} style="short" />
                  </Link>
                ))
              ) : (
                <Link href={paths.volunteers('print', sheet)} className="btn">
                  <Printer aria-hidden size={18} />
                  {t('open')}
                </Link>
              )}
            </p>
          </li>
        ))}
        {offered.map(({ file, why }) => (
          <li key={file} className="card vol-box">
            <h2>{t(`${file}.title`)}</h2>
            <p className="text-soft">{t(`${file}.text`)}</p>
            <p>
              {why ? (
                <span className="text-soft">{coordination(why)}</span>
              ) : (
                <a href={addresses[file]} download className="btn">
                  <FileSpreadsheet aria-hidden size={18} />
                  {t('download')}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
});
