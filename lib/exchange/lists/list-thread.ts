import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { lengthOfKept } from '#lib/exchange/files/kept-imports.ts';
import { type PackedRows, unpackedLength } from '#lib/exchange/files/packed-rows.ts';
import { isLargeDraft } from '#lib/festivals/large.ts';
import { wakeStreams } from '#lib/history/record.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Job } from '#lib/jobs/job.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { underWay } from '#lib/under-way.ts';
import type { BoundList } from './bound-list.ts';
import {
  type AppliedList,
  doListJob,
  type ListJob,
  type ListJobAnswer,
  type ListWork,
  type OfKept,
} from './list-job.ts';
import type { SaidOfLines } from './said-of-list.ts';
import type { SeenList } from './seen-list.ts';

/** In the lane of plans, which runs one job after another. */
export const listJob: Job<ListJob, ListJobAnswer> = { name: 'list', lane: 'plans', milliseconds: 120_000 };

/**
 * In bytes of JSON. Smaller lists (some hundred rows) are compared or written in some milliseconds,
 * if the programme itself is small. Larger ones would block other requests, and their memory
 * belongs in the thread.
 */
const SOON_DONE = 40_000;

function answer({ actor, slug, db }: Importing, length: number, work: ListWork): Promise<ListJobAnswer> {
  const job = { ...work, actor, slug };
  // A database in memory cannot be opened by a thread.
  const isSoonDone = length <= SOON_DONE && !isLargeDraft(slug, db);
  return isSoonDone || db.$client.memory ? (async () => doListJob(db, job))() : runJob(listJob, job);
}

const ofKept = (list: BoundList, festival: Importing, id: number, wanted: OfKept) =>
  answer(festival, lengthOfKept(festival, id), { ...wanted, list: list.name, id });

/**
 * Stores the rows of a file until they are imported, and returns their id; null when it is empty.
 * `now` is an ISO instant.
 */
export async function keepRead(
  list: BoundList,
  festival: Importing,
  { name, rows: { bytes } }: Readonly<{ name: string; rows: PackedRows }>,
  now: string,
): Promise<number | null> {
  const got = await answer(festival, unpackedLength(bytes), {
    want: 'kept',
    list: list.name,
    name,
    packed: bytes,
    now,
  });
  return got && 'kept' in got ? got.kept : null;
}

/** A stored list and its plan, computed in a thread where it is long; null once it is deleted. */
export async function seenListOf(
  list: BoundList,
  festival: Importing,
  id: number,
  locale: Locale,
): Promise<SeenList | null> {
  const got = await ofKept(list, festival, id, { want: 'seen', locale });
  return got && 'seen' in got ? got.seen : null;
}

/**
 * Stores the answers of a form about a stored list; returns the meaning of its columns, or null
 * once it is deleted. `now` is an ISO instant.
 */
export async function noteList(
  list: BoundList,
  festival: Importing,
  id: number,
  noted: Readonly<{ said: SaidOfLines; isAllAnother: boolean }>,
  now: string,
): Promise<readonly string[] | null> {
  const got = await ofKept(list, festival, id, { ...noted, want: 'noted', now });
  return got && 'noted' in got ? got.noted : null;
}

/** Does the plan with this fingerprint; null once the list is deleted. `now` is an ISO instant. */
export async function applyList(
  list: BoundList,
  festival: Importing,
  id: number,
  confirmed: Readonly<{ fingerprint: string; clientKey: string }>,
  now: string,
): Promise<AppliedList | null> {
  const work = () => ofKept(list, festival, id, { ...confirmed, want: 'applied', now });
  const got = await underWay({ kind: 'import', festival: festival.slug }, work);
  // A thread may have written it, which the streams of this process do not notice by themselves.
  wakeStreams();
  return got && 'applied' in got ? got.applied : null;
}
