import type { Env } from '#lib/env.ts';
import { onceADay } from '#lib/one-in-process.ts';
import { now, onThisMachine } from '#lib/time/clock.ts';
import { isAfterLeap } from './backups.ts';
import { erasers } from './removed-festivals.ts';

/**
 * Erases each day what is due. If the clock may have jumped, one day later: by then it may be
 * corrected, and a backup was made. Not later, because the same was promised to people where no
 * backup can be made.
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
