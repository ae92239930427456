import type { Actor } from '#lib/authorized.ts';
import { LanterneError } from '#lib/errors.ts';
import type { Job } from '#lib/jobs/job.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import type { FileRefusal } from './festival-content.ts';
import type { FestivalPlan, Imported } from './festival-import.ts';

/*
 * Reading, trying and writing a whole festival takes a second or two of a large one. The server asks a thread for it, which opens the database itself and
 * proves again what the actor may do; a command does it in its own process.
 */

/** What the thread is asked for. */
export type FestivalTask = Readonly<{ dataFolder: string; actor: Actor; now: string }> &
  (
    | Readonly<{ kind: 'export'; slug: string; isPrivate: boolean }>
    | Readonly<{ kind: 'plan'; bytes: Uint8Array }>
    | Readonly<{ kind: 'import'; bytes: Uint8Array; slug: string; clientKey: string | null }>
  );
/** What it answers. */
export type FestivalAnswer =
  | Readonly<{ file: Uint8Array }>
  | Readonly<{ plan: FestivalPlan | FileRefusal }>
  | Readonly<{ imported: Imported }>;

export const festivalJob: Job<FestivalTask, FestivalAnswer> = {
  ...{ name: 'festival-file', lane: 'files', megabytes: 1500, milliseconds: 120_000 },
};

type Asker = Pick<FestivalTask, 'dataFolder' | 'actor' | 'now'>;

/** The festival file. Throws LanterneError. */
export async function exportInThread(by: Asker, slug: string, isPrivate: boolean): Promise<Uint8Array> {
  const answer = await readInThread(festivalJob, { ...by, kind: 'export', slug, isPrivate });
  if (!answer || !('file' in answer)) throw new LanterneError('unexpected', {}, 503);
  return answer.file;
}

/** What bringing this file in would make. A file that takes too long or too much memory is too large. */
export async function planInThread(by: Asker, bytes: Uint8Array): Promise<FestivalPlan | FileRefusal> {
  const answer = await readInThread(festivalJob, { ...by, kind: 'plan', bytes });
  return answer && 'plan' in answer ? answer.plan : { code: 'unpacksTooLarge' };
}

/** Makes the festival. */
export async function importInThread(
  by: Asker,
  bytes: Uint8Array,
  { slug, clientKey }: { slug: string; clientKey: string | null },
): Promise<Imported> {
  const answer = await readInThread(festivalJob, { ...by, kind: 'import', bytes, slug, clientKey });
  return answer && 'imported' in answer ? answer.imported : { ok: false, refusal: { code: 'unpacksTooLarge' } };
}
