import type { Actor } from '#lib/authorized.ts';
import type { Importing } from '#lib/exchange/files/importing.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Job } from '#lib/jobs/job.ts';
import { runJob } from '#lib/jobs/pool.ts';
import type { BoundList, ShownPlan } from './bound-list.ts';
import type { ListName } from './list-noun.ts';
import type { KeptList } from './lists.ts';

export type ListAsked = Readonly<{ actor: Actor; slug: string; list: ListName; id: number; locale: Locale }>;

export const listPlanJob: Job<ListAsked, ShownPlan | null> = {
  name: 'list-plan',
  lane: 'plans',
  milliseconds: 60_000,
};

/** Rows that are compared with a programme in some milliseconds; more of them would hold up whoever asks anything else. */
const SOON_PLANNED = 200;

/** What a kept list would do, found in a thread where it is long; null once it is gone. */
export async function shownPlanOf(
  list: BoundList,
  festival: Importing,
  kept: KeptList,
  locale: Locale,
): Promise<ShownPlan | null> {
  // A database in memory is seen by nobody else.
  if (kept.table.rows.length <= SOON_PLANNED || festival.db.$client.memory) return list.shown(festival, kept, locale);
  const { actor, slug } = festival;
  return runJob(listPlanJob, { actor, slug, list: list.name, id: kept.id, locale });
}
