import { asc, desc } from 'drizzle-orm';
import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { patchRoot } from '#lib/history/roots.ts';
import { daysLater } from '#lib/time/wall-clock.ts';
import type { Acting } from './end-shift.ts';
import { checklistKind, shiftKind, volunteerKind } from './roots.ts';

/**
 * Moves shifts with hours of their own, rooms occupied for a day, availabilities and checklists by
 * so many days, together with the festival.
 */
export function shiftVolunteerDates({ tx, festival, batch, now }: Acting, days: number): void {
  const act = { verb: 'moved', batch };
  const moved = <T extends string | null>(wall: T) => daysLater(wall, days);
  for (const shift of rowsOfFestival(tx, t.shifts, festival.id))
    patchRoot(tx, festival, shiftKind, shift, act, now, {
      startsAt: moved(shift.startsAt),
      endsAt: moved(shift.endsAt),
      date: moved(shift.date),
    });
  for (const volunteer of volunteerKind.all(tx, festival.id, t.volunteers.id))
    patchRoot(tx, festival, volunteerKind, volunteer, act, now, {
      availabilities: volunteer.availabilities.map(({ startsAt, endsAt }) => ({
        startsAt: moved(startsAt),
        endsAt: moved(endsAt),
      })),
    });
  // In this order, so that no two checklists of a room have the same date in between.
  const order = days > 0 ? desc(t.checklists.date) : asc(t.checklists.date);
  for (const list of checklistKind.all(tx, festival.id, order))
    patchRoot(tx, festival, checklistKind, list, act, now, { date: moved(list.date) });
}
