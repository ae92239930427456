import type { Env } from '#lib/env.ts';
import { onceADay } from '#lib/once-a-day.ts';
import { now, onThisMachine } from '#lib/time/clock.ts';
import { isAfterLeap } from './backups.ts';
import { erasers } from './removed-festivals.ts';

/**
 * Erases each day what is due. Where the clock may have leapt, a day later: by then it may be set
 * right, and a backup was made. No longer, since where no backup can be made people are promised
 * the same.
 */
export function eraseDaily({ backupFolder }: Pick<Env, 'backupFolder'>, all: typeof erasers = erasers): void {
  for (const erase of all) {
    let hasWaited = false;
    onceADay(() => {
      hasWaited = !hasWaited && isAfterLeap(backupFolder, onThisMachine(now()).slice(0, 10));
      if (!hasWaited) erase(now());
    });
  }
}
