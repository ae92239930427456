import { asc, desc, eq } from 'drizzle-orm';
import { rowsOfFestival, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { changeRoot } from '#lib/history/roots.ts';
import { addDays } from '#lib/time/calendar.ts';
import type { Acting } from './end-shift.ts';
import { checklistKind, putVolunteerParts, shiftKind, volunteerKind } from './roots.ts';

/** Shifts with hours of their own, rooms held for a day, availabilities and checklists move with the days of the festival. */
export function shiftVolunteerDates({ tx, festival, batch, now }: Acting, days: number): void {
  const act = { verb: 'moved', batch };
  const moved = (wall: string | null) => (wall === null ? null : addDays(wall.slice(0, 10), days) + wall.slice(10));
  for (const shift of rowsOfFestival(tx, t.shifts, festival.id))
    changeRoot(tx, festival, shiftKind, shift, act, now, () =>
      setRow(tx, t.shifts, festival.id, shift.id, {
        startsAt: moved(shift.startsAt),
        endsAt: moved(shift.endsAt),
        date: moved(shift.date),
      }),
    );
  const all = tx
    .select({ id: t.volunteers.id })
    .from(t.volunteers)
    .where(eq(t.volunteers.festivalId, festival.id))
    .all();
  for (const { id } of all) {
    const before = volunteerKind.read(tx, festival.id, id);
    if (!before) continue;
    changeRoot(tx, festival, volunteerKind, before, act, now, () => {
      const availabilities = before.availabilities.map(({ startsAt, endsAt }) => ({
        startsAt: moved(startsAt) ?? startsAt,
        endsAt: moved(endsAt) ?? endsAt,
      }));
      putVolunteerParts(tx, festival.id, id, { ...before, availabilities });
      return undefined;
    });
  }
  // Away from the others first, so that no two of a room have one date in between.
  const order = days > 0 ? desc(t.checklists.date) : asc(t.checklists.date);
  const lists = tx.select({ id: t.checklists.id }).from(t.checklists).where(eq(t.checklists.festivalId, festival.id));
  for (const { id } of lists.orderBy(order).all()) {
    const before = checklistKind.read(tx, festival.id, id);
    if (!before) continue;
    changeRoot(tx, festival, checklistKind, before, act, now, () =>
      setRow(tx, t.checklists, festival.id, id, { date: addDays(before.date, days) }),
    );
  }
}
