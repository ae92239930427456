import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import { MINOR_LIMITS } from './minors.ts';
import type { Assignment, Checklist, Problem, Shift, Task, Volunteer, VolunteerSettings } from './roots.ts';

function grouped<T extends { volunteerId: number }>(rows: readonly T[]): (id: number) => readonly T[] {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.volunteerId);
    if (group) group.push(row);
    else groups.set(row.volunteerId, [row]);
  }
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
  db
    .select()
    .from(t.tasks)
    .where(eq(t.tasks.festivalId, festivalId))
    .orderBy(asc(t.tasks.position), asc(t.tasks.id))
    .all();

export const shiftsOf = (festivalId: number, db: Db | Tx): Shift[] =>
  db.select().from(t.shifts).where(eq(t.shifts.festivalId, festivalId)).orderBy(asc(t.shifts.id)).all();

export const assignmentsOf = (festivalId: number, db: Db | Tx): Assignment[] =>
  db.select().from(t.assignments).where(eq(t.assignments.festivalId, festivalId)).orderBy(asc(t.assignments.id)).all();

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
  const cleared = grouped(
    db
      .select()
      .from(t.volunteerTasks)
      .where(eq(t.volunteerTasks.festivalId, festivalId))
      .orderBy(asc(t.volunteerTasks.taskId))
      .all(),
  );
  const hours = grouped(
    db
      .select()
      .from(t.volunteerAvailabilities)
      .where(eq(t.volunteerAvailabilities.festivalId, festivalId))
      .orderBy(asc(t.volunteerAvailabilities.startsAt))
      .all(),
  );
  const wishes = grouped(
    db
      .select()
      .from(t.volunteerWishes)
      .where(eq(t.volunteerWishes.festivalId, festivalId))
      .orderBy(asc(t.volunteerWishes.withVolunteerId), asc(t.volunteerWishes.eventId))
      .all(),
  );
  const taskWishes = grouped(
    db
      .select()
      .from(t.volunteerTaskWishes)
      .where(eq(t.volunteerTaskWishes.festivalId, festivalId))
      .orderBy(asc(t.volunteerTaskWishes.taskId))
      .all(),
  );
  const rows = db
    .select()
    .from(t.volunteers)
    .where(eq(t.volunteers.festivalId, festivalId))
    .orderBy(asc(t.volunteers.id))
    .all();
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
  const items = db
    .select()
    .from(t.checklistItems)
    .where(eq(t.checklistItems.festivalId, festivalId))
    .orderBy(asc(t.checklistItems.position), asc(t.checklistItems.id))
    .all();
  return db
    .select()
    .from(t.checklists)
    .where(eq(t.checklists.festivalId, festivalId))
    .orderBy(asc(t.checklists.date), asc(t.checklists.id))
    .all()
    .map((row) => ({ ...row, items: items.filter(({ checklistId }) => checklistId === row.id) }));
}
