import { sha256Of } from '#db/sha256.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { LanterneError } from '#lib/errors.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { Actor } from '#lib/policy.ts';
import type { ArchivedPicture } from './archive.ts';
import type { ArchivePictures } from './festival-export.ts';
import type { FileRefusal } from './festival-file.ts';
import type { FestivalPlan, Imported } from './festival-import.ts';

/*
 * Reading, checking and writing a large festival takes a second or two. The server does it in a
 * thread, which opens the database itself and checks the actor's permission again; a command does
 * it in its own process.
 */

/** A task for the thread. */
export type FestivalTask = Readonly<{ dataFolder: string; actor: Actor; now: string }> &
  (
    | Readonly<{ kind: 'export'; slug: string; isPrivate: boolean; pictures: ArchivePictures }>
    | Readonly<{ kind: 'plan'; bytes: Uint8Array }>
    | Readonly<{ kind: 'import'; bytes: Uint8Array; slug: string; clientKey: string | null }>
  );
type Exported = Readonly<{ file: Uint8Array; pictures: readonly ArchivedPicture[] }>;
/** The answer of the thread to each kind of task. */
export type FestivalAnswer = Exported | FestivalPlan | FileRefusal | Imported;

export const festivalJob: Job<FestivalTask, FestivalAnswer> = {
  name: 'festival-file',
  lane: 'files',
  megabytes: 400,
  milliseconds: 60_000,
};
/** In the lane for our own data, so that an export does not wait behind an imported file. */
const exportJob: typeof festivalJob = { name: 'festival-file', lane: 'reading', milliseconds: 60_000 };
/** Drawing three hundred pictures that were never shown before takes three minutes. */
const archiveJob: typeof festivalJob = { ...festivalJob, milliseconds: 900_000 };

/**
 * How many refused files are remembered, and for how long in milliseconds. Not for ever, because
 * the machine may just have been slow.
 */
const MAX_REFUSED = 200;
const REFUSED_FOR = 600_000;

type Refused = Readonly<{ refusal: FileRefusal; at: number }>;
const refusedFiles = oneInProcess('lanterneRefusedFiles', () => new CountedCache<Refused>(MAX_REFUSED));

/**
 * Does what a file is sent for, unless it was refused recently, so that reloading a page does not
 * read it again. One that takes too much time or memory counts as too large.
 */
async function readOnce<A extends FestivalAnswer>(
  task: Extract<FestivalTask, { bytes: Uint8Array }>,
): Promise<A | FileRefusal> {
  const refused = refusedFiles();
  const hash = sha256Of(task.bytes);
  const known = refused.get(hash);
  if (known && performance.now() - known.at < REFUSED_FOR) return known.refusal;
  const answer = ((await readInThread(festivalJob, task)) ?? { code: 'unpacksTooLarge' }) as A | FileRefusal;
  if ('code' in answer) refused.set(hash, { refusal: answer, at: performance.now() });
  return answer;
}

type Asker = Pick<FestivalTask, 'dataFolder' | 'actor' | 'now'>;

/** The festival file and its pictures. Throws LanterneError. */
export async function exportInThread(
  by: Asker,
  asked: Readonly<{ slug: string; isPrivate: boolean; pictures: ArchivePictures }>,
): Promise<Exported> {
  const job = asked.pictures === 'none' ? exportJob : archiveJob;
  const answer = await readInThread(job, { ...by, ...asked, kind: 'export' });
  if (!answer || !('file' in answer)) throw new LanterneError('unexpected', {}, 503);
  return answer;
}

/** What importing this file would create. */
export const planInThread = (by: Asker, bytes: Uint8Array): Promise<FestivalPlan | FileRefusal> =>
  readOnce<FestivalPlan>({ ...by, kind: 'plan', bytes });

/** Creates the festival. */
export async function importInThread(
  by: Asker,
  bytes: Uint8Array,
  { slug, clientKey }: { slug: string; clientKey: string | null },
): Promise<Imported> {
  const done = await readOnce<Imported>({ ...by, kind: 'import', bytes, slug, clientKey });
  return 'code' in done ? { ok: false, refusal: done } : done;
}
