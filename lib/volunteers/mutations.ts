import { count, eq } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import { rowsWhere, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { daysOf } from '#lib/days/queries.ts';
import { notFound, orNotFound } from '#lib/errors.ts';
import { createBehind } from '#lib/history/positions.ts';
import { ofBatch } from '#lib/history/record.ts';
import {
  type Changed,
  type ClientKey,
  createRoot,
  type Deleted,
  deleteRoot,
  earlierTry,
  editFacts,
  editRoot,
  insertRoot,
  patchRoot,
  type RefusedEdit,
  refuse,
  type Written,
} from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import type { Authorized, Festival } from '#lib/policy.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import { minutesAt, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { type Acting, assignmentsOn, deleteShift, endShift } from './end-shift.ts';
import { usualTaskOf } from './form-values.ts';
import { dayOfRule, isSameWork, onOtherDay } from './other-days.ts';
import { draftMoments } from './plan.ts';
import { foreignField, shiftsOf, tasksOf } from './queries.ts';
import {
  type Shift,
  settingsKind,
  shiftKind,
  type Task,
  taskKind,
  type Volunteer,
  type VolunteerSettings,
  volunteerKind,
} from './roots.ts';
import {
  MAX_SHIFTS,
  MAX_TASKS,
  type RepeatInput,
  type SettingsInput,
  type ShiftInput,
  type TaskInput,
  type UsualTasksInput,
} from './schema.ts';

/**
 * Saves the festival's settings about volunteers. Before the first save nobody can have changed
 * them meanwhile.
 */
export function saveSettings(
  festival: Authorized<'volunteers'>,
  input: SettingsInput,
  now: string,
): Written | Changed<VolunteerSettings> | RefusedEdit {
  const own = eq(t.volunteerSettings.festivalId, festival.id);
  const columns = withoutRecordFields(input);
  const row = festival.db.select().from(t.volunteerSettings).where(own).get();
  if (!row)
    return createRoot(festival, settingsKind, input.clientKey, now, (tx) => {
      renewPublicKey(tx, festival.id);
      const made = tx
        .insert(t.volunteerSettings)
        .values({ ...columns, festivalId: festival.id })
        .onConflictDoUpdate({ target: t.volunteerSettings.festivalId, set: columns });
      return made.returning({ id: t.volunteerSettings.id }).get().id;
    });
  const { version, clientKey } = input;
  return editFacts(festival, settingsKind, { id: row.id, version, clientKey }, columns, now);
}

/** A new task, after the others. */
export function createTask(festival: Authorized<'volunteers'>, input: TaskInput, now: string): Written | RefusedEdit {
  const limit = { most: MAX_TASKS, field: 'name.fr' };
  return createBehind(festival, taskKind, input.clientKey, now, limit, () => withoutRecordFields(input));
}

/** How many lines of history a batch has. */
const changesIn = (tx: Tx, festivalId: number, batch: string): number =>
  tx.select({ count: count() }).from(t.changes).where(ofBatch(festivalId, batch)).get()?.count ?? 0;

/**
 * Adds usual tasks after the others, in one batch. Those whose name exists already are left out, as
 * two coordinators may begin at once. `count` says how many were added.
 */
export function createUsualTasks(
  festival: Authorized<'volunteers'>,
  { tasks, clientKey }: UsualTasksInput,
  now: string,
): { ok: true; batch: string | null; count: number } | RefusedEdit {
  return write(festival.db, (tx, batch) => {
    const earlier = earlierTry(tx, festival.id, 'task', clientKey);
    if (earlier?.batch) return { ok: true, batch: earlier.batch, count: changesIn(tx, festival.id, earlier.batch) };
    const there = tasksOf(festival.id, tx);
    const names = new Set(there.flatMap(({ name }) => Object.values(name)));
    const wanted = tasks.map(usualTaskOf).filter(({ name }) => !Object.values(name).some((one) => names.has(one)));
    if (there.length + wanted.length > MAX_TASKS) return refuse('tasks', `tooMany:${MAX_TASKS}`);
    const behind = (there.at(-1)?.position ?? -1) + 1;
    for (const [i, task] of wanted.entries()) {
      const row = { ...task, festivalId: festival.id, position: behind + i };
      const key = i === 0 ? clientKey : null;
      insertRoot(tx, festival, now, 'task', t.tasks, row, { verb: 'created', batch, clientKey: key });
    }
    return { ok: true, batch: wanted.length > 0 ? batch : null, count: wanted.length };
  });
}

/** Saves the task as its form has it. */
export function editTask(
  festival: Authorized<'volunteers'>,
  id: number,
  input: TaskInput,
  now: string,
): Written | Changed<Task> | RefusedEdit {
  const { version, clientKey } = input;
  return editFacts(festival, taskKind, { id, version, clientKey }, withoutRecordFields(input), now);
}

/** The volunteers who were briefed for a task, or who said whether they would like it. */
function volunteersOfTask(tx: Tx, festivalId: number, taskId: number): Volunteer[] {
  const ids = [t.volunteerTasks, t.volunteerTaskWishes].flatMap((table) =>
    rowsWhere(tx, table, festivalId, eq(table.taskId, taskId)).map(({ volunteerId }) => volunteerId),
  );
  return [...new Set(ids)].flatMap((id) => volunteerKind.read(tx, festivalId, id) ?? []);
}

/**
 * Deletes a task without shifts, with its briefings and the wishes for or against it. Cancelled
 * shifts go along, unless somebody has still to read that theirs will not take place. `uses` counts
 * the shifts that prevent it. Throws notFound.
 */
export const deleteTask = (festival: Authorized<'volunteers'>, id: number, now: string): Deleted =>
  deleteRoot(festival, taskKind, { id, uses: 0 }, now, {
    usedBy: (tx) => usesOfTask(tx, festival, id, now),
    detach: (tx, _task, _shiftIds, batch) => {
      const acting = { tx, festival, batch, now };
      for (const shift of shiftsOf(festival.id, tx)) if (shift.taskId === id) deleteShift(acting, shift);
      for (const volunteer of volunteersOfTask(tx, festival.id, id))
        patchRoot(tx, festival, volunteerKind, volunteer, { verb: 'edited', batch }, now, {
          clearedTaskIds: volunteer.clearedTaskIds.filter((taskId) => taskId !== id),
          taskWishes: volunteer.taskWishes.filter(({ taskId }) => taskId !== id),
        });
    },
  });

/** The shifts that keep a task from being deleted. */
export const usesOfTask = (tx: Tx | Db, festival: Festival, taskId: number, now: string): number[] =>
  shiftsOf(festival.id, tx).flatMap((shift) =>
    shift.taskId === taskId && (shift.status === 'planned' || isToRead(tx, festival, shift, now)) ? shift.id : [],
  );

/** Whether somebody has still to read that a shift to come is cancelled. */
const isToRead = (tx: Tx | Db, { timeZone }: Festival, shift: Shift, now: string): boolean =>
  (shift.endsAt === null || toEpochMinutes(shift.endsAt, timeZone) > minutesAt(now)) &&
  assignmentsOn(tx, shift).some(({ seenRelease }) => seenRelease === null);

/** The refusal of a shift that refers to a row that is not of this festival. */
export const foreignShift = (tx: Tx, festivalId: number, input: ShiftInput) =>
  foreignField(tx, festivalId, [
    ['taskId', t.tasks, [input.taskId]],
    ['roomId', t.rooms, [input.roomId]],
    ['eventId', t.events, [input.eventId]],
    ['personId', t.people, [input.personId]],
  ]);

/** How many more shifts the festival may have. */
export function roomForShifts(tx: Tx, festivalId: number): number {
  const row = tx.select({ count: count() }).from(t.shifts).where(eq(t.shifts.festivalId, festivalId)).get();
  return MAX_SHIFTS - (row?.count ?? 0);
}

type NewShift = Omit<typeof t.shifts.$inferInsert, 'id' | 'festivalId' | 'createdAt'>;

/** Inserts shifts as one batch, each with its line of history. Returns the id of the first. */
export function insertShifts(
  { tx, festival, batch, now, clientKey = null }: Acting,
  rows: readonly NewShift[],
): number | undefined {
  const made = rows.map((row, i) => {
    const own = { ...row, festivalId: festival.id, createdAt: now };
    const act = { verb: 'created', batch, clientKey: i === 0 ? clientKey : null };
    return insertRoot(tx, festival, now, 'shift', t.shifts, own, act).id;
  });
  return made[0];
}

/**
 * The same shift on each of these days on which it does not exist yet; `standing` are the others.
 * Refuses a date that is no day of the festival, and one on which the clocks skip an hour of the
 * shift.
 */
function onDays(
  tx: Tx,
  festival: Authorized<'volunteers'>,
  shift: Omit<ShiftInput, 'version' | 'clientKey'>,
  days: readonly string[],
): { ok: true; others: NewShift[]; standing: CivilDate[] } | RefusedEdit {
  const known = new Set(daysOf(festival, tx).map(({ date }) => date));
  if (!days.every((day) => known.has(day))) return refuse('alsoOn', 'choice');
  const planned = shiftsOf(festival.id, tx).filter(({ status }) => status === 'planned');
  const own = dayOfRule(shift, festival);
  const others: NewShift[] = [];
  const standing: CivilDate[] = [];
  for (const day of new Set(days)) {
    const other = day === own ? null : onOtherDay(shift, day, festival);
    if (other === 'skipped') return refuse('alsoOn', 'skippedTime');
    if (other === null) continue;
    if (planned.some((one) => isSameWork(one, other))) standing.push(day);
    else others.push(other);
  }
  return { ok: true, others, standing };
}

/** `standing`: the requested days that had the same shift already, where nothing was made. */
type OnDays = { standing: readonly CivilDate[] };

/**
 * A new shift, with copies on these other festival days, in one batch. Refuses ids that are not of
 * this festival.
 */
export function createShift(
  festival: Authorized<'volunteers'>,
  input: ShiftInput,
  now: string,
  alsoOn: readonly string[] = [],
): (Written & OnDays) | RefusedEdit {
  return write(festival.db, (tx, batch): (Written & OnDays) | RefusedEdit => {
    const { clientKey } = input;
    const earlier = earlierTry(tx, festival.id, 'shift', clientKey);
    if (earlier) return { ...earlier, standing: [] };
    const foreign = foreignShift(tx, festival.id, input);
    if (foreign) return foreign;
    const shift = withoutRecordFields(input);
    const days = onDays(tx, festival, shift, alsoOn);
    if (!days.ok) return days;
    const { others, standing } = days;
    if (roomForShifts(tx, festival.id) < 1 + others.length) return refuse('taskId', `tooMany:${MAX_SHIFTS}`);
    const id = insertShifts({ tx, festival, batch, now, clientKey }, [shift, ...others]);
    return { ok: true, id: id ?? 0, batch, standing };
  });
}

/**
 * « Répéter ce créneau »: copies of the shift, without people, on these festival days, in one
 * batch. Days that have it already are left out; `count` says how many were made. Throws notFound.
 */
export function repeatShift(
  festival: Authorized<'volunteers'>,
  id: number,
  { alsoOn, clientKey }: RepeatInput,
  now: string,
): ({ ok: true; batch: string | null; count: number } & OnDays) | RefusedEdit {
  return write(festival.db, (tx, batch) => {
    const earlier = earlierTry(tx, festival.id, 'shift', clientKey);
    if (earlier?.batch)
      return { ok: true, batch: earlier.batch, count: changesIn(tx, festival.id, earlier.batch), standing: [] };
    const shift = shiftKind.read(tx, festival.id, id);
    if (shift?.status !== 'planned') throw notFound();
    const { id: _, festivalId, version, createdAt, status, ...columns } = shift;
    const on = onDays(tx, festival, columns, alsoOn);
    if (!on.ok) return on;
    const { others, standing } = on;
    if (roomForShifts(tx, festival.id) < others.length) return refuse('alsoOn', `tooMany:${MAX_SHIFTS}`);
    if (others.length === 0) return { ok: true, batch: null, count: 0, standing };
    insertShifts({ tx, festival, batch, now, clientKey }, others);
    return { ok: true, batch, count: others.length, standing };
  });
}

/**
 * Saves the shift as its form has it. People who agreed to something else are asked again, about
 * the hours of a séance once those are published.
 */
export function editShift(
  festival: Authorized<'volunteers'>,
  id: number,
  input: ShiftInput,
  now: string,
): Written | Changed<Shift> | RefusedEdit {
  const { version, clientKey } = input;
  return editRoot(festival, shiftKind, { id, version, clientKey }, now, (tx) => writeShift(tx, festival.id, id, input));
}

/** Writes the columns of a shift; refuses ids that are not of this festival. */
export function writeShift(tx: Tx, festivalId: number, id: number, input: ShiftInput): RefusedEdit | undefined {
  const foreign = foreignShift(tx, festivalId, input);
  if (foreign) return foreign;
  setRow(tx, t.shifts, festivalId, id, withoutRecordFields(input));
  return undefined;
}

/**
 * Ends shifts in one batch: those that nobody was asked for are deleted, the others stay as
 * cancelled, for the calendars. Throws notFound.
 */
export function endShifts(
  festival: Authorized<'volunteers'>,
  ids: readonly number[],
  clientKey: ClientKey,
  now: string,
): { ok: true; batch: string } {
  return write(festival.db, (tx, batch) => {
    const earlier = earlierTry(tx, festival.id, 'shift', clientKey);
    if (earlier) return { ok: true, batch: earlier.batch ?? '' };
    const moments = draftMoments(festival.id, tx);
    for (const [i, id] of ids.entries()) {
      const shift = orNotFound(shiftKind.read(tx, festival.id, id));
      endShift({ tx, festival, batch, now, clientKey: i === 0 ? clientKey : null }, shift, () => moments);
    }
    return { ok: true, batch };
  });
}
