import { parentPort } from 'node:worker_threads';
import { databaseFile, openDatabase } from '../../db/client.ts';
import { dataFolderOf } from '../../db/data-folder.ts';
import { asStorageError, LanterneError } from '../errors.ts';
import { doJob, type Memory, type ProgrammeJob } from './programme-job.ts';

// The thread that compares thousands of séances and writes them. It has a connection of its own and waits for others as long as a command does.
const db = openDatabase(databaseFile(dataFolderOf(process.env)));
// Kilobytes: with less, what one transaction writes is put aside and fetched again all the time.
db.$client.pragma('cache_size = -32768');
let memory: Memory = null;

parentPort?.on('message', ({ ticket, job }: { ticket: number; job: ProgrammeJob }) => {
  const post = (said: object) => parentPort?.postMessage({ ticket, ...said });
  try {
    const done = doJob(db, job, memory, (at, of) => post({ progress: { done: at, total: of } }));
    memory = done.memory;
    post({ answer: done.answer });
  } catch (error) {
    const known = asStorageError(error);
    post({ failure: known instanceof LanterneError ? { code: known.code } : { message: String(error) } });
  }
});
