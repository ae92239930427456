import { CircleCheckBig } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { DateOf } from '#app/_components/time.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { FirstSteps } from '#app/[locale]/(live)/organise/[festival]/first-steps.tsx';
import { levelInks } from '#app/[locale]/(live)/organise/[festival]/publish/left-to-settle.tsx';
import { seenIndex } from '#lib/draft/queries.ts';
import { type Warning, type WarningLevel, warningLevels } from '#lib/events/warning.ts';
import { kindsOf, warningCounts } from '#lib/events/warning-groups.ts';
import { groupedBy } from '#lib/grouped.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { ENDING_DAYS, type PictureToSettle, picturesLeftToSettle, picturesToSettle } from '#lib/pictures/ground.ts';
import { may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { stillToSettle } from '#lib/warnings/left-to-settle.ts';
import { standingOf } from '#lib/warnings/queries.ts';
import { AcceptedList, LapsedList, WarningGroups } from './warning-group.tsx';

/**
 * More warnings would not be read on a page, and each proposed fix has to be tried on the whole
 * programme.
 */
const MAX_SHOWN = 150;

export const generateMetadata = titled('desk', 'nav.warnings');

/**
 * « À régler »: open warnings by level and day, with fixes; then the accepted ones, by whom and
 * why.
 */
export default festivalPage('read', async function WarningsPage({ locale, festival, paths, slug, query }) {
  const { done } = query;
  const t = await getTranslations('desk.settle');
  const nav = await getTranslations('desk.nav');
  const index = seenIndex(festival);
  const { open, accepted, lapsed } = standingOf(index);
  const mayAccept = may(festival.role, 'accept-warnings');
  const counts = warningCounts(open);
  const sections = sectionsOf(open);
  const common = { index, locale, slug };
  const wall = fromInstant(now(), festival.timeZone);
  const today = festivalDayOf(wall, festival.dayStartsAt);
  const past = counts.all - stillToSettle(open, index, today).length;
  const ofPictures = picturesLeftToSettle(index.draft.pictures, wall.slice(0, 10));
  const pictures = picturesToSettle.map((of) => [of, ofPictures[of].length] as const).filter(([, count]) => count > 0);
  const kinds = mayAccept ? kindsOf(open) : null;
  return (
    <div className="desk-lines">
      <DoneBar festival={festival} batch={done} />
      <h1>{nav('warnings')}</h1>
      <p className="mt-2 max-w-[46rem] text-soft">{t('lead')}</p>
      {past > 0 && <p className="mt-2 max-w-[46rem] font-semibold">{typeset(t('past', { count: past }), locale)}</p>}
      {index.draft.events.length === 0 && today <= festival.endsOn ? (
        <FirstSteps index={index} locale={locale} slug={slug} role={festival.role} />
      ) : (
        counts.all + pictures.length === 0 && (
          <p className="mt-4 flex items-center gap-2 rounded-card bg-good-bg px-4 py-3 font-semibold text-good">
            <CircleCheckBig aria-hidden size={20} className="flex-none" />
            {t('none')}
          </p>
        )
      )}
      {sections.map(({ level, days }) => (
        <section key={level} aria-labelledby={level} className="mt-8">
          <h2 id={level} className={levelInks[level]}>
            {t(`level.${level}`, { count: counts[level] })}
          </h2>
          {days.map(({ day, warnings, most }) => (
            <div key={day ?? 'none'} className="mt-5 grid gap-2">
              <h3>{day ? <DateOf date={day} locale={locale} style="long" /> : t('noDay')}</h3>
              <WarningGroups
                warnings={warnings}
                most={most}
                {...common}
                heading="h4"
                isReadOnly={!may(festival.role, 'schedule')}
                remit={festival.actor.remit}
                kinds={kinds}
              />
            </div>
          ))}
        </section>
      ))}
      {counts.all > MAX_SHOWN && (
        <p className="mt-6 font-semibold">{typeset(t('more', { count: counts.all - MAX_SHOWN }), locale)}</p>
      )}
      <PicturesToSettle left={pictures} path={paths.section('pictures')} />
      {accepted.length > 0 && (
        <section aria-labelledby="accepted" className="mt-12">
          <h2 id="accepted">{t('accepted')}</h2>
          <p className="mt-1 mb-3 text-soft">{t('acceptedLead')}</p>
          <AcceptedList accepted={accepted} {...common} mayWithdraw={mayAccept} />
        </section>
      )}
      {lapsed.length > 0 && (
        <section aria-labelledby="lapsed" className="mt-12">
          <h2 id="lapsed">{t('lapsed')}</h2>
          <p className="mt-1 mb-3 text-soft">{t('lapsedLead')}</p>
          <LapsedList lapsed={lapsed} zone={festival.timeZone} locale={locale} slug={slug} mayWithdraw={mayAccept} />
        </section>
      )}
    </div>
  );
});

type Section = { level: WarningLevel; days: { day: string | null; warnings: Warning[]; most: number }[] };

/**
 * Open warnings by level and day, with how many are drawn of each day: the most urgent first,
 * `MAX_SHOWN` in all. Days of which none is drawn are left out.
 */
function sectionsOf(open: readonly Warning[]): Section[] {
  let left = MAX_SHOWN;
  const daysOf = (level: WarningLevel) =>
    byDay(open.filter((warning) => warning.level === level)).flatMap(([day, warnings]) => {
      const most = Math.min(left, warnings.length);
      left -= most;
      return most > 0 ? [{ day, warnings, most }] : [];
    });
  return warningLevels.map((level) => ({ level, days: daysOf(level) })).filter(({ days }) => days.length > 0);
}

/** In their order, which within a level is by day. */
function byDay(warnings: readonly Warning[]): [day: string | null, warnings: Warning[]][] {
  const days = groupedBy(warnings, (warning) => warning.day);
  return [...days];
}

/** What is missing for pictures, with links to them. None of it prevents publishing. */
async function PicturesToSettle({
  left,
  path,
}: {
  left: readonly (readonly [of: PictureToSettle, count: number])[];
  /** A path in the table of pictures. */
  path: string;
}) {
  if (left.length === 0) return null;
  const t = await getTranslations('pictures');
  return (
    <section aria-labelledby="pictures" className="mt-8">
      <h2 id="pictures" className="text-soft">
        {t('title')}
      </h2>
      <ul className="mt-2 grid gap-1">
        {left.map(([of, count]) => (
          <li key={of}>
            <Link href={`${path}?show=${of}`} className="link inline-block py-2">
              {t(`toSettle.${of}`, { count, days: ENDING_DAYS })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
