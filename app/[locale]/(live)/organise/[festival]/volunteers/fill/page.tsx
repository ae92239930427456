import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { fromOf } from '#app/_ui/table-order.ts';
import { type typesetIn, typesetterIn } from '#lib/i18n/typeset.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { aheadOf, fillDifference, greedyFilling } from '#lib/volunteers/filling.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { FillDesk, type FillNames } from './fill-desk.tsx';

export const generateMetadata = titled('coordination.fill', 'title');

/** A filling for all shifts that lack people, to accept whole, in part or not at all. */
export default festivalPage('volunteers', async function FillPage({ locale, festival, paths, query }) {
  const [t, coordination] = [await getTranslations('coordination.fill'), await getTranslations('coordination')];
  const { planning: whole, names, isOver } = planOf(festival.id, festival.db);
  const now = clockNow();
  const volunteers = whole.volunteers.map((one) => ({ ...one, ...names.volunteers.get(one.id) }));
  const planning = aheadOf({ ...whole, volunteers }, (shiftId) => isOver(shiftId, now));
  const first = fillDifference(planning, greedyFilling(planning));
  const said = typesetterIn(locale);
  const called = <T,>(all: ReadonlyMap<number, T>, of: (one: T) => Parameters<typeof typesetIn>[0]) =>
    Object.fromEntries([...all].map(([id, one]) => [id, said(of(one))]));
  const shown: FillNames = {
    tasks: called(names.tasks, ({ name }) => name),
    rooms: called(names.rooms, ({ name }) => name),
    events: called(names.events, (title) => title),
  };
  return (
    <div className="max-w-[64rem]">
      <RecordHead back={{ href: paths.volunteers(), label: coordination('title') }} title={t('title')}>
        {t('lead')}
      </RecordHead>
      {planning.shifts.length === 0 ? (
        <p>
          {coordination('print.noShift')}{' '}
          <Link href={paths.volunteers('generate')} className="link inline-block py-2">
            {coordination('shifts.generate')}
          </Link>
        </p>
      ) : first.before.unfilled === 0 ? (
        <p className="rounded-card bg-good-bg px-4 py-3 font-semibold text-good">{coordination('holes.none')}</p>
      ) : (
        <IslandMessages also={['volunteerForms']}>
          <FillDesk
            place={{ locale, slug: festival.slug, number: null }}
            planning={planning}
            first={first}
            names={shown}
            clientKey={randomUUID()}
            from={fromOf(query.from)}
          />
        </IslandMessages>
      )}
    </div>
  );
});
