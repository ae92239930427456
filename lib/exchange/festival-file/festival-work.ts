import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { exportFestival, exportWithPictures } from './festival-export.ts';
import { importFestival, planFestival } from './festival-import.ts';
import type { FestivalAnswer, FestivalTask } from './festival-tasks.ts';

/** Does a task of the server, with a database connection of its own. Throws LanterneError. */
export async function doFestivalTask(task: FestivalTask): Promise<FestivalAnswer> {
  const db = openDatabase(databaseFile(task.dataFolder));
  try {
    return await answerOf(task, db);
  } finally {
    db.$client.close();
  }
}

async function answerOf(task: FestivalTask, db: Db): Promise<FestivalAnswer> {
  const { actor, now } = task;
  if (task.kind === 'export') {
    const festival = authorizeFestival(actor, task.slug, 'festival-file', db);
    const { isPrivate, pictures, dataFolder } = task;
    if (pictures === 'none') return { file: exportFestival(festival, isPrivate), pictures: [] };
    return exportWithPictures(festival, isPrivate, pictures, dataFolder);
  }
  const creator = authorizeCreation(actor, db);
  const bytes = Buffer.from(task.bytes);
  if (task.kind === 'plan') return planFestival(bytes, creator.db, task.dataFolder);
  return importFestival(creator, bytes, task, now);
}
