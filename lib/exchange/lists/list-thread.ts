import type { Importing } from '#lib/exchange/files/importing.ts';
import { wakeStreams } from '#lib/history/wake.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Job } from '#lib/jobs/job.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { underWay } from '#lib/under-way.ts';
import type { BoundList, ShownPlan } from './bound-list.ts';
import { type AppliedList, doListJob, type ListJob, type ListJobAnswer } from './list-job.ts';
import type { KeptList } from './lists.ts';

/** In the lane of plans, which writes one after the other. */
export const listJob: Job<ListJob, ListJobAnswer> = { name: 'list', lane: 'plans', milliseconds: 120_000 };

/** Rows that are compared with a programme, or written, in some milliseconds; more of them would hold up whoever asks anything else. */
const SOON_DONE = 200;

type Wanted = ListJob extends infer J ? (J extends ListJob ? Omit<J, 'actor' | 'slug' | 'list' | 'id'> : never) : never;

async function answer(list: BoundList, festival: Importing, kept: KeptList, wanted: Wanted): Promise<ListJobAnswer> {
  const { actor, slug, db } = festival;
  const job = { ...wanted, actor, slug, list: list.name, id: kept.id } as ListJob;
  // A database in memory is seen by nobody else.
  return kept.table.rows.length <= SOON_DONE || db.$client.memory ? doListJob(db, job) : runJob(listJob, job);
}

/** What a kept list would do, found in a thread where it is long; null once it is gone. */
export async function shownPlanOf(
  list: BoundList,
  festival: Importing,
  kept: KeptList,
  locale: Locale,
): Promise<ShownPlan | null> {
  const got = await answer(list, festival, kept, { want: 'shown', locale });
  return got && 'shown' in got ? got.shown : null;
}

/** The lines that are still asked, however many of them a page shows. */
export async function askedLinesOf(list: BoundList, festival: Importing, kept: KeptList): Promise<number[]> {
  const got = await answer(list, festival, kept, { want: 'asked' });
  return got && 'asked' in got ? got.asked : [];
}

/** Does what the plan of this name says; null once the list is gone. `now` is an ISO instant. */
export async function applyList(
  list: BoundList,
  festival: Importing,
  kept: KeptList,
  confirmed: Readonly<{ fingerprint: string; clientKey: string }>,
  now: string,
): Promise<AppliedList | null> {
  const work = () => answer(list, festival, kept, { ...confirmed, want: 'applied', now });
  const got = await underWay({ kind: 'import', festival: festival.slug }, work);
  // A thread may have written it, of which whoever waits for news in this process hears nothing.
  wakeStreams();
  return got && 'applied' in got ? got.applied : null;
}
