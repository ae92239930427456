import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { exportFestival } from './festival-export.ts';
import { importFestival, planFestival } from './festival-import.ts';
import type { FestivalAnswer, FestivalTask } from './festival-tasks.ts';

/** Does what a server was asked for, by a connection of its own. Throws LanterneError. */
export function doFestivalTask(task: FestivalTask): FestivalAnswer {
  const db = openDatabase(databaseFile(task.dataFolder));
  try {
    return answerOf(task, db);
  } finally {
    db.$client.close();
  }
}

function answerOf(task: FestivalTask, db: Db): FestivalAnswer {
  const { actor, now } = task;
  if (task.kind === 'export')
    return { file: exportFestival(authorizeFestival(actor, task.slug, 'festival-file', db), task.isPrivate) };
  const creator = authorizeCreation(actor, db);
  const bytes = Buffer.from(task.bytes);
  if (task.kind === 'plan') return { plan: planFestival(bytes, creator.db) };
  return { imported: importFestival(creator, bytes, task, now) };
}
