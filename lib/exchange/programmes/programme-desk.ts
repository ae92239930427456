import { lastDraftChange } from '#lib/draft/queries.ts';
import { endImport, type Importing } from '#lib/exchange/files/kept-imports.ts';
import { unpackedLength } from '#lib/exchange/files/table.ts';
import { isLargeDraft } from '#lib/festivals/large.ts';
import { wakeStreams } from '#lib/history/record.ts';
import type { ClientKey } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Authorized } from '#lib/policy.ts';
import { underWay } from '#lib/under-way.ts';
import { type KeptProgramme, keptProgramme, type SeenEvents } from './kept-programme.ts';
import {
  doJob,
  inPlanThread,
  isBeingWritten,
  type JobAnswer,
  type OfKeptProgramme,
  type ProgrammeJob,
  type Progress,
  progressOf,
  readInPlanThread,
  type SaidOfEvents,
} from './programme-job.ts';
import type { ProgrammeView, ViewAsked } from './programme-view.ts';

/**
 * What the page of a stored file shows. `working`: the plan takes a while, so the page asks again;
 * `isWritten`: it can no longer be given up.
 */
export type ProgrammePage =
  | { is: 'gone' }
  | { is: 'done'; name: string; done: NonNullable<KeptProgramme['done']> }
  | { is: 'working'; name: string; progress: Progress | null; isWritten: boolean }
  | { is: 'plan'; name: string; isList: boolean; view: ProgrammeView };

/**
 * In bytes of JSON: a hundred séances or more are compared without a thread. Measured unpacked,
 * because a word repeated in 20,000 rows packs into a few kilobytes.
 */
const SMALL = 100_000;
/** In milliseconds: how long a page waits for its plan before it shows the progress. */
const PATIENCE = 2000;

const isSoonDone = (festival: Importing, packed: Uint8Array | null) =>
  // A database in memory cannot be opened by a thread.
  festival.db.$client.memory ||
  ((packed ? unpackedLength(packed) : 0) <= SMALL && !isLargeDraft(festival.slug, festival.db));

function answer(festival: Importing, kept: KeptProgramme, wanted: OfKeptProgramme): Promise<JobAnswer> {
  const job: ProgrammeJob = { ...wanted, actor: festival.actor, slug: festival.slug, id: kept.id };
  if (isSoonDone(festival, kept.packed)) return Promise.resolve(doJob(festival.db, job, null).answer);
  if (job.want === 'apply' || job.want === 'settle') return inPlanThread(job);
  return readInPlanThread(job, `${lastDraftChange(festival.id, festival.db)} ${kept.state}`);
}

/**
 * Stores rows of a list of séances for a day, and returns its id; null when it is empty. `packed` as they were read,
 * `now` an ISO instant.
 */
export async function keepEventRows(
  festival: Authorized<'settings'>,
  { name, packed }: Readonly<{ name: string; packed: Uint8Array }>,
  now: string,
): Promise<number | null> {
  const job: ProgrammeJob = { want: 'keep', name, packed, now, actor: festival.actor, slug: festival.slug };
  const got = isSoonDone(festival, packed) ? doJob(festival.db, job, null).answer : await inPlanThread(job);
  return got && 'kept' in got ? got.kept : null;
}

/**
 * The programme in a stored list of séances, computed in a thread where it is long; null once it is
 * deleted.
 */
export async function seenEventsOf(festival: Importing, id: number): Promise<SeenEvents | null> {
  const kept = keptProgramme(festival, id);
  const got = kept?.isList && kept.packed ? await answer(festival, kept, { want: 'list' }) : null;
  return got && 'list' in got ? got.list : null;
}

/**
 * Stores the answers of a form about a stored list of séances; returns the meaning of its columns,
 * or null once it is deleted. `now` is an ISO instant.
 */
export async function settleEvents(
  festival: Authorized<'settings'>,
  id: number,
  said: SaidOfEvents,
  now: string,
): Promise<readonly string[] | null> {
  const kept = keptProgramme(festival, id);
  const got = kept?.isList && kept.packed ? await answer(festival, kept, { want: 'settle', said, now }) : null;
  return got && 'settled' in got ? got.settled : null;
}

/** The plan of a stored file, the result of its import, or its progress. */
export async function programmePageOf(
  festival: Authorized<'settings'>,
  id: number,
  asked: ViewAsked,
): Promise<ProgrammePage> {
  const kept = keptProgramme(festival, id);
  if (!kept) return { is: 'gone' };
  const { name, done } = kept;
  if (done) return { is: 'done', name, done };
  const later = new Promise<'later'>((resolve) => setTimeout(resolve, PATIENCE, 'later').unref());
  const work = answer(festival, kept, { want: 'view', asked });
  const got = await Promise.race([work, later]);
  if (got === 'later') {
    // An error is reported to the next request.
    work.catch(() => {});
    return { is: 'working', name, progress: progressOf(id), isWritten: isBeingWritten(id) };
  }
  return got && 'view' in got ? { is: 'plan', name, isList: kept.isList, view: got.view } : { is: 'gone' };
}

/** The whole plan as a file for a spreadsheet; null once the stored file is deleted. */
export async function programmeReportOf(
  festival: Authorized<'settings'>,
  id: number,
  locale: Locale,
): Promise<string | null> {
  const kept = keptProgramme(festival, id);
  const got = kept?.packed ? await answer(festival, kept, { want: 'report', locale }) : null;
  return got && 'report' in got ? got.report : null;
}

/**
 * Deletes a file that nobody wants to import any more. Returns whether it is deleted: one that is
 * being written is not.
 */
export function giveUpProgramme(festival: Authorized<'settings'>, id: number, now: string): boolean {
  if (isBeingWritten(id)) return false;
  endImport(festival, id, null, now);
  return true;
}

/**
 * Does the plan with this fingerprint, and deletes the file; `gone` once it is deleted. `now` is an
 * ISO instant.
 */
export async function applyProgramme(
  festival: Authorized<'settings'>,
  id: number,
  { fingerprint, clientKey }: { fingerprint: string; clientKey: ClientKey },
  now: string,
): Promise<{ ok: true; batch: string | null } | { ok: false; reason: 'gone' | 'moved' | 'open' }> {
  const kept = keptProgramme(festival, id);
  if (kept?.done) return { ok: true, batch: kept.done.batch };
  const work = (file: KeptProgramme) => answer(festival, file, { want: 'apply', fingerprint, clientKey, now });
  const got = kept && (await underWay({ kind: 'import', festival: festival.slug }, () => work(kept)));
  if (!got || !('applied' in got)) {
    // If a button was pressed twice, the first press has done it while this one waited for the
    // thread.
    const first = keptProgramme(festival, id)?.done;
    return first ? { ok: true, batch: first.batch } : { ok: false, reason: 'gone' };
  }
  const { applied } = got;
  if (!applied.ok) return applied;
  // A thread may have written it, which the streams of this process do not notice by themselves.
  wakeStreams();
  if (applied.counts) endImport(festival, id, { batch: applied.batch, counts: applied.counts }, now);
  return { ok: true, batch: applied.batch };
}
