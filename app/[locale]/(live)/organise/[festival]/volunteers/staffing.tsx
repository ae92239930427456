import './volunteers.css';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { TimeRange } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { type Staffing, staffingOf } from '#lib/volunteers/coverage.ts';
import { momentsOfIndex } from '#lib/volunteers/plan.ts';
import { isCountedOn, shownStateOf } from '#lib/volunteers/planning.ts';
import { assignmentsOf, shiftsOf, tasksOf } from '#lib/volunteers/queries.ts';
import type { Assignment } from '#lib/volunteers/roots.ts';
import { shiftTimesOf } from '#lib/volunteers/shift-times.ts';

/** `1/2` in a colour for its state; spoken « 1 sur 2 ». */
export function Count({ present, needed, staffing }: { present: number; needed: number; staffing: Staffing }) {
  const t = useTranslations('coordination.staffing');
  return (
    <span className={`count is-${staffing}`}>
      <span aria-hidden="true" className="num">
        {present}/{needed}
      </span>
      <span className="spoken">{t('of', { present, needed })}</span>
    </span>
  );
}

const LOOKS: Partial<Record<ReturnType<typeof shownStateOf>, string>> = { confirmed: 'good', absent: 'bad' };

/** How somebody answered for a shift, or that they were noted as absent. */
export async function AssignmentState({ row }: { row: Assignment }) {
  const t = await getTranslations('volunteers.state');
  const state = shownStateOf(row);
  return <span className={`flag ${LOOKS[state] ?? 'plain'}`}>{t(state)}</span>;
}

/**
 * The shifts that follow a séance, beside its form; nothing where the festival has no tasks, or the
 * reader is no coordinator.
 */
export async function ShiftsOfEvent({
  festival,
  eventId,
  index,
  locale,
}: {
  festival: Authorized<'read'>;
  eventId: number;
  index: DraftIndex;
  locale: Locale;
}) {
  if (!may(festival.role, 'volunteers')) return null;
  const tasks = byId(tasksOf(festival.id, festival.db));
  if (tasks.size === 0) return null;
  const t = await getTranslations('coordination.ofEvent');
  const paths = deskPaths(locale, festival.slug);
  const shifts = shiftsOf(festival.id, festival.db).filter(
    (shift) => shift.eventId === eventId && shift.status === 'planned',
  );
  const there = shifts.length > 0 ? assignmentsOf(festival.id, festival.db).filter(isCountedOn) : [];
  const moments = shifts.length > 0 ? momentsOfIndex(index) : null;
  return (
    <section aria-labelledby="shifts" className="card vol-box">
      <h2 id="shifts">{t('title')}</h2>
      {shifts.length === 0 && <p className="text-soft">{t('none')}</p>}
      <ul>
        {shifts.map((shift) => {
          const present = there.filter(({ shiftId }) => shiftId === shift.id).length;
          const times = moments && shiftTimesOf(shift, moments);
          return (
            <li key={shift.id} className="flex flex-wrap items-center justify-between gap-x-3">
              <Link href={paths.volunteers('shifts', shift.id)} className="link">
                {typesetIn(tasks.get(shift.taskId)?.name, locale)}
              </Link>
              <span className="flex items-center gap-2">
                {times?.isTimed && (
                  <TimeRange from={times.startsAt} to={times.endsAt} isEndAgain={times.isEndAgain} locale={locale} />
                )}
                <Count present={present} needed={shift.people} staffing={staffingOf(present, shift.people)} />
              </span>
            </li>
          );
        })}
      </ul>
      <Link href={`${paths.volunteers('shifts', 'new')}?event=${eventId}`} className="btn w-fit">
        <Plus aria-hidden size={18} />
        {t('add')}
      </Link>
    </section>
  );
}
