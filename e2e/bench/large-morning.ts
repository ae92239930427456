import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, databaseFile, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { shiftDays } from '#lib/festivals/settings.ts';
import { daysBetween } from '#lib/time/calendar.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { largeFestival } from '#lib/volunteers/large-testing.ts';
import { lateMorningZone } from '../corridor.ts';
import { publish } from '../filled.ts';

/**
 * A large published festival with 600 assignments, whose second morning is `at` (an instant):
 * shifts run, come and can be taken.
 */
export function largeMorning(at: string) {
  const large = largeFestival({ assigned: 600 });
  const timeZone = lateMorningZone(Date.parse(at));
  const today = dateOfInstant(at, timeZone);
  large.db.update(t.festivals).set({ timeZone }).run();
  write(large.db, (tx) =>
    shiftDays(
      {
        tx,
        batch: 'days',
        now: '2026-05-01T09:00:00.000Z',
        festival: authorizeFestival(large.actor, large.slug, 'settings', large.db),
      },
      daysBetween('2026-06-07', today),
      timeZone,
    ),
  );
  publish(large.db, { ...large.actor }, large.slug, '2026-05-01T10:00:00.000Z');
  return large;
}

/** A new data folder with this database. */
export function folderOf(db: Db): string {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-bench-'));
  const whole = join(folder, 'whole.db');
  db.$client.exec(`vacuum into '${whole}'`);
  copyFileSync(whole, databaseFile(folder));
  return folder;
}
