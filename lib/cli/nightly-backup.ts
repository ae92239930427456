import { logAct } from '#lib/act-log.ts';
import type { Env } from '#lib/env.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { type BackedUp, backupJob } from '#lib/keeping/backup-job.ts';
import { now, onThisMachine } from '#lib/time/clock.ts';
import { backupRefusal } from './backup.ts';
import { commandWords } from './words.ts';

/**
 * From this hour of the machine on, the night is quiet enough. A machine that slept then makes its
 * backup later in the day.
 */
const QUIET_FROM = '04';
/** Milliseconds. */
const LOOK_EVERY = 600_000;

/**
 * Makes the backup of each day while the server runs, in a thread of its own. One that is refused
 * is said on the terminal, and tried again.
 */
export function backUpNightly({ dataFolder, backupFolder: backups }: Env): void {
  const look = lookAtNight(async (date) => {
    const made = await runJob(backupJob, { dataFolder, backups, date });
    if (!made.ok || made.isNew) logAct({ act: made.ok ? 'backup' : 'backup refused' }, now());
    return made;
  });
  setInterval(() => void look(onThisMachine(now())), LOOK_EVERY).unref();
}

/** What is done at each look at the machine's clock: a backup a day, one try at a time. */
export function lookAtNight(make: (date: string) => Promise<BackedUp>): (wall: string) => Promise<void> {
  let done = '';
  let isMaking = false;
  return async (wall) => {
    const [date = '', hour = ''] = wall.split(/[T:]/);
    if (isMaking || date === done || hour < QUIET_FROM) return;
    isMaking = true;
    try {
      const made = await make(date);
      if (made.ok) done = date;
      else console.error(backupRefusal(made, commandWords()));
    } catch (error) {
      console.error(error);
    } finally {
      isMaking = false;
    }
  };
}
