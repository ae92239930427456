import { logAct } from '#lib/act-log.ts';
import type { Env } from '#lib/env.ts';
import { runJob } from '#lib/jobs/pool.ts';
import { type BackedUp, backupJob } from '#lib/keeping/backup-job.ts';
import { now, onThisMachine } from '#lib/time/clock.ts';
import { backupRefusal } from './backup.ts';
import { commandWords } from './words.ts';

/**
 * The hour of the machine's clock from which the backup of the day is made. A machine that was off
 * makes it later in the day.
 */
const QUIET_FROM = '04';
/** In milliseconds. */
const LOOK_EVERY = 600_000;

/**
 * Makes the backup of each day while the server runs, in a thread. A failure is printed on the
 * terminal, and tried again.
 */
export function backUpNightly({ dataFolder, backupFolder: backups }: Env): void {
  const look = lookAtNight(async (date) => {
    const made = await runJob(backupJob, { dataFolder, backups, date });
    if (!made.ok || made.isNew) logAct({ act: made.ok ? 'backup' : 'backup refused' }, now());
    return made;
  });
  setInterval(() => void look(onThisMachine(now())), LOOK_EVERY).unref();
}

/** Called at each look at the machine's clock: makes one backup a day, one attempt at a time. */
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
