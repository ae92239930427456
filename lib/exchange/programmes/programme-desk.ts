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
  type OfKeptProgramme,
  type ProgrammeAnswered,
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

const isSoonDone = ({ slug, db }: Pick<Importing, 'slug' | 'db'>, packed: Uint8Array) =>
  // A database in memory cannot be opened by a thread.
  db.$client.memory || (unpackedLength(packed) <= SMALL && !isLargeDraft(slug, db));

/** Null once the file is deleted. */
async function answer<W extends OfKeptProgramme['want']>(
  festival: Importing,
  id: number,
  wanted: OfKeptProgramme & { want: W },
): Promise<ProgrammeAnswered[W] | null> {
  const kept = keptProgramme(festival, id);
  if (!kept?.packed) return null;
  const job = { ...wanted, actor: festival.actor, slug: festival.slug, id } as ProgrammeJob & { want: W };
  if (isSoonDone(festival, kept.packed)) return doJob(festival.db, job) as ProgrammeAnswered[W] | null;
  if (job.want === 'apply' || job.want === 'settle') return inPlanThread<W>(job);
  return readInPlanThread<W>(job, `${lastDraftChange(festival.id, festival.db)} ${kept.state}`);
}

/**
 * Stores rows of a list of séances for a day, and returns its id; null when it is empty. `packed`
 * as they were read, `now` an ISO instant.
 */
export async function keepEventRows(
  festival: Authorized<'settings'>,
  rows: Readonly<{ name: string; packed: Uint8Array }>,
  now: string,
): Promise<number | null> {
  const job = { ...rows, want: 'keep', now, actor: festival.actor, slug: festival.slug } as const;
  return isSoonDone(festival, rows.packed) ? (doJob(festival.db, job) as number | null) : inPlanThread(job);
}

/**
 * The programme in a stored list of séances, computed in a thread where it is long; null once it is
 * deleted.
 */
export const seenEventsOf = (festival: Importing, id: number): Promise<SeenEvents | null> =>
  answer(festival, id, { want: 'list' });

/**
 * Stores the answers of a form about a stored list of séances; returns the meaning of its columns,
 * or null once it is deleted. `now` is an ISO instant.
 */
export const settleEvents = (
  festival: Authorized<'settings'>,
  id: number,
  said: SaidOfEvents,
  now: string,
): Promise<readonly string[] | null> => answer(festival, id, { want: 'settle', said, now });

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
  const work = answer(festival, id, { want: 'view', asked });
  const got = await Promise.race([work, later]);
  if (got === 'later') {
    // An error is reported to the next request.
    work.catch(() => {});
    return { is: 'working', name, progress: progressOf(id), isWritten: isBeingWritten(id) };
  }
  return got ? { is: 'plan', name, isList: kept.isList, view: got } : { is: 'gone' };
}

/** The whole plan as a file for a spreadsheet; null once the stored file is deleted. */
export const programmeReportOf = (
  festival: Authorized<'settings'>,
  id: number,
  locale: Locale,
): Promise<string | null> => answer(festival, id, { want: 'report', locale });

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
  const doneBefore = () => keptProgramme(festival, id)?.done;
  const earlier = doneBefore();
  if (earlier) return { ok: true, batch: earlier.batch };
  const work = () => answer(festival, id, { want: 'apply', fingerprint, clientKey, now });
  const applied = await underWay({ kind: 'import', festival: festival.slug }, work);
  if (!applied) {
    // If a button was pressed twice, the first press has done it while this one waited for the
    // thread.
    const first = doneBefore();
    return first ? { ok: true, batch: first.batch } : { ok: false, reason: 'gone' };
  }
  if (!applied.ok) return applied;
  // A thread may have written it, which the streams of this process do not notice by themselves.
  wakeStreams();
  if (applied.counts) endImport(festival, id, { batch: applied.batch, counts: applied.counts }, now);
  return { ok: true, batch: applied.batch };
}
