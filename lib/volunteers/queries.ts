import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { groupedBy } from '#lib/grouped.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import { MINOR_LIMITS } from './minors.ts';
import type { Assignment, Checklist, Problem, Shift, Task, Volunteer, VolunteerSettings } from './roots.ts';

function grouped<T extends { volunteerId: number }>(rows: readonly T[]): (id: number) => readonly T[] {
  const groups = groupedBy(rows, ({ volunteerId }) => volunteerId);
  return (id) => groups.get(id) ?? [];
}

/** How the festival works with its volunteers; the defaults (id and version 0) where nobody has set anything. */
export function settingsOf(festivalId: number, db: Db | Tx): VolunteerSettings {
  const row = db.select().from(t.volunteerSettings).where(eq(t.volunteerSettings.festivalId, festivalId)).get();
  return (
    row ?? {
      id: 0,
      festivalId,
      dayNumber: '',
      safetyContact: '',
      sharesReferents: false,
      mayTakeShifts: false,
      exchangesNeedApproval: false,
      minutesADay: 480,
      restMinutes: 600,
      joining: 'off',
      joinUntil: null,
      joinMinAge: 16,
      minorsUntil: MINOR_LIMITS.minorsUntil,
      under16Until: MINOR_LIMITS.under16Until,
      minorMinutesADay: MINOR_LIMITS.minutesADay,
      version: 0,
    }
  );
}

/** Whom to call when somebody is unwell, as it was typed; empty where nobody has said. Every sheet of the team may show it. */
export const safetyContactOf = (festivalId: number, db: Db | Tx = getDb()): string =>
  settingsOf(festivalId, db).safetyContact;

/** The tasks of a festival in the coordinator's order. */
export const tasksOf = (festivalId: number, db: Db | Tx): Task[] =>
  rowsOfFestival(db, t.tasks, festivalId, t.tasks.position, t.tasks.id);

export const shiftsOf = (festivalId: number, db: Db | Tx): Shift[] =>
  rowsOfFestival(db, t.shifts, festivalId, t.shifts.id);

export const assignmentsOf = (festivalId: number, db: Db | Tx): Assignment[] =>
  rowsOfFestival(db, t.assignments, festivalId, t.assignments.id);

/** What volunteers reported and nobody settled, the first told first. */
export const openProblems = (festivalId: number, db: Db | Tx = getDb()): Problem[] =>
  db
    .select()
    .from(t.problems)
    .where(and(eq(t.problems.festivalId, festivalId), isNull(t.problems.settledAt)))
    .orderBy(desc(eq(t.problems.kind, 'unwell')), asc(t.problems.id))
    .all();

/** Every volunteer with what hangs on them, by name, in a fixed number of queries. Holds what is private: for the desk. */
export function volunteersOf(festivalId: number, db: Db | Tx): Volunteer[] {
  const cleared = grouped(rowsOfFestival(db, t.volunteerTasks, festivalId, t.volunteerTasks.taskId));
  const hours = grouped(rowsOfFestival(db, t.volunteerAvailabilities, festivalId, t.volunteerAvailabilities.startsAt));
  const wishes = grouped(
    rowsOfFestival(db, t.volunteerWishes, festivalId, t.volunteerWishes.withVolunteerId, t.volunteerWishes.eventId),
  );
  const taskWishes = grouped(rowsOfFestival(db, t.volunteerTaskWishes, festivalId, t.volunteerTaskWishes.taskId));
  const rows = rowsOfFestival(db, t.volunteers, festivalId, t.volunteers.id);
  // SQLite puts « ada » and « Élise » behind Z: nobody finds them there in a list or on paper.
  return inDictionaryOrder(rows, ({ name }) => name, 'fr').map((row) => ({
    ...row,
    clearedTaskIds: cleared(row.id).map(({ taskId }) => taskId),
    availabilities: hours(row.id).map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    withIds: wishes(row.id).flatMap(({ withVolunteerId }) => withVolunteerId ?? []),
    seeIds: wishes(row.id).flatMap(({ eventId }) => eventId ?? []),
    taskWishes: taskWishes(row.id).map(({ taskId, wish }) => ({ taskId, wish })),
  }));
}

/** The checklists of a festival, with their lines in order, in two queries. */
export function checklistsOf(festivalId: number, db: Db | Tx): Checklist[] {
  const items = rowsOfFestival(db, t.checklistItems, festivalId, t.checklistItems.position, t.checklistItems.id);
  return rowsOfFestival(db, t.checklists, festivalId, t.checklists.date, t.checklists.id).map((row) => ({
    ...row,
    items: items.filter(({ checklistId }) => checklistId === row.id),
  }));
}
