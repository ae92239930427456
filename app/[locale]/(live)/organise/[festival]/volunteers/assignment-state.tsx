import { getTranslations } from 'next-intl/server';
import { shownStateOf } from '#lib/volunteers/planning.ts';
import type { Assignment } from '#lib/volunteers/roots.ts';

const LOOKS: Partial<Record<ReturnType<typeof shownStateOf>, string>> = { confirmed: 'good', absent: 'bad' };

/** How somebody answered for a shift, or that they were noted as absent. */
export async function AssignmentState({ row }: { row: Assignment }) {
  const t = await getTranslations('volunteers.state');
  const state = shownStateOf(row);
  return <span className={`flag ${LOOKS[state] ?? 'plain'}`}>{t(state)}</span>;
}
