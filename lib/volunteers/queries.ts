import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { keptRowsBy, rowsBy, rowsOfFestival, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { type RefusedEdit, refuse } from '#lib/history/roots.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import { MINOR_LIMITS } from './minors.ts';
import { isActive } from './planning.ts';
import {
  type Checklist,
  checklistKind,
  type Problem,
  type Task,
  type Volunteer,
  type VolunteerSettings,
  volunteerKind,
} from './roots.ts';

/**
 * The festival's settings about volunteers; the defaults (with id and version 0) where nothing was
 * saved.
 */
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

/**
 * Whom to call when somebody is unwell, as typed; empty where unknown. Every sheet of the team may
 * show it.
 */
export const safetyContactOf = (festivalId: number, db: Db | Tx): string => settingsOf(festivalId, db).safetyContact;

/** The tasks of a festival in the coordinator's order. */
export const tasksOf = (festivalId: number, db: Db | Tx): Task[] =>
  rowsOfFestival(db, t.tasks, festivalId, t.tasks.position, t.tasks.id);

// Of these a festival has thousands.
export const shiftsOf = keptRowsBy(t.shifts, t.shifts.festivalId, { order: [t.shifts.id] });

export const assignmentsOf = rowsBy(t.assignments, t.assignments.festivalId, t.assignments.id);

/** How many shifts end when this séance is deleted, and for how many volunteers; without names. */
export function shiftsEndingWith(
  { festivalId, id }: { festivalId: number; id: number },
  db: Db | Tx,
): { shifts: number; volunteers: number } {
  const ofEvent = and(eq(t.shifts.festivalId, festivalId), eq(t.shifts.eventId, id), eq(t.shifts.status, 'planned'));
  const rows = db
    .select({ shift: t.shifts.id, assignment: t.assignments })
    .from(t.shifts)
    .leftJoin(
      t.assignments,
      and(eq(t.assignments.festivalId, t.shifts.festivalId), eq(t.assignments.shiftId, t.shifts.id)),
    )
    .where(ofEvent)
    .all();
  return {
    shifts: new Set(rows.map(({ shift }) => shift)).size,
    volunteers: new Set(
      rows.flatMap(({ assignment }) => (assignment && isActive(assignment) ? [assignment.volunteerId] : [])),
    ).size,
  };
}

/** Unsettled problems that volunteers reported, the oldest first. */
export const openProblems = (festivalId: number, db: Db | Tx): Problem[] =>
  db
    .select()
    .from(t.problems)
    .where(and(eq(t.problems.festivalId, festivalId), isNull(t.problems.settledAt)))
    .orderBy(desc(eq(t.problems.kind, 'unwell')), asc(t.problems.id))
    .all();

/**
 * Every volunteer with all rows that belong to them, by name, in a fixed number of queries.
 * Contains private data, so it is for the desk only.
 */
export const volunteersOf = (festivalId: number, db: Db | Tx): Volunteer[] =>
  // Sorted here, because SQLite puts « ada » and « Élise » after Z, where nobody looks for them.
  inDictionaryOrder(volunteerKind.all(db, festivalId, t.volunteers.id), ({ name }) => name, 'fr');

/** The checklists of a festival, with their lines in order, in two queries. */
export const checklistsOf = (festivalId: number, db: Db | Tx): Checklist[] =>
  checklistKind.all(db, festivalId, t.checklists.date, t.checklists.id);

type Table = typeof t.tasks | typeof t.rooms | typeof t.events | typeof t.people | typeof t.volunteers;

/** Whether all these ids belong to this festival. */
export function areOwn(tx: Tx, table: Table, festivalId: number, ids: readonly (number | null)[]): boolean {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return true;
  return rowsWhere(tx, table, festivalId, inArray(table.id, wanted)).length === wanted.length;
}

/** The refusal that names the first field with an id that is not of this festival. */
export function foreignField(
  tx: Tx,
  festivalId: number,
  fields: readonly [string, Table, readonly (number | null)[]][],
): RefusedEdit | undefined {
  const wrong = fields.find(([, table, ids]) => !areOwn(tx, table, festivalId, ids));
  return wrong && refuse(wrong[0], 'choice');
}
