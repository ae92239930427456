import { and, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { kindWithParts, type RootKind, rowKind, rowsOn } from '#lib/history/root-kind.ts';
import { withdrawnHashes } from '#lib/pictures/published.ts';
import { isEqual } from '#lib/plain-values.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';

export type VolunteerSettings = Readonly<typeof t.volunteerSettings.$inferSelect>;
export type Task = Readonly<typeof t.tasks.$inferSelect>;
export type Shift = Readonly<typeof t.shifts.$inferSelect>;
export type Assignment = Readonly<typeof t.assignments.$inferSelect>;
export type Exchange = Readonly<typeof t.exchanges.$inferSelect>;
export type Problem = Readonly<typeof t.problems.$inferSelect>;
export type EntryCount = Readonly<typeof t.entryCounts.$inferSelect>;
export type ChecklistItem = Readonly<typeof t.checklistItems.$inferSelect>;
export type Checklist = Readonly<typeof t.checklists.$inferSelect> & { readonly items: readonly ChecklistItem[] };
/** A volunteer with all rows that belong to them. Wall clocks are in the festival's zone. */
export type Volunteer = Readonly<typeof t.volunteers.$inferSelect> & {
  readonly clearedTaskIds: readonly number[];
  /** By start; empty when they have not said. */
  readonly availabilities: readonly { startsAt: string; endsAt: string }[];
  /** Whom they would like to be with; below, the séances they would like to see. */
  readonly withIds: readonly number[];
  readonly seeIds: readonly number[];
  /** Tasks they would like, and tasks they would rather not (or cannot) do; each once, by id. */
  readonly taskWishes: readonly TaskWished[];
};
type TaskWished = Readonly<Pick<typeof t.volunteerTaskWishes.$inferSelect, 'taskId' | 'wish'>>;

const { many: _, ...settingsRows } = rowKind('volunteer-settings', 'volunteers', t.volunteerSettings);
/** Renews the public key too, because public pages link to « Devenir bénévole ». */
export const settingsKind: RootKind<VolunteerSettings> = {
  ...settingsRows,
  insert: (tx, root) => {
    renewPublicKey(tx, root.festivalId);
    settingsRows.insert(tx, root);
  },
  update: (tx, root, current) => {
    if (root.joining !== current.joining) renewPublicKey(tx, root.festivalId);
    settingsRows.update(tx, root, current);
  },
  remove: (tx, root) => {
    renewPublicKey(tx, root.festivalId);
    settingsRows.remove(tx, root);
  },
};

const { many: __, ...taskRows } = rowKind('task', 'volunteers', t.tasks);
/** The task without its file, if that was withdrawn everywhere meanwhile. */
const withoutWithdrawn = (tx: Tx, task: Task): Task =>
  task.briefingFile && withdrawnHashes(task.festivalId, tx).includes(task.briefingFile.hash)
    ? { ...task, briefingFile: null }
    : task;
/** A withdrawn file stays away, whichever act is undone. */
export const taskKind = {
  ...taskRows,
  insert: (tx, task) => taskRows.insert(tx, withoutWithdrawn(tx, task)),
  update: (tx, task, current) => taskRows.update(tx, withoutWithdrawn(tx, task), current),
  staysSo(tx, _, { before: was, after: written }) {
    const [before, after] = [was as Task | null, written as Task | null];
    if (!before || !after) return false;
    const { briefingFile } = withoutWithdrawn(tx, before);
    const isOut = briefingFile === null && before.briefingFile !== null;
    return isOut && isEqual({ ...before, briefingFile, version: after.version }, { ...after, briefingFile });
  },
} as const satisfies RootKind<Task>;
export const shiftKind = rowKind('shift', 'volunteers', t.shifts);
export const assignmentKind = rowKind('assignment', 'volunteers', t.assignments);
export const exchangeKind = rowKind('exchange', 'volunteers', t.exchanges);
export const problemKind = rowKind('problem', 'volunteers', t.problems);
export const entryCountKind = rowKind('entry-count', 'volunteers', t.entryCounts);

/** The tables with rows that belong to a volunteer. */
const partsOfVolunteers = [
  t.volunteerTasks,
  t.volunteerAvailabilities,
  t.volunteerWishes,
  t.volunteerTaskWishes,
] as const;

const ofVolunteer = (table: (typeof partsOfVolunteers)[number], festivalId: number, id: number) =>
  and(eq(table.festivalId, festivalId), eq(table.volunteerId, id));

const partsOf = (db: Db | Tx, festivalId: number, id: number | null): ((id: number) => VolunteerParts) => {
  const cleared = rowsOn(db, t.volunteerTasks, 'volunteerId', festivalId, id, t.volunteerTasks.taskId);
  const hours = rowsOn(
    db,
    t.volunteerAvailabilities,
    'volunteerId',
    festivalId,
    id,
    t.volunteerAvailabilities.startsAt,
  );
  const { withVolunteerId: withThem, eventId: toSee } = t.volunteerWishes;
  const wishes = rowsOn(db, t.volunteerWishes, 'volunteerId', festivalId, id, withThem, toSee);
  const taskWishes = rowsOn(db, t.volunteerTaskWishes, 'volunteerId', festivalId, id, t.volunteerTaskWishes.taskId);
  return (one) => ({
    clearedTaskIds: cleared(one).map(({ taskId }) => taskId),
    availabilities: hours(one).map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    withIds: wishes(one).flatMap(({ withVolunteerId }) => withVolunteerId ?? []),
    seeIds: wishes(one).flatMap(({ eventId }) => eventId ?? []),
    taskWishes: taskWishes(one).map(({ taskId, wish }) => ({ taskId, wish })),
  });
};

export const volunteerKind = kindWithParts(
  'volunteer',
  'volunteers',
  t.volunteers,
  partsOf,
  // A volunteer in the history may be older than the wishes about tasks.
  (tx, { festivalId, id, taskWishes = [], ...parts }) =>
    putVolunteerParts(tx, festivalId, id, { ...parts, taskWishes }),
);

export type VolunteerParts = Pick<Volunteer, 'clearedTaskIds' | 'availabilities' | 'withIds' | 'seeIds' | 'taskWishes'>;

/** Replaces all rows that belong to a volunteer. */
export function putVolunteerParts(tx: Tx, festivalId: number, volunteerId: number, parts: VolunteerParts): undefined {
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

export const checklistKind = kindWithParts(
  'checklist',
  'volunteers',
  t.checklists,
  (db, festivalId, id) => {
    const { position, id: inOrder } = t.checklistItems;
    const items = rowsOn(db, t.checklistItems, 'checklistId', festivalId, id, position, inOrder);
    return (one): Pick<Checklist, 'items'> => ({ items: items(one) });
  },
  (tx, { festivalId, id, items }) => putChecklistItems(tx, festivalId, id, items),
);

/** Replaces the lines of a checklist; a line with an id keeps it, and its tick. */
export function putChecklistItems(
  tx: Tx,
  festivalId: number,
  checklistId: number,
  items: readonly (Pick<ChecklistItem, 'text' | 'tickedAt' | 'tickedBy'> & { id?: number })[],
): undefined {
  tx.delete(t.checklistItems)
    .where(and(eq(t.checklistItems.festivalId, festivalId), eq(t.checklistItems.checklistId, checklistId)))
    .run();
  for (const [position, { id, text, tickedAt, tickedBy }] of items.entries())
    tx.insert(t.checklistItems)
      .values({ ...(id !== undefined && { id }), festivalId, checklistId, position, text, tickedAt, tickedBy })
      .run();
}
