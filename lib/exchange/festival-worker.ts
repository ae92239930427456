import { parentPort, workerData } from 'node:worker_threads';
import { type Db, databaseFile, openDatabase } from '../../db/client.ts';
import { asStorageError, LanterneError } from '../errors.ts';
import { authorizeFestival } from '../festivals/access.ts';
import { authorizeCreation } from '../festivals/creation.ts';
import { exportFestival } from './festival-export.ts';
import { importFestival, planFestival } from './festival-import.ts';
import type { FestivalAnswer, FestivalTask } from './festival-tasks.ts';

/** Does what a server was asked for, by its own connection. */
function answerOf(task: FestivalTask, db: Db): FestivalAnswer {
  const { actor, now } = task;
  if (task.kind === 'export')
    return { file: exportFestival(authorizeFestival(actor, task.slug, 'festival-file', db), task.isPrivate) };
  const creator = authorizeCreation(actor, db);
  const bytes = Buffer.from(task.bytes);
  if (task.kind === 'plan') return { plan: planFestival(bytes, creator.db) };
  return { imported: importFestival(creator, bytes, task, now) };
}

function answer(task: FestivalTask): FestivalAnswer {
  const db = openDatabase(databaseFile(task.dataFolder));
  try {
    return answerOf(task, db);
  } catch (error) {
    const known = asStorageError(error);
    if (!(known instanceof LanterneError)) throw error;
    const { code, values, status } = known;
    return { failed: { code, values, status } };
  } finally {
    db.$client.close();
  }
}

parentPort?.postMessage(answer(workerData as FestivalTask));
