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
/** The answer of the thread. */
export type FestivalAnswer =
  | Readonly<{ file: Uint8Array; pictures: readonly ArchivedPicture[] }>
  | Readonly<{ plan: FestivalPlan | FileRefusal }>
  | Readonly<{ imported: Imported }>;

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
 * Reads a file, unless it was refused recently, so that reloading a page does not read it again.
 */
async function readOnce(bytes: Uint8Array, read: () => Promise<FestivalAnswer | null>): Promise<FestivalAnswer> {
  const refused = refusedFiles();
  const hash = sha256Of(bytes);
  const known = refused.get(hash);
  if (known && performance.now() - known.at < REFUSED_FOR) return { plan: known.refusal };
  const answer: FestivalAnswer = (await read()) ?? { plan: { code: 'unpacksTooLarge' } };
  if ('plan' in answer && 'code' in answer.plan) refused.set(hash, { refusal: answer.plan, at: performance.now() });
  return answer;
}

type Asker = Pick<FestivalTask, 'dataFolder' | 'actor' | 'now'>;

/** The festival file and its pictures. Throws LanterneError. */
export async function exportInThread(
  by: Asker,
  asked: Readonly<{ slug: string; isPrivate: boolean; pictures: ArchivePictures }>,
): Promise<Readonly<{ file: Uint8Array; pictures: readonly ArchivedPicture[] }>> {
  const job = asked.pictures === 'none' ? exportJob : archiveJob;
  const answer = await readInThread(job, { ...by, ...asked, kind: 'export' });
  if (!answer || !('file' in answer)) throw new LanterneError('unexpected', {}, 503);
  return answer;
}

/**
 * What importing this file would create. A file that takes too much time or memory counts as too
 * large.
 */
export async function planInThread(by: Asker, bytes: Uint8Array): Promise<FestivalPlan | FileRefusal> {
  const answer = await readOnce(bytes, () => readInThread(festivalJob, { ...by, kind: 'plan', bytes }));
  return 'plan' in answer ? answer.plan : { code: 'unpacksTooLarge' };
}

/** Creates the festival. */
export async function importInThread(
  by: Asker,
  bytes: Uint8Array,
  { slug, clientKey }: { slug: string; clientKey: string | null },
): Promise<Imported> {
  const task = { ...by, kind: 'import', bytes, slug, clientKey } as const;
  const answer = await readOnce(bytes, () => readInThread(festivalJob, task));
  if ('imported' in answer) return answer.imported;
  const refusal: FileRefusal = 'plan' in answer && 'code' in answer.plan ? answer.plan : { code: 'unpacksTooLarge' };
  return { ok: false, refusal };
}
