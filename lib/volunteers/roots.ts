import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { readRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import type { Restorer } from '#lib/history/restorer.ts';
import { rootRestorer, rowHands, rowHandsWithParts } from '#lib/history/root-restorer.ts';
import { type Root, type RootKind, rowKind } from '#lib/history/roots.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { renewPublicKey } from '#lib/programme/new-public-key.ts';
import type { VolunteerInput } from './schema.ts';

export type VolunteerSettings = Readonly<typeof t.volunteerSettings.$inferSelect>;
export type Task = Readonly<typeof t.tasks.$inferSelect>;
export type Shift = Readonly<typeof t.shifts.$inferSelect>;
export type Assignment = Readonly<typeof t.assignments.$inferSelect>;
export type Exchange = Readonly<typeof t.exchanges.$inferSelect>;
export type Problem = Readonly<typeof t.problems.$inferSelect>;
export type EntryCount = Readonly<typeof t.entryCounts.$inferSelect>;
export type ChecklistItem = Readonly<typeof t.checklistItems.$inferSelect>;
export type Checklist = Readonly<typeof t.checklists.$inferSelect> & { readonly items: readonly ChecklistItem[] };
/** A volunteer with what hangs on them. Wall clocks are in the festival's zone. */
export type Volunteer = Readonly<typeof t.volunteers.$inferSelect> & {
  readonly clearedTaskIds: readonly number[];
  /** By start; empty when they have not said. */
  readonly availabilities: readonly { startsAt: string; endsAt: string }[];
  /** With whom, and which séances to see. */
  readonly withIds: readonly number[];
  readonly seeIds: readonly number[];
  /** What they would like to do, and what they would rather not (or cannot); each task once, by id. */
  readonly taskWishes: readonly TaskWished[];
};
type TaskWished = Readonly<Pick<typeof t.volunteerTaskWishes.$inferSelect, 'taskId' | 'wish'>>;

export const settingsKind = rowKind('volunteer-settings', t.volunteerSettings);
export const taskKind = rowKind('task', t.tasks);
export const shiftKind = rowKind('shift', t.shifts);
export const assignmentKind = rowKind('assignment', t.assignments);
export const exchangeKind = rowKind('exchange', t.exchanges);
export const problemKind = rowKind('problem', t.problems);
export const entryCountKind = rowKind('entry-count', t.entryCounts);

/** The tables that hold what hangs on a volunteer. */
const partsOfVolunteers = [
  t.volunteerTasks,
  t.volunteerAvailabilities,
  t.volunteerWishes,
  t.volunteerTaskWishes,
] as const;

const ofVolunteer = (table: (typeof partsOfVolunteers)[number], festivalId: number, id: number) =>
  and(eq(table.festivalId, festivalId), eq(table.volunteerId, id));

function readVolunteer(db: Db | Tx, festivalId: number, id: number): Volunteer | null {
  const row = readRow(db, t.volunteers, festivalId, id);
  if (!row) return null;
  const cleared = db
    .select()
    .from(t.volunteerTasks)
    .where(ofVolunteer(t.volunteerTasks, festivalId, id))
    .orderBy(asc(t.volunteerTasks.taskId))
    .all();
  const hours = db
    .select()
    .from(t.volunteerAvailabilities)
    .where(ofVolunteer(t.volunteerAvailabilities, festivalId, id))
    .orderBy(asc(t.volunteerAvailabilities.startsAt))
    .all();
  const wishes = db
    .select()
    .from(t.volunteerWishes)
    .where(ofVolunteer(t.volunteerWishes, festivalId, id))
    .orderBy(asc(t.volunteerWishes.withVolunteerId), asc(t.volunteerWishes.eventId))
    .all();
  const taskWishes = db
    .select()
    .from(t.volunteerTaskWishes)
    .where(ofVolunteer(t.volunteerTaskWishes, festivalId, id))
    .orderBy(asc(t.volunteerTaskWishes.taskId))
    .all();
  return {
    ...row,
    clearedTaskIds: cleared.map(({ taskId }) => taskId),
    availabilities: hours.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    withIds: wishes.flatMap(({ withVolunteerId }) => withVolunteerId ?? []),
    seeIds: wishes.flatMap(({ eventId }) => eventId ?? []),
    taskWishes: taskWishes.map(({ taskId, wish }) => ({ taskId, wish })),
  };
}

export const volunteerKind: RootKind<Volunteer> = { entity: 'volunteer', table: t.volunteers, read: readVolunteer };

export type VolunteerParts = Pick<Volunteer, 'clearedTaskIds' | 'availabilities' | 'withIds' | 'seeIds' | 'taskWishes'>;

/** Writes anew what hangs on a volunteer. */
export function putVolunteerParts(tx: Tx, festivalId: number, volunteerId: number, parts: VolunteerParts): void {
  const own = { festivalId, volunteerId };
  for (const table of partsOfVolunteers)
    tx.delete(table)
      .where(ofVolunteer(table, festivalId, volunteerId))
      .run();
  for (const taskId of parts.clearedTaskIds)
    tx.insert(t.volunteerTasks)
      .values({ ...own, taskId })
      .run();
  for (const hours of parts.availabilities)
    tx.insert(t.volunteerAvailabilities)
      .values({ ...own, ...hours })
      .run();
  for (const withVolunteerId of parts.withIds)
    tx.insert(t.volunteerWishes)
      .values({ ...own, withVolunteerId })
      .run();
  for (const eventId of parts.seeIds)
    tx.insert(t.volunteerWishes)
      .values({ ...own, eventId })
      .run();
  for (const wished of parts.taskWishes)
    tx.insert(t.volunteerTaskWishes)
      .values({ ...own, ...wished })
      .run();
}

function readChecklist(db: Db | Tx, festivalId: number, id: number): Checklist | null {
  const row = readRow(db, t.checklists, festivalId, id);
  if (!row) return null;
  const items = db
    .select()
    .from(t.checklistItems)
    .where(and(eq(t.checklistItems.festivalId, festivalId), eq(t.checklistItems.checklistId, id)))
    .orderBy(asc(t.checklistItems.position), asc(t.checklistItems.id))
    .all();
  return { ...row, items };
}

export const checklistKind: RootKind<Checklist> = { entity: 'checklist', table: t.checklists, read: readChecklist };

/** Writes the lines of a checklist anew; a line that has an id keeps it, and its tick. */
export function putChecklistItems(
  tx: Tx,
  festivalId: number,
  checklistId: number,
  items: readonly (Pick<ChecklistItem, 'text' | 'tickedAt' | 'tickedBy'> & { id?: number })[],
): void {
  tx.delete(t.checklistItems)
    .where(and(eq(t.checklistItems.festivalId, festivalId), eq(t.checklistItems.checklistId, checklistId)))
    .run();
  for (const [position, { id, text, tickedAt, tickedBy }] of items.entries())
    tx.insert(t.checklistItems)
      .values({ ...(id !== undefined && { id }), festivalId, checklistId, position, text, tickedAt, tickedBy })
      .run();
}

export const volunteerRestorer = rootRestorer(
  'volunteers',
  // History from before there were wishes about tasks has no such list.
  rowHandsWithParts(volunteerKind, (tx, { taskWishes = [], ...volunteer }) =>
    putVolunteerParts(tx, volunteer.festivalId, volunteer.id, { ...volunteer, taskWishes }),
  ),
);

export const checklistRestorer = rootRestorer(
  'volunteers',
  rowHandsWithParts(checklistKind, (tx, { festivalId, id, items }) => putChecklistItems(tx, festivalId, id, items)),
);

const assignmentHands = rowHands(t.assignments);

/** What a volunteer has seen is no part of anybody's act: it stays when the act is taken back. */
export const assignmentRows = rootRestorer('volunteers', {
  ...assignmentHands,
  update: (tx, root, current) => {
    const { seenRelease, seenStartsAt, seenEndsAt, seenRoomId } = current as Assignment;
    assignmentHands.update(tx, { ...root, seenRelease, seenStartsAt, seenEndsAt, seenRoomId } as Root, current);
  },
});

const settingsRows = rootRestorer('volunteers', rowHands(t.volunteerSettings));
/** Public pages say where one becomes a volunteer. */
export const settingsRestorer: Restorer = {
  ...settingsRows,
  restore(tx, festivalId, change) {
    renewPublicKey(tx, festivalId);
    return settingsRows.restore(tx, festivalId, change);
  },
};
export const taskRestorer = rootRestorer('volunteers', rowHands(t.tasks));
export const shiftRestorer = rootRestorer('volunteers', rowHands(t.shifts));
export const exchangeRestorer = rootRestorer('volunteers', rowHands(t.exchanges));
export const problemRestorer = rootRestorer('volunteers', rowHands(t.problems));
export const entryCountRestorer = rootRestorer('volunteers', rowHands(t.entryCounts));

/** What of a volunteer's form stands in their own row. */
export const volunteerColumnsOf = (input: VolunteerInput) => {
  const { clearedTaskIds: _c, availabilities: _a, withIds: _w, seeIds: _s, ...own } = withoutRecordFields(input);
  const { taskWishes: _t, ...columns } = own;
  return columns;
};
