import { and, eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import * as t from '#db/schema/index.ts';
import { gather } from '#lib/grouped.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { roomAndDay } from '#lib/programme/room-sheets.ts';
import { delaysById } from './conduite.ts';
import { idsOfNumbers, momentsOfRelease, namedRooms } from './plan.ts';
import { isCountedOn } from './planning.ts';
import { type ShiftTimes, shiftTimesOf } from './shift-times.ts';

/** Somebody on a shift in a room; `times` include today's delay. */
export type RoomPerson = { name: string; task: Bilingual; times: ShiftTimes; isReferent: boolean; isThere: boolean };

/**
 * Who is in charge of which room on which day (by `roomAndDay`), by start. Taken from the published
 * shifts of that room, so that nobody has to type a name twice. Only names of people.
 */
export function peopleInRooms(
  festival: { id: number; timeZone: string; dayStartsAt: string },
  document: TeamDocument | null,
  facts: LiveFacts,
  db: Db = getDb(),
): Map<string, RoomPerson[]> {
  const { id } = festival;
  const found = new Map<string, RoomPerson[]>();
  const rows = db
    .select({ assignment: t.assignments, shift: t.shifts, name: t.volunteers.name, task: t.tasks.name })
    .from(t.assignments)
    .innerJoin(t.shifts, eq(t.shifts.id, t.assignments.shiftId))
    .innerJoin(t.volunteers, eq(t.volunteers.id, t.assignments.volunteerId))
    .innerJoin(t.tasks, eq(t.tasks.id, t.shifts.taskId))
    .where(and(eq(t.assignments.festivalId, id), eq(t.shifts.status, 'planned')))
    .all();
  if (rows.length === 0) return found;
  const moments = momentsOfRelease(festival, document, db, delaysById(facts, idsOfNumbers(id, db).events));
  const rooms = namedRooms(id, db);
  for (const { assignment, shift, name, task } of rows) {
    const times = isCountedOn(assignment) ? shiftTimesOf(shift, moments) : null;
    const room = times?.isTimed ? rooms.get(times.roomId ?? 0)?.number : undefined;
    if (!times?.isTimed || room === undefined) continue;
    const key = roomAndDay(room, times.day);
    const { isReferent, checkedInAt } = assignment;
    const person = { name, task, times, isReferent, isThere: checkedInAt !== null };
    gather(found, key, person);
  }
  for (const [key, people] of found) {
    const byName = inDictionaryOrder(people, ({ name }) => name, 'fr');
    found.set(
      key,
      byName.toSorted((a, b) => a.times.start - b.times.start),
    );
  }
  return found;
}
