import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { Staffing } from '#lib/volunteers/coverage.ts';
import { shownStateOf } from '#lib/volunteers/planning.ts';
import type { Assignment } from '#lib/volunteers/roots.ts';

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
