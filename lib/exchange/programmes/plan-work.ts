import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { dataFolderOf } from '#db/data-folder.ts';
import type { Progress } from './plan-thread.ts';
import { doJob, type JobAnswer, type Memory, type ProgrammeJob } from './programme-job.ts';

let opened: Db | undefined;
let memory: Memory = null;

/** Compares thousands of séances and writes them, in the thread of plans: by a connection of its own, which waits for others as long as a command does. */
export function doPlan(job: ProgrammeJob, tell: (made: Progress) => void): JobAnswer {
  const done = doJob(database(), job, memory, (at, of) => tell({ done: at, total: of }));
  memory = done.memory;
  return done.answer;
}

function database(): Db {
  if (opened) return opened;
  opened = openDatabase(databaseFile(dataFolderOf(process.env)));
  // Kilobytes: with less, what one transaction writes is put aside and fetched again all the time.
  opened.$client.pragma('cache_size = -32768');
  return opened;
}
